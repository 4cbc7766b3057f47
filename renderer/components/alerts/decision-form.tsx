import { Button, Group, SegmentedControl, Select, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { AlertDecision } from '#shared/domain/advice/vigilance/alert-decision.ts';
import { alertDecisionId } from '#shared/domain/advice/vigilance/alert-decision.ts';
import { habitText, sentenceText } from '#shared/domain/advice/vigilance/alert-words.ts';
import { decisionAbout } from '#shared/domain/advice/vigilance/settle-alerts.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { PersonId } from '#shared/lib/identifiers.ts';
import { useCommands } from '../../services/commands.tsx';
import { useKeptFields } from '../../services/form-drafts.tsx';
import { useLiveQuery } from '../../services/live-query.ts';
import { personWording } from '../../services/person-locale.ts';
import { useSession } from '../../services/session.tsx';
import { useShortcuts } from '../../services/shortcuts.ts';
import type { AlertDetail } from './use-alert-detail.ts';

export type DecisionChoice = AlertDecision['decision'];

const CHOICES: { value: DecisionChoice; label: string }[] = [
  { value: 'dismissed', label: 'Dismiss' },
  { value: 'accepted', label: 'Accept' },
  { value: 'escalated', label: 'Escalate' },
];

const WORDS = {
  dismissed: { button: 'Dismiss alert', done: 'Alert dismissed', reason: 'Why it needs no action' },
  accepted: { button: 'Accept as habit', done: 'Accepted as habit', reason: 'Why it is usual' },
  escalated: {
    button: 'Escalate alert',
    done: 'Alert escalated',
    reason: 'What the lead should know',
  },
} as const satisfies Record<DecisionChoice, unknown>;

/** Whom one escalates to. */
const ANSWERING: ReadonlySet<string> = new Set(['lead', 'director', 'compliance']);

/** What is kept on this device until the decision is made. */
interface Typed {
  readonly reason: string;
  readonly to: string | null;
}
const NOTHING_TYPED: Typed = { reason: '', to: null };

interface DecisionFormProps {
  detail: AlertDetail;
  today: CalendarDate;
  /** What was chosen by a key in the list; the reason is then asked for at once. */
  choice: DecisionChoice | null;
}

/** Who can be told, but for whoever asks. */
function useLeads(): readonly { value: string; label: string }[] {
  const { owner } = useSession();
  const people = useLiveQuery((vault) => vault.list('person'), [], { kinds: ['person'] });
  return (people.data ?? [])
    .filter(({ data, id }) => ANSWERING.has(data.role) && (id as string) !== owner.personId)
    .map(({ id, data }) => ({ value: id as string, label: `${data.name}, ${data.role}` }));
}

/** Dismiss with a reason, accept as habit, or escalate. */
export function DecisionForm({ detail, today, choice: first }: DecisionFormProps) {
  const { alert } = detail.settled;
  const { owner } = useSession();
  const { save } = useCommands();
  const [choice, setChoice] = useState<DecisionChoice>(first ?? 'dismissed');
  const id = alertDecisionId(alert.clientId, alert.fingerprint);
  const draft = useKeptFields<Typed>(
    {
      ...{ place: `draft.alertDecision.${id}`, kind: 'alertDecision', recordId: id },
      ...{ clientId: alert.clientId, blank: {} },
    },
    NOTHING_TYPED,
  );
  const { reason } = draft.fields;
  const [isMissing, setMissing] = useState(false);
  const leads = useLeads();
  // Somebody by name, where there is somebody: who only reads the book answers only what is theirs.
  const to = draft.fields.to ?? (leads.length === 1 ? leads[0]?.value : null) ?? null;
  const isToMissing = choice === 'escalated' && leads.length > 0 && to === null;

  const decide = async () => {
    const isReasonMissing = choice !== 'accepted' && reason.trim() === '';
    if (isReasonMissing || isToMissing) return setMissing(true);
    const data = decisionAbout(alert, {
      decision: choice,
      reason,
      today,
      by: owner.personId,
      statement: sentenceText(alert.sentence, personWording),
      escalatedTo: choice === 'escalated' ? (to as PersonId | null) : null,
    });
    const saved = await save([{ kind: 'alertDecision', id, data }], { done: WORDS[choice].done });
    if (saved.ok) draft.discard();
  };
  useShortcuts([{ keys: 'mod+Enter', label: WORDS[choice].button, run: () => void decide() }]);

  return (
    <Stack gap="sm">
      <SegmentedControl
        aria-label="Decision"
        data={CHOICES}
        value={choice}
        onChange={setChoice}
        fullWidth
      />
      {choice === 'accepted' ? (
        <Text size="sm" c="dimmed">
          {habitText(alert, detail.settings, personWording)}
        </Text>
      ) : null}
      {choice === 'escalated' && leads.length > 0 ? (
        <Select
          label="To"
          placeholder="Lead, director or compliance"
          data={leads}
          value={to}
          error={isMissing && isToMissing ? 'must say to whom' : undefined}
          onChange={(lead) => {
            draft.set('to', lead);
            setMissing(false);
          }}
          allowDeselect={false}
        />
      ) : null}
      <Textarea
        label={WORDS[choice].reason}
        description={choice === 'accepted' ? 'May stay empty.' : undefined}
        error={
          isMissing && choice !== 'accepted' && reason.trim() === '' ? 'must say why' : undefined
        }
        autosize
        minRows={2}
        autoFocus={first !== null}
        value={reason}
        onChange={(event) => {
          draft.set('reason', event.currentTarget.value);
          setMissing(false);
        }}
      />
      <Group justify="end">
        <Button onClick={() => void decide()} aria-keyshortcuts="Control+Enter">
          {WORDS[choice].button}
        </Button>
      </Group>
    </Stack>
  );
}
