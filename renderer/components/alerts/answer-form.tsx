import { Button, Group, Stack } from '@mantine/core';
import { useMemo, useState } from 'react';
import type {
  AlertDecision,
  AnsweredOutcome,
} from '#shared/domain/advice/vigilance/alert-decision.ts';
import type { Entry } from '#shared/domain/client/client-file.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { useCommands } from '../../services/commands.tsx';
import { useKeptFields } from '../../services/form-drafts.tsx';
import { useSession } from '../../services/session.tsx';
import { wordsOf } from '../../services/vault-words.ts';
import { ChoiceField, TextAreaField } from '../form-fields.tsx';
import { formKeys } from '../forms/form-keys.ts';
import { ProblemNote } from '../problem-note.tsx';

export const OUTCOMES: readonly { value: AnsweredOutcome; label: string }[] = [
  { value: 'noConcern', label: 'No concern' },
  { value: 'watch', label: 'Watch the client' },
  { value: 'reported', label: 'Reported to the authority' },
];

interface Answer {
  readonly answer: string;
  readonly outcome: AnsweredOutcome;
}

const BLANK: Answer = { answer: '', outcome: 'noConcern' };

interface AnswerFormProps {
  decision: Entry<AlertDecision>;
  today: CalendarDate;
  mayWrite: boolean;
}

/**
 * The lead's answer: taken down by who may write in the book, as any record; written by the lead who may
 * not, at the server. What is typed stays until it is kept.
 */
export function AnswerForm({ decision, today, mayWrite }: AnswerFormProps) {
  const { id, data } = decision;
  const keep = useKeepAnswer(decision, today, mayWrite);
  const form = useMemo(
    () => ({
      ...{ place: `draft.alertDecision.${id}.answer`, kind: 'alertDecision' as const },
      ...{ recordId: id, clientId: data.clientId, blank: {} },
    }),
    [id, data.clientId],
  );
  const draft = useKeptFields(form, BLANK);
  const { answer, outcome } = draft.fields;
  const [isMissing, setMissing] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const confirm = async () => {
    if (answer.trim() === '') return setMissing(true);
    const wrong = await keep({ answer: answer.trim(), outcome });
    setProblem(wrong);
    if (wrong === null) draft.discard();
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void confirm();
      }}
      onKeyDown={formKeys(() => void confirm())}
    >
      <Stack gap="xs">
        {problem ? <ProblemNote>{problem}</ProblemNote> : null}
        <TextAreaField
          label="Answer of the lead"
          minRows={2}
          value={answer}
          problem={isMissing ? 'must say what was answered' : undefined}
          onChange={(text) => {
            draft.set('answer', text);
            setMissing(false);
          }}
        />
        <ChoiceField
          label="Outcome"
          choices={OUTCOMES}
          value={outcome}
          onChange={(value) => draft.set('outcome', value)}
        />
        <Group justify="end">
          <Button type="submit" variant="default" aria-keyshortcuts="Control+Enter">
            Keep answer
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** Keeps an answer; the words of what went wrong, or `null`. */
function useKeepAnswer(
  { id, data }: Entry<AlertDecision>,
  today: CalendarDate,
  mayWrite: boolean,
): (given: Answer) => Promise<string | null> {
  const { owner } = useSession();
  const { save, run } = useCommands();
  const words = { done: 'Answer kept', showsFailure: true };
  return async (given) => {
    const by = { answeredOn: today, answeredBy: owner.personId };
    const kept = mayWrite
      ? await save([{ kind: 'alertDecision', id, data: { ...data, ...given, ...by } }], words)
      : await run((vault) => vault.answerEscalation({ id, ...given, today }), words);
    return kept.ok ? null : wordsOf(kept.error).message;
  };
}
