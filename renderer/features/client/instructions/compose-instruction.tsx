import { Button, Group, Stack, Textarea } from '@mantine/core';
import { useMemo } from 'react';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import type { CheckInput } from '#shared/domain/instruction/check-finding.ts';
import { canBeGiven, checkInstruction } from '#shared/domain/instruction/check-instruction.ts';
import {
  giveInstruction,
  replaceInstruction,
} from '#shared/domain/instruction/give-instruction.ts';
import { INSTRUCTION_CHANNELS } from '#shared/domain/instruction/instruction.ts';
import type { InstructionDraft } from '#shared/domain/instruction/instruction-draft.ts';
import {
  INSTRUCTION_TYPE_WORDS,
  statementOf,
} from '#shared/domain/instruction/instruction-words.ts';
import type { CalendarDate, Instant } from '#shared/lib/calendar-date.ts';
import { ConfirmButton } from '../../../components/confirm-button.tsx';
import { ChoiceField } from '../../../components/form-fields.tsx';
import { CHANNEL_WORDS } from '../../../components/instruction-words.ts';
import { Section } from '../../../components/section.tsx';
import { SignaturePad } from '../../../components/signature-pad.tsx';
import { useCommands } from '../../../services/commands.tsx';
import { personWording } from '../../../services/person-locale.ts';
import { useSession } from '../../../services/session.tsx';
import { useShortcuts } from '../../../services/shortcuts.ts';
import type { SaveRequest } from '../../../vault/api.ts';
import { CheckPanel } from './check-panel.tsx';
import { DetailFields } from './detail-fields.tsx';
import classes from './instructions.module.css';
import { OrdererField, ordererName } from './orderer-field.tsx';
import { useEditedDraft } from './use-drafts.ts';

interface ComposeInstructionProps {
  initial: InstructionDraft;
  file: ClientFile;
  isLedgerWhole: boolean;
  today: CalendarDate;
  onClose: () => void;
  onDiscard: () => void;
}

/** An instruction while it is composed: what, by whom, how; what the check says; the signature. */
export function ComposeInstruction(props: ComposeInstructionProps) {
  const { initial, file, isLedgerWhole, today, onClose, onDiscard } = props;
  const commands = useCommands();
  const { owner } = useSession();
  const { draft, change, isKept, leave } = useEditedDraft(initial);
  const input: CheckInput = useMemo(
    () => ({ draft, file, isLedgerWhole, today, wording: personWording }),
    [draft, file, isLedgerWhole, today],
  );
  const findings = useMemo(() => checkInstruction(input), [input]);
  // What was signed is what was read back: a change of it takes the signature away.
  const edit = (next: Partial<InstructionDraft>) => change({ ...draft, signature: null, ...next });

  const give = async () => {
    const at = new Date().toISOString() as Instant;
    const given = giveInstruction(input, { on: today, at, takenBy: owner.personId });
    if (!given.ok) return;
    const requests: SaveRequest[] = [{ kind: 'instruction', id: draft.id, data: given.value }];
    const replaced = file.instructions.find(({ id }) => id === draft.replacesId);
    if (replaced) {
      const withdrawn = replaceInstruction(replaced.data, at, draft.id);
      if (withdrawn.ok) {
        requests.push({ kind: 'instruction', id: replaced.id, data: withdrawn.value });
      }
    }
    const saved = await commands.run((vault) => vault.save(requests), {
      done: `Given: ${given.value.number}`,
    });
    // A draft that could not be given is still kept, to the last word.
    if (!saved.ok) return;
    leave();
    await commands.run((vault) => vault.dropDraft(draft.id));
    onClose();
  };
  const giveByKey = () => {
    // Who is asked whether to discard it answers that.
    if (!document.activeElement?.closest('[role="dialog"]')) void give();
  };
  useShortcuts([{ keys: 'mod+Enter', label: 'Give the instruction', run: giveByKey }]);

  const title = `${INSTRUCTION_TYPE_WORDS[draft.details.type]}${draft.replacesId ? ', replacing another' : ''}`;
  return (
    <div className={classes.columns}>
      <Stack gap="lg">
        <Section
          title={title}
          about={isKept ? 'Draft, kept on this device only.' : 'Draft, not kept yet.'}
        >
          <div className={classes.fields}>
            <DetailFields
              details={draft.details}
              file={file}
              isLedgerWhole={isLedgerWhole}
              today={today}
              onChange={(details) => edit({ details })}
            />
            <OrdererField draft={draft} file={file} onChange={(orderer) => edit({ orderer })} />
            <ChoiceField
              label="How it is given"
              choices={INSTRUCTION_CHANNELS.map((value) => ({
                value,
                label: CHANNEL_WORDS[value],
              }))}
              value={draft.channel}
              onChange={(channel) => edit({ channel })}
            />
            <Textarea
              className={classes.wide ?? ''}
              label="Note for the back office"
              autosize
              minRows={2}
              maxRows={8}
              value={draft.note}
              onChange={(event) => change({ ...draft, note: event.currentTarget.value })}
            />
          </div>
        </Section>
        {draft.channel === 'inPerson' ? (
          <Section title="Signature">
            <SignaturePad
              name={ordererName(draft, file)}
              value={draft.signature}
              onChange={(signature) => change({ ...draft, signature })}
            />
          </Section>
        ) : null}
        <Group justify="space-between">
          <ConfirmButton
            variant="subtle"
            color="red"
            question="The draft is on this device only. Discarding it cannot be undone."
            confirm="Discard the draft"
            onConfirm={() => {
              leave();
              onDiscard();
            }}
          >
            Discard
          </ConfirmButton>
          <Group gap="xs">
            <Button variant="default" onClick={onClose}>
              Back to the list
            </Button>
            <Button
              disabled={!canBeGiven(findings)}
              onClick={() => void give()}
              aria-keyshortcuts="Control+Enter"
            >
              Give the instruction
            </Button>
          </Group>
        </Group>
      </Stack>
      <Stack gap="lg">
        <CheckPanel findings={findings} />
        <Section title="Read back">
          <pre className={classes.statement}>{statementOf(draft.details, file, personWording)}</pre>
        </Section>
      </Stack>
    </div>
  );
}
