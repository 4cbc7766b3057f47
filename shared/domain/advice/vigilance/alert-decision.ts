import { z } from 'zod';
import { type PersonId, type RecordId, uuidFromText } from '#shared/lib/identifiers.ts';
import {
  dateField,
  lineField,
  nameField,
  personIdField,
  recordIdField,
  textField,
} from '../../fields.ts';
import { defineKind, group, type RuleBreach, text } from '../../kind.ts';

/** The most transactions that an alert names; a longer one names the latest. */
export const MOST_TRANSACTIONS = 500;

/** How an escalation was answered by the lead. */
export const ANSWERED_OUTCOMES = ['noConcern', 'watch', 'reported'] as const;
export type AnsweredOutcome = (typeof ANSWERED_OUTCOMES)[number];
export const ESCALATION_OUTCOMES = ['waiting', ...ANSWERED_OUTCOMES] as const;

/**
 * What a person decided about an alert: dismissed with a reason, accepted as the client's habit
 * (after which its like stays quiet), or escalated. Its id is made of client and fingerprint, so
 * that two people deciding the same alert decide one record.
 */
export const alertDecisionKind = defineKind({
  kind: 'alertDecision',
  lane: 'work',
  storage: 'row',
  scope: 'client',
  schema: z.looseObject({
    clientId: recordIdField,
    fingerprint: nameField,
    /** One of `VIGILANCE_RULES`; text, so that rules of a newer version pass. */
    rule: nameField,
    decision: z.enum(['dismissed', 'accepted', 'escalated']),
    reason: textField,
    decidedOn: dateField,
    decidedBy: personIdField.nullable(),
    /** What the alert said when it was decided. */
    statement: textField,
    /** What it was about; with further transactions the same finding is open again. */
    transactionIds: z.array(recordIdField).max(MOST_TRANSACTIONS),
    /** The habit that was accepted: see `Alert.pattern`. */
    patternKey: lineField,
    patternSize: z.int().min(0),
    /** To whom it was escalated. */
    escalatedTo: personIdField.nullable(),
    answer: textField,
    outcome: z.enum(ESCALATION_OUTCOMES),
    answeredOn: dateField.nullable(),
    answeredBy: personIdField.nullable(),
  }),
  policies: {
    decision: group('decision'),
    reason: group('decision'),
    decidedOn: group('decision'),
    decidedBy: group('decision'),
    statement: group('decision'),
    transactionIds: group('decision'),
    patternKey: group('decision'),
    patternSize: group('decision'),
    escalatedTo: group('decision'),
    answer: text,
    outcome: group('answer'),
    answeredOn: group('answer'),
    answeredBy: group('answer'),
  },
  parents: (decision) => [decision.clientId],
  title: (decision) => decision.statement.slice(0, 120) || decision.rule,
  breaches: (decision) => {
    const breaches: RuleBreach[] = [];
    if (decision.decision !== 'accepted' && decision.reason.trim() === '') {
      breaches.push({ field: 'reason', message: 'must say why' });
    }
    if (decision.outcome !== 'waiting' && decision.answer.trim() === '') {
      breaches.push({ field: 'answer', message: 'must say what was answered' });
    }
    return breaches;
  },
});
export type AlertDecision = z.output<typeof alertDecisionKind.schema>;

/** Whether an alert was escalated to `personId`, who answers it even where they may only read. */
export function isEscalatedTo(
  decision: Pick<AlertDecision, 'decision' | 'escalatedTo'>,
  personId: PersonId,
): boolean {
  return decision.decision === 'escalated' && decision.escalatedTo === personId;
}

/** The id of the decision about the alert `fingerprint` of a client, the same on every device. */
export function alertDecisionId(clientId: RecordId, fingerprint: string): RecordId {
  return uuidFromText(`alert decision ${clientId} ${fingerprint}`) as RecordId;
}
