import { ActionIcon, Button, Group, Stack, Title } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { Promised } from '#shared/domain/meeting/promise.ts';
import type { Task } from '#shared/domain/meeting/task.ts';
import type { ServiceRequest } from '#shared/domain/service/service-request.ts';
import {
  ChoiceField,
  DateField,
  problemOf,
  TextAreaField,
  TextField,
} from '../../components/form-fields.tsx';
import { formKeys } from '../../components/forms/form-keys.ts';
import { type RecordDraft, useRecordDraft } from '../../components/forms/record-draft.ts';
import { nameOfKind } from '../../components/kind-words.ts';
import { useSidePanel } from '../../components/use-side-panel.ts';
import { useCommands } from '../../services/commands.tsx';
import type { DueItem } from '../../services/due-items.ts';

type EditableItem = Exclude<DueItem, { kind: 'reportSchedule' }>;

const TITLE_FIELDS = {
  task: 'title',
  promise: 'undertaking',
  serviceRequest: 'subject',
} as const;

interface ItemEditorProps {
  item: EditableItem;
  onClose: () => void;
}

/** Edits a task, promise or service request beside the list: Ctrl+Enter saves, Esc closes and keeps what was written. */
export function ItemEditor({ item, onClose }: ItemEditorProps) {
  const commands = useCommands();
  const { kind, id } = item;
  const draft = useRecordDraft<EditableItem['kind']>({ kind, id, data: item.data });
  const titleField = TITLE_FIELDS[kind];
  const form = useRef<HTMLFormElement>(null);
  useSidePanel(onClose);
  useEffect(() => form.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus(), []);

  const save = () => draft.save('Saved', onClose);
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
        formKeys(() => void save())(event);
      }}
    >
      <Stack gap="md">
        <Group justify="space-between" wrap="nowrap">
          <Title order={2}>{nameOfKind(kind)}</Title>
          <ActionIcon variant="subtle" color="gray" aria-label="Close" onClick={onClose}>
            <IconX size={16} />
          </ActionIcon>
        </Group>
        <TextField
          label="What"
          value={String(draft.data[titleField] ?? '')}
          onChange={(title) => draft.set(titleField, title)}
          problem={problemOf(draft.problems, titleField)}
          autoFocus
        />
        <DateField
          label="Due"
          value={draft.data.dueOn}
          onChange={(dueOn) => draft.set('dueOn', dueOn)}
          problem={problemOf(draft.problems, 'dueOn')}
        />
        <KindFields kind={kind} draft={draft} />
        <Group gap="xs">
          <Button variant="subtle" color="red" mr="auto" onClick={() => void remove()}>
            Delete
          </Button>
          {draft.isChanged ? (
            <Button variant="subtle" onClick={draft.discard}>
              Put back
            </Button>
          ) : null}
          <Button type="submit" aria-keyshortcuts="Control+Enter">
            Save
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function KindFields(props: {
  kind: EditableItem['kind'];
  draft: RecordDraft<EditableItem['kind']>;
}) {
  const { kind, draft } = props;
  if (kind === 'promise') {
    return (
      <ChoiceField
        label="Who promised"
        choices={[
          { value: 'us', label: 'We' },
          { value: 'client', label: 'The client' },
        ]}
        value={(draft.data as Promised).promisedBy}
        onChange={(promisedBy) => draft.set('promisedBy', promisedBy)}
      />
    );
  }
  if (kind === 'serviceRequest') {
    const data = draft.data as ServiceRequest;
    return (
      <TextAreaField
        label="Details"
        value={data.description}
        onChange={(description) => draft.set('description', description)}
        problem={problemOf(draft.problems, 'description')}
      />
    );
  }
  const data = draft.data as Task;
  return (
    <>
      <ChoiceField
        label="Priority"
        choices={[
          { value: 'high', label: 'High' },
          { value: 'normal', label: 'Normal' },
          { value: 'low', label: 'Low' },
        ]}
        value={data.priority}
        onChange={(priority) => draft.set('priority', priority)}
      />
      <TextAreaField
        label="Details"
        value={data.details}
        onChange={(details) => draft.set('details', details)}
        problem={problemOf(draft.problems, 'details')}
      />
    </>
  );
}
