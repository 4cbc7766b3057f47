import { Button, Group, Menu } from '@mantine/core';
import { IconFileInvoice, IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { ClientFile } from '#shared/domain/client/client-file.ts';
import {
  INSTRUCTION_TYPES,
  type InstructionType,
} from '#shared/domain/instruction/instruction-details.ts';
import {
  draftToReplace,
  type InstructionDraft,
  newDraft,
} from '#shared/domain/instruction/instruction-draft.ts';
import { isOpenInstruction } from '#shared/domain/instruction/instruction-state.ts';
import { INSTRUCTION_TYPE_WORDS } from '#shared/domain/instruction/instruction-words.ts';
import type { RecordData } from '#shared/domain/kind.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { Section } from '../../../components/section.tsx';
import { useCommands } from '../../../services/commands.tsx';
import { useLiveQuery } from '../../../services/live-query.ts';
import { usePlace } from '../../../services/view-state.ts';
import type { Ledger } from '../use-client.ts';
import { ComposeInstruction } from './compose-instruction.tsx';
import { DraftLine } from './draft-line.tsx';
import { InstructionCard } from './instruction-card.tsx';
import classes from './instructions.module.css';
import { openDraftPlace, useInstructionDrafts } from './use-drafts.ts';

interface InstructionsTabProps {
  work: ClientFile;
  ledger: Ledger;
  today: CalendarDate;
}

/** What the client ordered and what came of it; drafts stay on this device until they are given. */
export function InstructionsTab({ work, ledger, today }: InstructionsTabProps) {
  const commands = useCommands();
  const clientId = work.client.id;
  const isLedgerWhole = ledger.state === 'whole';
  const file = useNamedFile(isLedgerWhole ? ledger.file : work);
  const drafts = useInstructionDrafts(clientId);
  const [openId, setOpenId] = usePlace<RecordId | null>(openDraftPlace(clientId), null);

  const begin = async (make: (id: RecordId) => InstructionDraft) => {
    const id = await commands.newId();
    const data = make(id) as unknown as RecordData;
    const kept = await commands.run((vault) =>
      vault.keepDraft({ id, kind: 'instruction', clientId, data }),
    );
    if (kept.ok) setOpenId(id);
  };
  const beginNew = (type: InstructionType) => void begin((id) => newDraft(id, type, file));
  const discard = async (id: RecordId) => {
    setOpenId(null);
    await commands.run((vault) => vault.dropDraft(id), { done: 'Draft discarded' });
  };

  const open = drafts?.find(({ id }) => id === openId);
  if (open) {
    return (
      <ComposeInstruction
        key={open.id}
        initial={open}
        file={file}
        isLedgerWhole={isLedgerWhole}
        today={today}
        onClose={() => setOpenId(null)}
        onDiscard={() => void discard(open.id)}
      />
    );
  }
  const byTime = work.instructions.toSorted((a, b) => (a.data.givenAt < b.data.givenAt ? 1 : -1));
  const waiting = byTime.filter(({ data }) => isOpenInstruction(data));
  const closed = byTime.filter(({ data }) => !isOpenInstruction(data));
  const isEmpty = byTime.length === 0 && drafts?.length === 0;
  const card = (entry: (typeof byTime)[number]) => (
    <InstructionCard
      key={entry.id}
      entry={entry}
      file={file}
      today={today}
      onReplace={() => void begin((id) => draftToReplace(id, entry.id, entry.data))}
    />
  );

  return (
    <>
      <Group justify="flex-end" mb="xs">
        <NewInstruction onPick={beginNew} />
      </Group>
      {isEmpty ? (
        <EmptyState
          icon={IconFileInvoice}
          action={{ label: 'New payment', run: () => beginNew('pay') }}
        >
          No orders yet. Take down what the client orders; it is checked here before it is signed.
        </EmptyState>
      ) : null}
      {drafts && drafts.length > 0 ? (
        <Section title="Drafts" count={drafts.length} about="On this device only, until given.">
          <ul className={classes.list} aria-label="Drafts">
            {drafts.map((draft) => (
              <DraftLine
                key={draft.id}
                draft={draft}
                file={file}
                onOpen={() => setOpenId(draft.id)}
                onDiscard={() => void discard(draft.id)}
              />
            ))}
          </ul>
        </Section>
      ) : null}
      {waiting.length > 0 ? (
        <Section title="Open" count={waiting.length}>
          <ul className={classes.list} aria-label="Open instructions">
            {waiting.map(card)}
          </ul>
        </Section>
      ) : null}
      {closed.length > 0 ? (
        <Section title="Answered or withdrawn" count={closed.length}>
          <ul className={classes.list} aria-label="Answered or withdrawn instructions">
            {closed.map(card)}
          </ul>
        </Section>
      ) : null}
    </>
  );
}

function NewInstruction({ onPick }: { onPick: (type: InstructionType) => void }) {
  return (
    <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <Button leftSection={<IconPlus size={16} aria-hidden="true" />}>New instruction</Button>
      </Menu.Target>
      <Menu.Dropdown>
        {INSTRUCTION_TYPES.map((type) => (
          <Menu.Item key={type} onClick={() => onPick(type)}>
            {INSTRUCTION_TYPE_WORDS[type]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** The file with every security by name: one that was never held can be ordered as well. */
function useNamedFile(file: ClientFile): ClientFile {
  const securities = useLiveQuery((vault) => vault.list('security'), [], { kinds: ['security'] });
  return useMemo(
    () =>
      securities.data
        ? { ...file, securities: new Map(securities.data.map((entry) => [entry.id, entry])) }
        : file,
    [file, securities.data],
  );
}
