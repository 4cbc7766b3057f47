import type { AlertDecision } from '#shared/domain/advice/vigilance/alert-decision.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { BookId, MutationId, PersonId, RecordId } from '#shared/lib/identifiers.ts';
import type { AlertAnswerRequest } from '#shared/protocol/alert-answers.ts';
import type { Version } from '#shared/protocol/record.ts';
import { freshId, type Reply, type TestDevice } from './test-device.ts';

const TODAY = '2026-11-20' as CalendarDate;

/** An alert that waits for an answer, as who answers it names it. */
export interface Escalated {
  readonly bookId: BookId;
  readonly decisionId: RecordId;
  readonly baseVersion: Version;
}

/** What `by` decides about an alert of a client, who is there, for `to` to answer. */
export function decisionFor(clientId: RecordId, by: PersonId, to: PersonId): AlertDecision {
  return {
    ...{ clientId, fingerprint: 'structuring of a day', rule: 'structuring' },
    ...{ decision: 'escalated', reason: 'Look at this.', decidedOn: TODAY, decidedBy: by },
    ...{ statement: 'Just below a limit', transactionIds: [], patternKey: '', patternSize: 0 },
    ...{ escalatedTo: to, answer: '', outcome: 'waiting', answeredOn: null, answeredBy: null },
  };
}

/** `device` escalates an alert of a client to `to`. */
export async function escalate(
  device: TestDevice,
  { bookId, clientId }: { readonly bookId: BookId; readonly clientId: RecordId },
  to: PersonId,
): Promise<Escalated> {
  const decisionId = freshId();
  const data = decisionFor(clientId, device.signedIn.personId, to);
  const mutation = device.mutation(bookId, 'alertDecision', decisionId, data);
  const pushed = await device.pushOne(mutation);
  if (pushed.answer !== 'accepted') throw new Error(`not escalated: ${JSON.stringify(pushed)}`);
  return { bookId, decisionId, baseVersion: pushed.version };
}

/** The answer to `escalated` as a lead gives it, under a fresh id. */
export function answerTo(
  escalated: Escalated,
  more: Partial<AlertAnswerRequest> = {},
): AlertAnswerRequest {
  return {
    ...{ mutationId: freshId<MutationId>(), ...escalated, outcome: 'watch' },
    ...{ answer: 'Look at it again in a month.', answeredOn: TODAY, ...more },
  };
}

/** Sends an answer to `escalated`. */
export function answer(
  device: TestDevice,
  escalated: Escalated,
  more: Partial<AlertAnswerRequest> = {},
): Promise<Reply> {
  return device.request('POST', '/v1/alert-answers', answerTo(escalated, more));
}
