import { Anchor, Button, Group } from '@mantine/core';
import { Link } from 'wouter';
import type { ClientFile, Entry } from '#shared/domain/client/client-file.ts';
import { cancelInstruction } from '#shared/domain/instruction/give-instruction.ts';
import type { Instruction } from '#shared/domain/instruction/instruction.ts';
import { hasLapsed, isOpenInstruction } from '#shared/domain/instruction/instruction-state.ts';
import type { CalendarDate, Instant } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { QUANTITY_SCALE } from '#shared/lib/money.ts';
import { exactNumber } from '../../../components/exact-number.ts';
import { formatDate, formatMoment, formatMoney } from '../../../components/formats.ts';
import { CHANNEL_WORDS, stateLook } from '../../../components/instruction-words.ts';
import { SignatureView } from '../../../components/signature-pad.tsx';
import { StatusBadge } from '../../../components/status-badge.tsx';
import { showFailure, useCommands } from '../../../services/commands.tsx';
import { routes } from '../../../services/routes.ts';
import { TRANSACTION_WORDS } from '../words.ts';
import { CancelInstruction } from './cancel-instruction.tsx';
import classes from './instructions.module.css';

interface InstructionCardProps {
  entry: Entry<Instruction>;
  file: ClientFile;
  today: CalendarDate;
  onReplace: () => void;
}

/** A given instruction: what was ordered, where it stands, and what can still be done about it. */
export function InstructionCard({ entry, file, today, onReplace }: InstructionCardProps) {
  const commands = useCommands();
  const { id, data } = entry;
  const [title = '', ...rest] = data.statement.split('\n');
  const [tone, word] = stateLook(data);
  const cancel = async (reason: string) => {
    const now = new Date().toISOString() as Instant;
    const cancelled = cancelInstruction(data, now, reason);
    if (!cancelled.ok) {
      showFailure({ tag: 'failed', message: cancelled.error.message });
      return false;
    }
    const saved = await commands.run(
      (vault) => vault.save([{ kind: 'instruction', id, data: cancelled.value }]),
      { done: `Cancelled: ${data.number}` },
    );
    return saved.ok;
  };
  return (
    <li className={classes.card} aria-label={`Instruction ${data.number}`}>
      <div className={classes.head}>
        <h3 className={classes.title}>{title}</h3>
        <Group gap="xs" wrap="nowrap">
          <span className={classes.number}>{data.number}</span>
          <StatusBadge tone={tone}>{word}</StatusBadge>
        </Group>
      </div>
      <div className={classes.line}>
        {CHANNEL_WORDS[data.channel]} by {data.givenBy.name}, {formatMoment(data.givenAt)}
        {data.givenBy.as === 'authority' ? ', by authority' : ''}
      </div>
      <Outcome data={data} file={file} />
      {hasLapsed(data, today) && isOpenInstruction(data) ? (
        <div className={classes.line}>Its last day has passed; ask the back office.</div>
      ) : null}
      <details className={classes.details}>
        <summary>Everything that was said</summary>
        <pre className={classes.statement}>{[title, ...rest].join('\n')}</pre>
        {data.note ? <p className={classes.line}>Note: {data.note}</p> : null}
        {data.warnings.map((warning) => (
          <p key={warning} className={classes.line}>
            Given all the same: {warning}.
          </p>
        ))}
        {data.signature ? <SignatureView signature={data.signature} /> : null}
      </details>
      {isOpenInstruction(data) ? (
        <Group gap="xs" mt={4}>
          <Button variant="default" size="compact-sm" onClick={onReplace}>
            Replace
          </Button>
          <CancelInstruction entry={entry} onCancel={cancel} />
        </Group>
      ) : null}
    </li>
  );
}

/** What the front and the back office said of it. */
function Outcome({ data, file }: { data: Instruction; file: ClientFile }) {
  const { withdrawal, received, answer, replacesId } = data;
  const replaced = file.instructions.find(({ id }) => id === replacesId);
  const successor = file.instructions.find(({ id }) => id === withdrawal?.byId);
  return (
    <>
      {replaced ? <div className={classes.line}>Replaces {replaced.data.number}</div> : null}
      {received && !answer ? (
        <div className={classes.line}>
          Received by {received.by}, {formatMoment(received.at)}
        </div>
      ) : null}
      {withdrawal ? (
        <div className={classes.line}>
          {withdrawal.how === 'cancelled'
            ? `Cancelled ${formatMoment(withdrawal.at)}${withdrawal.reason ? `: ${withdrawal.reason}` : ''}`
            : `Replaced by ${successor?.data.number ?? 'another'}, ${formatMoment(withdrawal.at)}`}
        </div>
      ) : null}
      {answer?.outcome === 'refused' ? (
        <div className={classes.line}>
          Refused by {answer.by}, {formatMoment(answer.at)}: {answer.reason}
        </div>
      ) : null}
      {answer?.outcome === 'executed' ? (
        <div className={classes.line}>
          Executed{answer.dealt === undefined ? '' : ' in part'} by {answer.by},{' '}
          {formatMoment(answer.at)}
          {answer.transactionIds.map((id) => (
            <TransactionLink key={id} id={id} clientId={data.clientId} file={file} />
          ))}
        </div>
      ) : null}
      {answer?.dealt === undefined ? null : (
        <div className={classes.line}>
          Units dealt: {exactNumber(answer.dealt, QUANTITY_SCALE)}; the rest has lapsed and would
          have to be ordered anew.
        </div>
      )}
    </>
  );
}

function TransactionLink(props: { id: RecordId; clientId: RecordId; file: ClientFile }) {
  const found = props.file.transactions.find(({ id }) => id === props.id)?.data;
  const words = found
    ? `${TRANSACTION_WORDS[found.type]} of ${formatDate(found.date)}, ${formatMoney(found.amount, found.currency)}`
    : 'its transaction';
  return (
    <>
      {': '}
      <Anchor
        component={Link}
        to={routes.client(props.clientId, 'transactions')}
        fz="inherit"
        underline="always"
      >
        {words}
      </Anchor>
    </>
  );
}
