import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { ClientSelect } from '../../components/client-select.tsx';
import { useSidePanel } from '../../components/use-side-panel.ts';
import { useCommands } from '../../services/commands.tsx';
import { useSession } from '../../services/session.tsx';
import { type NewItem, newRequest, WHAT_NEW } from './new-item.ts';
import classes from './tasks.module.css';

interface NewItemRowProps {
  clientId: RecordId | null;
  onClose: () => void;
}

/** Writes down tasks and promises one after the other: Enter keeps one, Esc ends. */
export function NewItemRow({ clientId, onClose }: NewItemRowProps) {
  const commands = useCommands();
  useSidePanel(onClose);
  const { owner } = useSession();
  const title = useRef<HTMLInputElement>(null);
  const [item, setItem] = useState<NewItem>({ what: 'task', title: '', clientId, dueOn: null });
  const [problem, setProblem] = useState<'title' | 'client' | null>(null);

  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!item.title.trim()) return setProblem('title');
    if (!item.clientId) return setProblem('client');
    const request = newRequest(
      { ...item, clientId: item.clientId },
      { id: await commands.newId(), assigneeId: owner.personId },
    );
    const saved = await commands.save([request]);
    if (!saved.ok) return;
    setItem({ ...item, title: '' });
    title.current?.focus();
  };

  return (
    <form
      className={classes.newItem}
      aria-label="New task or promise"
      onSubmit={(event) => void save(event)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save(event);
      }}
    >
      <TextInput
        ref={title}
        aria-label="What has to be done"
        placeholder="What has to be done"
        value={item.title}
        maxLength={200}
        autoFocus
        error={problem === 'title' ? 'Say what has to be done.' : undefined}
        onChange={(event) => {
          setProblem(null);
          setItem({ ...item, title: event.currentTarget.value });
        }}
      />
      <ClientSelect
        value={item.clientId}
        problem={problem === 'client' ? 'Choose the client.' : undefined}
        onChange={(id) => {
          setProblem(null);
          setItem({ ...item, clientId: id });
        }}
      />
      <NativeSelect
        aria-label="Kind"
        data={WHAT_NEW}
        value={item.what}
        onChange={(event) =>
          setItem({ ...item, what: event.currentTarget.value as NewItem['what'] })
        }
      />
      <TextInput
        type="date"
        aria-label="Due"
        value={item.dueOn ?? ''}
        onChange={(event) =>
          setItem({ ...item, dueOn: (event.currentTarget.value || null) as CalendarDate | null })
        }
      />
      <Group gap="xs" wrap="nowrap">
        <Button type="submit">Add</Button>
        <Button variant="subtle" color="gray" onClick={onClose}>
          Close
        </Button>
      </Group>
    </form>
  );
}
