import { Alert, Button, Drawer, Group, Stack } from '@mantine/core';
import { memo, useEffect, useRef, useState } from 'react';
import type { Kind } from '#shared/domain/kinds.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { useCommands } from '../../services/commands.tsx';
import { problemOf } from '../form-fields.tsx';
import { nameOfKind } from '../kind-words.ts';
import { ProblemNote } from '../problem-note.tsx';
import { useReturnedFocus } from '../returned-focus.ts';
import type { FormField } from './form-field.tsx';
import { formKeys } from './form-keys.ts';
import { type Editing, type SavedTogether, useRecordDraft } from './record-draft.ts';
import classes from './record-drawer.module.css';

interface RecordDrawerProps<K extends Kind> {
  /** What is edited; `null` closes the drawer. */
  editing: Editing<K> | null;
  fields: readonly FormField[];
  /** What is saved and deleted with the record; default: nothing else. */
  together?: SavedTogether | undefined;
  /** Default: "New contact" or "Contact". */
  title?: string;
  onClose: () => void;
  onSaved?: (id: RecordId, kind: Kind) => void;
  /** Asked to delete; default: deletes with an undo. `false`: it cannot be deleted here. */
  canDelete?: boolean;
}

function FormDrawer<K extends Kind>(props: RecordDrawerProps<K>) {
  const { editing, onClose } = props;
  const word = editing ? nameOfKind(editing.kind) : '';
  const title = props.title ?? (editing?.id ? word : `New ${word.toLocaleLowerCase()}`);
  return (
    <Drawer
      opened={editing !== null}
      onClose={onClose}
      position="right"
      size={440}
      title={title}
      transitionProps={{ duration: 120 }}
      // The form gives the focus back: the drawer knows only what opened it, and a key is no such thing.
      returnFocus={false}
      closeButtonProps={{ 'aria-label': 'Close' }}
      classNames={{ title: classes.title ?? '', header: classes.header ?? '' }}
    >
      {editing ? (
        <RecordForm
          key={`${editing.kind}${editing.id}${editing.context}`}
          {...props}
          editing={editing}
        />
      ) : null}
    </Drawer>
  );
}

/** Edits or makes a record at the side: Ctrl+Enter saves, Esc closes and keeps what was written. */
export const RecordDrawer = memo(FormDrawer) as typeof FormDrawer;

/** A field with a problem, or several fields that have one together (`data-refused`). */
const REFUSED = '[aria-invalid="true"], [data-refused]';

function RecordForm<K extends Kind>(props: RecordDrawerProps<K> & { editing: Editing<K> }) {
  const { editing, fields, together, onClose, onSaved, canDelete = true } = props;
  const commands = useCommands();
  const draft = useRecordDraft(editing, together);
  const [wasBegun] = useState(draft.isChanged);
  useReturnedFocus();
  const word = nameOfKind(editing.kind);
  const data = draft.data as Readonly<Record<string, unknown>>;
  const shown = new Set(fields.map(({ name }) => name));
  const elsewhere = draft.problems.filter(({ field }) => !shown.has(field));

  const form = useRef<HTMLFormElement>(null);
  const [refusals, setRefusals] = useState(0);
  // What has to change may be out of sight: the form is longer than the window.
  useEffect(() => {
    if (refusals > 0) form.current?.querySelector<HTMLElement>(REFUSED)?.focus();
  }, [refusals]);

  // A second click while the first is saved would make a second record.
  const isSaving = useRef(false);
  const save = async () => {
    if (isSaving.current) return;
    isSaving.current = true;
    const id = await draft.save(editing.id ? `${word} saved` : `${word} added`, onClose);
    isSaving.current = false;
    if (id === null) setRefusals((count) => count + 1);
    else onSaved?.(id, editing.kind);
  };
  const remove = async () => {
    if (!editing.id) return;
    const records = [{ kind: editing.kind, id: editing.id }, ...(together?.deletedToo ?? [])];
    const removed = await commands.remove(records, { done: `${word} deleted` });
    if (removed.ok) onClose();
  };

  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={formKeys(() => void save())}
    >
      <Stack gap="md">
        {draft.isChanged && (editing.id || wasBegun) ? (
          <Alert variant="light" color="gray" p="xs">
            <Group justify="space-between" wrap="nowrap">
              Not saved yet
              <Button variant="subtle" size="compact-sm" onClick={draft.discard}>
                {editing.id ? 'Put back' : 'Begin anew'}
              </Button>
            </Group>
          </Alert>
        ) : null}
        {elsewhere.map(({ field, message }) => (
          <ProblemNote key={field}>{message}</ProblemNote>
        ))}
        <div className={classes.fields}>
          {fields.map((field, index) => (
            <div key={field.name} className={field.isHalf ? classes.half : classes.whole}>
              {field.draw({
                value: data[field.name],
                change: (value) => draft.set(field.name, value),
                problem: problemOf(draft.problems, field.name),
                autoFocus: index === 0,
                data,
                set: draft.set,
              })}
            </div>
          ))}
        </div>
        <Group justify="space-between">
          {editing.id && canDelete ? (
            <Button variant="subtle" color="red" onClick={() => void remove()}>
              Delete
            </Button>
          ) : (
            <span />
          )}
          <Group gap="xs">
            <Button variant="default" onClick={onClose}>
              Close
            </Button>
            <Button type="submit" aria-keyshortcuts="Control+Enter">
              {editing.id ? 'Save' : 'Add'}
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  );
}
