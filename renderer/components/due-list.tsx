import { Link } from 'wouter';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { type DueItem, useToggleDone } from '../services/due-items.ts';
import { routes } from '../services/routes.ts';
import { DoneButton } from './done-button.tsx';
import { DueDate } from './due-date.tsx';
import classes from './due-list.module.css';
import { dueWord } from './due-words.ts';
import { useRovingList } from './use-roving-list.ts';

interface DueListProps {
  label: string;
  items: readonly DueItem[];
  today: CalendarDate;
}

/** A short list of what is due: arrows move, Space or X marks as done, Enter opens the client. */
export function DueList({ label, items, today }: DueListProps) {
  const toggle = useToggleDone();
  const roving = useRovingList(items.length);
  return (
    <ul className={classes.list} aria-label={label} onKeyDown={roving.onKeyDown} ref={roving.list}>
      {items.map((item, index) => (
        <li key={`${item.kind}${item.id}`} className={classes.item}>
          <DoneButton
            title={item.title}
            isOpen={item.isOpen}
            tabIndex={-1}
            onToggle={() => void toggle(item)}
          />
          <Link
            to={routes.client(
              item.clientId,
              item.kind === 'reportSchedule' ? 'reports' : 'promises',
            )}
            className={classes.link}
            data-roving={index}
            tabIndex={index === roving.index ? 0 : -1}
            onFocus={() => roving.setIndex(index)}
            aria-keyshortcuts="x"
            onKeyDown={(event) => {
              if (event.key !== ' ' && event.key !== 'x') return;
              event.preventDefault();
              void toggle(item);
            }}
          >
            <span className={classes.title}>{item.title}</span>
            <span className={classes.detail}>
              {dueWord(item)} · {item.clientName}
            </span>
          </Link>
          <span className={classes.due}>
            <DueDate dueOn={item.dueOn} today={today} isOpen={item.isOpen} />
          </span>
        </li>
      ))}
    </ul>
  );
}
