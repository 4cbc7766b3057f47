import { Button, Group, Stack, Text } from '@mantine/core';
import {
  type AlertDecision,
  isEscalatedTo,
} from '#shared/domain/advice/vigilance/alert-decision.ts';
import type { Entry } from '#shared/domain/client/client-file.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { useCommands } from '../../services/commands.tsx';
import { useLiveQuery } from '../../services/live-query.ts';
import { mayWriteIn, useOwnBooks } from '../../services/own-books.ts';
import { useSession } from '../../services/session.tsx';
import { formatDate } from '../formats.ts';
import classes from './alerts.module.css';
import { AnswerForm, OUTCOMES } from './answer-form.tsx';

const DECIDED = { dismissed: 'Dismissed', accepted: 'Accepted as habit', escalated: 'Escalated' };

interface DecisionViewProps {
  decision: Entry<AlertDecision>;
  today: CalendarDate;
}

/**
 * What was decided, by whom and why; the lead's answer, or the form for it; the way back. Who may only
 * read the book answers what was escalated to them, and changes nothing else.
 */
export function DecisionView({ decision, today }: DecisionViewProps) {
  const { data } = decision;
  const { remove } = useCommands();
  const people = useLiveQuery((vault) => vault.list('person'), [], { kinds: ['person'] });
  const mayWrite = useMayWrite(decision.id);
  const { owner } = useSession();
  const nameOf = (id: string | null) =>
    people.data?.find((person) => (person.id as string) === id)?.data.name ?? '';
  const by = nameOf(data.decidedBy);
  const to = nameOf(data.escalatedTo);
  const isWaiting = data.decision === 'escalated' && data.outcome === 'waiting';
  return (
    <Stack gap="sm">
      <div>
        <Text size="sm">
          {DECIDED[data.decision]} on {formatDate(data.decidedOn)}
          {by ? ` by ${by}` : ''}
          {to ? `, to ${to}` : ''}
        </Text>
        {data.reason ? <p className={classes.reason}>{data.reason}</p> : null}
      </div>
      {data.answeredOn ? (
        <div>
          <Text size="sm">
            {OUTCOMES.find(({ value }) => value === data.outcome)?.label}, answered on{' '}
            {formatDate(data.answeredOn)}
            {nameOf(data.answeredBy) ? ` by ${nameOf(data.answeredBy)}` : ''}
          </Text>
          <p className={classes.reason}>{data.answer}</p>
        </div>
      ) : null}
      {isWaiting && (mayWrite || isEscalatedTo(data, owner.personId)) ? (
        <AnswerForm key={decision.id} decision={decision} today={today} mayWrite={mayWrite} />
      ) : null}
      {mayWrite ? (
        <Group justify="end">
          <Button
            variant="subtle"
            onClick={() =>
              void remove([{ kind: 'alertDecision', id: decision.id }], {
                done: 'Alert is open again',
              })
            }
          >
            Open again
          </Button>
        </Group>
      ) : null}
    </Stack>
  );
}

/** Whether the book of a record is one this person writes in; not until that is known. */
function useMayWrite(id: RecordId): boolean {
  const books = useOwnBooks();
  const record = useLiveQuery((vault) => vault.record('alertDecision', id), [id], {
    kinds: ['alertDecision'],
  });
  return books.some((book) => book.bookId === record.data?.bookId && mayWriteIn(book));
}
