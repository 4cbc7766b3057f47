import { z } from 'zod';
import { ANSWERED_OUTCOMES } from '#shared/domain/advice/vigilance/alert-decision.ts';
import { dateField, recordIdField, textField } from '#shared/domain/fields.ts';
import { bookIdField, mutationIdField, versionField } from './record.ts';

/**
 * `POST /v1/alert-answers`: the answer to an escalated alert by the person it was escalated to, who need
 * not be allowed to write in its book. Answered with `{}`, and so again when it is repeated; the record as
 * it became arrives by the feed. `404` for what is not there and what was not escalated to this person.
 */
export const alertAnswerRequest = z.object({
  /** Under the same id the same answer is given once, however often it is sent (SPEC P2). */
  mutationId: mutationIdField,
  bookId: bookIdField,
  decisionId: recordIdField,
  /** The decision as it was read: the answer is to that one. */
  baseVersion: versionField,
  outcome: z.enum(ANSWERED_OUTCOMES),
  answer: textField,
  /** The person's day. */
  answeredOn: dateField,
});
export type AlertAnswerRequest = z.output<typeof alertAnswerRequest>;
