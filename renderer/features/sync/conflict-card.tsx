import { Button, Group } from '@mantine/core';
import { useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { RecordData } from '#shared/domain/kind.ts';
import type { Conflict } from '#shared/domain/organisation/conflict.ts';
import { returnFocus } from '../../components/returned-focus.ts';
import { useClientNames } from '../../services/client-names.tsx';
import { useCommands } from '../../services/commands.tsx';
import { useKeptFields } from '../../services/form-drafts.tsx';
import { useSession } from '../../services/session.tsx';
import { personDate } from '../../services/today.ts';
import type { RecordView } from '../../vault/views.ts';
import { ConflictEditor } from './conflict-editor.tsx';
import { ConflictSide } from './conflict-side.tsx';
import {
  canEdit,
  canKeepBoth,
  conflictTitle,
  fieldsInConflict,
  isSwapped,
} from './conflict-words.ts';
import classes from './sync-page.module.css';

interface ConflictCardProps {
  conflict: RecordView<'conflict'>;
  nameOf: (personId: string | null) => string;
}

type Choice = NonNullable<Conflict['resolution']>;

/** Two versions side by side, the difference marked, and four ways out. */
export function ConflictCard({ conflict, nameOf }: ConflictCardProps) {
  const { data } = conflict;
  const commands = useCommands();
  const clients = useClientNames();
  const { owner } = useSession();
  const titleId = useId();
  const card = useRef<HTMLElement>(null);
  const fields = fieldsInConflict(data);

  const resolve = async (choice: Choice, edited?: RecordData) => {
    const resolved = await commands.run(
      (vault) =>
        vault.resolveConflict({
          ...{ conflictId: conflict.id, choice, today: personDate(new Date()) },
          ...(edited ? { edited } : {}),
        }),
      { done: 'Conflict resolved' },
    );
    if (resolved.ok) draft.discard();
  };

  const [ours, others] = isSwapped(data, owner.personId)
    ? (['theirs', 'mine'] as const)
    : (['mine', 'theirs'] as const);
  // What is typed into the third version is kept like the fields of a form.
  const form = {
    ...{ place: `draft.conflict.${conflict.id}`, kind: 'conflict' as const },
    ...{ recordId: conflict.id, clientId: data.clientId, blank: {} },
  };
  const draft = useKeptFields<RecordData>(form, data[ours].values ?? {});
  const [isOpened, setOpened] = useState(false);
  // Begun before a lock, it is open again.
  const isEditing = isOpened || draft.begun !== null;

  const cancel = () => {
    draft.discard();
    flushSync(() => setOpened(false));
    returnFocus(card.current);
  };

  return (
    <article
      ref={card}
      className={classes.conflict}
      aria-labelledby={titleId}
      tabIndex={-1}
      data-conflict={conflict.id}
    >
      <h3 id={titleId} className={classes.conflictTitle}>
        {conflictTitle(data)}
      </h3>
      <p className={classes.detail}>{clients.nameOf(data.clientId)}</p>
      <div className={classes.sides}>
        <ConflictSide title="Mine" side={ours} conflict={data} fields={fields} nameOf={nameOf} />
        <ConflictSide
          title="Theirs"
          side={others}
          conflict={data}
          fields={fields}
          nameOf={nameOf}
        />
      </div>
      {isEditing ? (
        <ConflictEditor
          edited={draft.fields}
          fields={fields}
          onChange={(field, value) => {
            // Typed back to what it was, it is no draft any more, and open all the same.
            setOpened(true);
            draft.set(field, value);
          }}
          onSave={() => void resolve('edited', draft.fields)}
          onCancel={cancel}
        />
      ) : (
        <Group gap="xs">
          <Button variant="default" onClick={() => void resolve(ours)}>
            Keep mine
          </Button>
          <Button variant="default" onClick={() => void resolve(others)}>
            Keep theirs
          </Button>
          <Button
            variant="default"
            disabled={!canKeepBoth(data)}
            title={
              canKeepBoth(data) ? undefined : 'Only running texts can stand one after the other'
            }
            onClick={() => void resolve('both')}
          >
            Keep both
          </Button>
          <Button variant="default" disabled={!canEdit(data)} onClick={() => setOpened(true)}>
            Edit
          </Button>
        </Group>
      )}
    </article>
  );
}
