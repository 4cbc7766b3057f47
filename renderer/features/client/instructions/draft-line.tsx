import { UnstyledButton } from '@mantine/core';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import type { InstructionDraft } from '#shared/domain/instruction/instruction-draft.ts';
import { instructionLineText } from '#shared/domain/instruction/instruction-words.ts';
import { ConfirmButton } from '../../../components/confirm-button.tsx';
import { personWording } from '../../../services/person-locale.ts';
import classes from './instructions.module.css';

interface DraftLineProps {
  draft: InstructionDraft;
  file: ClientFile;
  onOpen: () => void;
  onDiscard: () => void;
}

/** A draft in the list: its words open it. */
export function DraftLine({ draft, file, onOpen, onDiscard }: DraftLineProps) {
  return (
    <li className={classes.card}>
      <div className={classes.head}>
        <UnstyledButton className={classes.title} onClick={onOpen}>
          {instructionLineText(draft.details, file, personWording)}
        </UnstyledButton>
        <ConfirmButton
          variant="subtle"
          size="compact-sm"
          question="The draft is on this device only. Discarding it cannot be undone."
          confirm="Discard the draft"
          onConfirm={onDiscard}
        >
          Discard
        </ConfirmButton>
      </div>
    </li>
  );
}
