import { Button, Group } from '@mantine/core';
import { useId, useState } from 'react';
import type { RecordData } from '#shared/domain/kind.ts';
import type { Conflict } from '#shared/domain/organisation/conflict.ts';
import { useClientNames } from '../../services/client-names.tsx';
import { useCommands } from '../../services/commands.tsx';
import type { RecordView } from '../../vault/api.ts';
import { ConflictEditor } from './conflict-editor.tsx';
import { ConflictSide } from './conflict-side.tsx';
import { conflictTitle, fieldsInConflict, isText } from './conflict-words.ts';
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
  const [isEditing, setEditing] = useState(false);
  const titleId = useId();
  const fields = fieldsInConflict(data);

  const resolve = (choice: Choice, edited?: RecordData) =>
    void commands.run(
      (vault) =>
        vault.resolveConflict({ conflictId: conflict.id, choice, ...(edited ? { edited } : {}) }),
      { done: 'Conflict resolved' },
    );

  const isDeletion = data.mine.values === null || data.theirs.values === null;
  return (
    <article className={classes.conflict} aria-labelledby={titleId}>
      <h3 id={titleId} className={classes.conflictTitle}>
        {conflictTitle(data)}
      </h3>
      <p className={classes.detail}>{clients.nameOf(data.clientId)}</p>
      <div className={classes.sides}>
        <ConflictSide title="Mine" side="mine" conflict={data} fields={fields} nameOf={nameOf} />
        <ConflictSide
          title="Theirs"
          side="theirs"
          conflict={data}
          fields={fields}
          nameOf={nameOf}
        />
      </div>
      {isEditing ? (
        <ConflictEditor
          conflict={data}
          fields={fields}
          onSave={(edited) => resolve('edited', edited)}
          onCancel={() => setEditing(false)}
        />
      ) : (
        <Group gap="xs">
          <Button variant="default" onClick={() => resolve('mine')}>
            Keep mine
          </Button>
          <Button variant="default" onClick={() => resolve('theirs')}>
            Keep theirs
          </Button>
          <Button
            variant="default"
            disabled={isDeletion || !isText(data)}
            title={
              isDeletion || !isText(data) ? 'Only texts can stand one after the other' : undefined
            }
            onClick={() => resolve('both')}
          >
            Keep both
          </Button>
          <Button
            variant="default"
            disabled={isDeletion || !isText(data)}
            onClick={() => setEditing(true)}
          >
            Edit
          </Button>
        </Group>
      )}
    </article>
  );
}
