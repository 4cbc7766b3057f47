import { Button, Group, Select, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { AlertDecision } from '#shared/domain/advice/vigilance/alert-decision.ts';
import type { Entry } from '#shared/domain/client/client-file.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { useCommands } from '../../services/commands.tsx';
import { useLiveQuery } from '../../services/live-query.ts';
import { useSession } from '../../services/session.tsx';
import { formatDate } from '../formats.ts';
import classes from './alerts.module.css';

type Outcome = Exclude<AlertDecision['outcome'], 'waiting'>;

const OUTCOMES: { value: Outcome; label: string }[] = [
  { value: 'noConcern', label: 'No concern' },
  { value: 'watch', label: 'Watch the client' },
  { value: 'reported', label: 'Reported to the authority' },
];

const DECIDED = { dismissed: 'Dismissed', accepted: 'Accepted as habit', escalated: 'Escalated' };

interface DecisionViewProps {
  decision: Entry<AlertDecision>;
  today: CalendarDate;
}

/** What was decided, by whom and why; the lead's answer, or the form for it; the way back. */
export function DecisionView({ decision, today }: DecisionViewProps) {
  const { data } = decision;
  const { remove } = useCommands();
  const people = useLiveQuery((vault) => vault.list('person'), [], { kinds: ['person'] });
  const nameOf = (id: string | null) =>
    people.data?.find((person) => (person.id as string) === id)?.data.name ?? '';
  const by = nameOf(data.decidedBy);
  const to = nameOf(data.escalatedTo);
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
      {data.decision === 'escalated' && data.outcome === 'waiting' ? (
        <AnswerForm decision={decision} today={today} />
      ) : null}
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
    </Stack>
  );
}

/** The lead's answer: written by the lead, or taken down by who heard it. */
function AnswerForm({ decision, today }: DecisionViewProps) {
  const { owner } = useSession();
  const { save } = useCommands();
  const [answer, setAnswer] = useState('');
  const [outcome, setOutcome] = useState<Outcome>('noConcern');
  const [isMissing, setMissing] = useState(false);
  const keep = async () => {
    if (answer.trim() === '') return setMissing(true);
    const data: AlertDecision = {
      ...decision.data,
      answer: answer.trim(),
      outcome,
      answeredOn: today,
      answeredBy: owner.personId,
    };
    await save([{ kind: 'alertDecision', id: decision.id, data }], { done: 'Answer kept' });
  };
  return (
    <Stack gap="xs">
      <Textarea
        label="Answer of the lead"
        autosize
        minRows={2}
        value={answer}
        error={isMissing ? 'must say what was answered' : undefined}
        onChange={(event) => {
          setAnswer(event.currentTarget.value);
          setMissing(false);
        }}
      />
      <Select
        label="Outcome"
        data={OUTCOMES}
        value={outcome}
        allowDeselect={false}
        onChange={(value) => setOutcome((value ?? 'noConcern') as Outcome)}
      />
      <Group justify="end">
        <Button variant="default" onClick={() => void keep()}>
          Keep answer
        </Button>
      </Group>
    </Stack>
  );
}
