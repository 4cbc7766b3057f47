import { Button, Group } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import { kindDefinition } from '#shared/domain/kinds.ts';
import type { LateEdit } from '#shared/protocol/late-edits.ts';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { countOf, formatMoment } from '../../components/formats.ts';
import { nameOfField, nameOfKind } from '../../components/kind-words.ts';
import { Section } from '../../components/section.tsx';
import { useClientNames } from '../../services/client-names.tsx';
import { useCommands } from '../../services/commands.tsx';
import { useVault } from '../../services/vault.tsx';
import type { SyncView } from '../../vault/views.ts';
import { fieldText } from './field-text.ts';
import classes from './sync-page.module.css';

/** Edits that somebody else made of a client before they learned that it had come to this book. */
export function LateEditsSection({ view }: { view: SyncView | null }) {
  const { edits, readAgain } = useLateEdits(view);
  if (edits.length === 0) return null;
  return (
    <Section
      title="Late edits"
      count={edits.length}
      about="Written by colleagues offline, before the client came to you. Take them over or leave them out."
    >
      <ul className={classes.list}>
        {edits.map((edit) => (
          <LateEditEntry key={edit.id} edit={edit} onDecided={readAgain} />
        ))}
      </ul>
    </Section>
  );
}

/** The open late edits; they are asked of the server, after each synchronisation anew. */
function useLateEdits(view: SyncView | null) {
  const isOnline = view?.online ?? false;
  const lastSynchronisedAt = view?.lastSynchronisedAt;
  const vault = useVault();
  const [edits, setEdits] = useState<readonly LateEdit[]>([]);
  const readAgain = useCallback(() => {
    void vault.lateEdits().then((answer) => answer.ok && setEdits(answer.value));
  }, [vault]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: read again after each synchronisation
  useEffect(() => {
    if (isOnline) readAgain();
  }, [isOnline, lastSynchronisedAt, readAgain]);
  return { edits, readAgain };
}

function LateEditEntry({ edit, onDecided }: { edit: LateEdit; onDecided: () => void }) {
  const commands = useCommands();
  const { nameOf } = useClientNames();
  const decide = async (decision: 'accept' | 'discard') => {
    const done = decision === 'accept' ? 'Taken over' : 'Left out';
    const decided = await commands.run((vault) => vault.decideLateEdit({ id: edit.id, decision }), {
      done,
    });
    if (decided.ok) onDecided();
  };
  return (
    <li className={classes.entry}>
      <div className={classes.entryText}>
        <span className={classes.entryTitle}>{titleOf(edit, nameOf(edit.clientId))}</span>
        <p className={classes.detail}>
          {edit.editedByName}, {formatMoment(edit.editedAt)}
        </p>
        {changesOf(edit).map(([field, text]) => (
          <p key={field} className={classes.detail}>
            {nameOfField(field)}: {text}
          </p>
        ))}
      </div>
      <Group gap="xs" wrap="nowrap">
        <Button size="compact-sm" variant="default" onClick={() => void decide('accept')}>
          Take over
        </Button>
        <ConfirmButton
          size="compact-sm"
          question="The edit is thrown away for everybody. Its author is not told."
          confirm="Leave it out"
          onConfirm={() => void decide('discard')}
        >
          Leave out
        </ConfirmButton>
      </Group>
    </li>
  );
}

function titleOf(edit: LateEdit, clientName: string): string {
  const kind = nameOfKind(edit.kind);
  const what = clientName && edit.kind !== 'client' ? `${kind} for ${clientName}` : kind;
  if (edit.data === null) return `${what}, deleted`;
  if (edit.base === null)
    return `${what}, new: ${kindDefinition(edit.kind)?.title(edit.data) ?? ''}`;
  return `${what}, ${countOf(changesOf(edit).length, 'change', 'changes')}`;
}

/** Fields that the edit changes, with what they would become. */
function changesOf({ base, data }: LateEdit): readonly (readonly [string, string])[] {
  if (data === null || base === null) return [];
  return Object.keys(data)
    .filter((field) => JSON.stringify(data[field]) !== JSON.stringify(base[field]))
    .map((field) => [field, fieldText(data[field])] as const);
}
