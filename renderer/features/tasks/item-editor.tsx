import { ActionIcon, Button, Group, Stack, Title } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { RuleBreach } from '#shared/domain/kind.ts';
import { kinds } from '#shared/domain/kinds.ts';
import {
  ChoiceField,
  DateField,
  problemOf,
  TextAreaField,
  TextField,
} from '../../components/form-fields.tsx';
import { useSidePanel } from '../../components/use-side-panel.ts';
import { useCommands } from '../../services/commands.tsx';
import { useDraftKeeper } from '../../services/drafts.ts';
import type { DueItem } from '../../services/due-items.ts';
import type { SaveRequest } from '../../vault/api.ts';

type EditableItem = Exclude<DueItem, { kind: 'reportSchedule' }>;

interface ItemEditorProps {
  item: EditableItem;
  onClose: () => void;
}

/** Edits a task or promise beside the list: Ctrl+Enter saves, Esc closes. */
export function ItemEditor({ item, onClose }: ItemEditorProps) {
  const commands = useCommands();
  const [draft, setDraft] = useState(item);
  const [problems, setProblems] = useState<readonly RuleBreach[]>([]);
  const form = useRef<HTMLFormElement>(null);
  useSidePanel(onClose);
  useEffect(() => form.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus(), []);

  const save = async () => {
    const request = requestOf(draft);
    const parsed = kinds[request.kind].schema.safeParse(request.data);
    if (!parsed.success) {
      setProblems(
        parsed.error.issues.map((issue) => ({
          field: String(issue.path[0] ?? ''),
          message: issue.message,
        })),
      );
      return;
    }
    const saved = await commands.save([request], { done: 'Saved' });
    if (saved.ok) onClose();
    else if (saved.error.field) {
      setProblems([{ field: saved.error.field, message: saved.error.message }]);
    }
  };
  // A lock must not lose what is half written, as far as it can be kept.
  useDraftKeeper(() => {
    const request = requestOf(draft);
    const isKept = draft !== item && kinds[request.kind].schema.safeParse(request.data).success;
    return isKept ? commands.save([request]) : undefined;
  });
  const remove = async () => {
    const removed = await commands.remove([{ kind: item.kind, id: item.id }], {
      done: `Deleted: ${item.title}`,
    });
    if (removed.ok) onClose();
  };

  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          event.stopPropagation();
          onClose();
        }
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          void save();
        }
      }}
    >
      <Stack gap="md">
        <Group justify="space-between" wrap="nowrap">
          <Title order={2}>{item.kind === 'task' ? 'Task' : 'Promise'}</Title>
          <ActionIcon variant="subtle" color="gray" aria-label="Close" onClick={onClose}>
            <IconX size={16} />
          </ActionIcon>
        </Group>
        <TextField
          label="What"
          value={draft.title}
          onChange={(title) => setDraft({ ...draft, title })}
          problem={problemOf(problems, 'title') ?? problemOf(problems, 'undertaking')}
          autoFocus
        />
        <DateField
          label="Due"
          value={draft.dueOn}
          onChange={(dueOn) => setDraft({ ...draft, dueOn })}
          problem={problemOf(problems, 'dueOn')}
        />
        <KindFields draft={draft} onChange={setDraft} problems={problems} />
        <Group justify="space-between">
          <Button variant="subtle" color="red" onClick={() => void remove()}>
            Delete
          </Button>
          <Button type="submit" aria-keyshortcuts="Control+Enter">
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function KindFields(props: {
  draft: EditableItem;
  onChange: (draft: EditableItem) => void;
  problems: readonly RuleBreach[];
}) {
  const { draft, onChange, problems } = props;
  if (draft.kind === 'promise') {
    return (
      <ChoiceField
        label="Who promised"
        choices={[
          { value: 'us', label: 'We' },
          { value: 'client', label: 'The client' },
        ]}
        value={draft.data.promisedBy}
        onChange={(promisedBy) => onChange({ ...draft, data: { ...draft.data, promisedBy } })}
      />
    );
  }
  return (
    <>
      <ChoiceField
        label="Priority"
        choices={[
          { value: 'high', label: 'High' },
          { value: 'normal', label: 'Normal' },
          { value: 'low', label: 'Low' },
        ]}
        value={draft.data.priority}
        onChange={(priority) => onChange({ ...draft, data: { ...draft.data, priority } })}
      />
      <TextAreaField
        label="Details"
        value={draft.data.details}
        onChange={(details) => onChange({ ...draft, data: { ...draft.data, details } })}
        problem={problemOf(problems, 'details')}
      />
    </>
  );
}

function requestOf(draft: EditableItem): SaveRequest<'task'> | SaveRequest<'promise'> {
  const { id, title, dueOn } = draft;
  return draft.kind === 'task'
    ? { kind: 'task', id, data: { ...draft.data, title, dueOn } }
    : { kind: 'promise', id, data: { ...draft.data, undertaking: title, dueOn } };
}
