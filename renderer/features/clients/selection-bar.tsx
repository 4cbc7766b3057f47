import { Button, Group, Popover, Stack, TextInput } from '@mantine/core';
import { IconSquarePlus, IconTag, IconX } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { DateField } from '../../components/form-fields.tsx';
import { countOf } from '../../components/formats.ts';
import classes from './clients-page.module.css';
import { useClientsActions } from './use-clients-actions.ts';

interface SelectionBarProps {
  selected: ReadonlySet<string>;
  onClear: () => void;
}

/** What can be done with the marked clients. */
export function SelectionBar({ selected, onClear }: SelectionBarProps) {
  const actions = useClientsActions(selected);
  return (
    <div className={classes.selection} role="toolbar" aria-label="Marked clients">
      <span>{countOf(selected.size, 'client', 'clients')} marked</span>
      <Ask label="Tag" icon={<IconTag size={16} aria-hidden="true" />} field="Tag">
        {(text) => actions.tag(text)}
      </Ask>
      <Ask
        label="New task for each"
        icon={<IconSquarePlus size={16} aria-hidden="true" />}
        field="What has to be done"
        asksDate
      >
        {(text, dueOn) => actions.newTasks(text, dueOn)}
      </Ask>
      <Button
        variant="subtle"
        color="gray"
        leftSection={<IconX size={16} aria-hidden="true" />}
        onClick={onClear}
      >
        Clear
      </Button>
    </div>
  );
}

interface AskProps {
  label: string;
  icon: React.ReactNode;
  field: string;
  asksDate?: boolean;
  /** Returns whether it was done. */
  children: (text: string, dueOn: CalendarDate | null) => Promise<boolean>;
}

/** A button that asks for one line before it acts. */
function Ask({ label, icon, field, asksDate, children: act }: AskProps) {
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [dueOn, setDueOn] = useState<CalendarDate | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '' || !(await act(text.trim(), dueOn))) return;
    setOpen(false);
    setText('');
  };
  return (
    <Popover opened={isOpen} onChange={setOpen} width={300} trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" leftSection={icon} onClick={() => setOpen((open) => !open)}>
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form onSubmit={(event) => void submit(event)}>
          <Stack gap="sm">
            <TextInput
              label={field}
              maxLength={200}
              value={text}
              data-autofocus
              onChange={(event) => setText(event.currentTarget.value)}
            />
            {asksDate ? <DateField label="Due" value={dueOn} onChange={setDueOn} /> : null}
            <Group justify="flex-end">
              <Button type="submit" disabled={text.trim() === ''}>
                {label}
              </Button>
            </Group>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
