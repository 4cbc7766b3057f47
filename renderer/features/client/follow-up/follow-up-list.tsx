import { UnstyledButton } from '@mantine/core';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { DoneButton } from '../../../components/done-button.tsx';
import { DueDate } from '../../../components/due-date.tsx';
import { useToggleDone } from '../../../services/due-items.ts';
import { useEditor } from '../editor/editor.tsx';
import classes from './follow-up.module.css';
import type { FollowUpItem } from './follow-up-items.ts';

interface FollowUpListProps {
  label: string;
  items: readonly FollowUpItem[];
  today: CalendarDate;
}

/** Promises, tasks or closed service requests by due day; the mark closes one, its title edits it. */
export function FollowUpList({ label, items, today }: FollowUpListProps) {
  const toggle = useToggleDone();
  const editor = useEditor();
  const sorted = items.toSorted((a, b) => ((a.dueOn ?? '9999') < (b.dueOn ?? '9999') ? -1 : 1));
  const edit = (item: FollowUpItem) => {
    const about = { id: item.id, editedAt: null, editedBy: null };
    switch (item.kind) {
      case 'task':
        return editor.edit('task', { ...about, data: item.data });
      case 'promise':
        return editor.edit('promise', { ...about, data: item.data });
      case 'serviceRequest':
        return editor.edit('serviceRequest', { ...about, data: item.data });
    }
  };
  return (
    <ul className={classes.list} aria-label={label}>
      {sorted.map((item) => (
        <li key={item.id} className={classes.item}>
          <DoneButton title={item.title} isOpen={item.isOpen} onToggle={() => void toggle(item)} />
          <UnstyledButton
            className={classes.title}
            data-open={item.isOpen}
            onClick={() => edit(item)}
          >
            {item.title}
          </UnstyledButton>
          <DueDate dueOn={item.dueOn} today={today} isOpen={item.isOpen} />
        </li>
      ))}
    </ul>
  );
}
