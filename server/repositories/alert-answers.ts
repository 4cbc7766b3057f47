import type { BookId, MutationId, RecordId } from '#shared/lib/identifiers.ts';
import { onlyRow, type Queryable } from '../database/database.ts';
import type { AuditRow } from './audit.ts';
import { type BookHead, HEAD_COLUMNS } from './book-heads.ts';

/**
 * The head of the book of an alert that was escalated to whose transaction this is, locked as
 * `lockHeads` does; `undefined` when nothing was escalated to them there.
 */
export async function lockForAnswer(
  transaction: Queryable,
  bookId: BookId,
  decisionId: RecordId,
): Promise<BookHead | undefined> {
  const [head] = await transaction.query<BookHead>(
    `select ${HEAD_COLUMNS} from fieldfolio_lock_for_answer($1, $2)`,
    [bookId, decisionId],
  );
  return head;
}

/** An answer as it is written: its entry in the trail, what the book then adds up to, its mutation. */
export interface WrittenAnswer {
  readonly entry: AuditRow;
  readonly workDigest: string;
  readonly mutationId: MutationId;
  readonly payloadHash: string;
}

/**
 * Writes an answer, its audit entry, the remembered mutation and the head in the name of whose transaction
 * this is, and pokes. `false`, and nothing is written, when PostgreSQL finds that it is not theirs to give
 * or would change anything else.
 */
export async function writeAnswer(
  transaction: Queryable,
  { entry, workDigest, mutationId, payloadHash }: WrittenAnswer,
): Promise<boolean> {
  const rows = await transaction.query<{ isWritten: boolean }>(
    `select fieldfolio_answer_alert($1, $2, $3, $4, $5, $6, $7, $8, $9) as "isWritten"`,
    [
      ...[entry.bookId, entry.recordId, entry.deviceId, entry.data, entry.acceptedAt, entry.hash],
      ...[workDigest, mutationId, payloadHash],
    ],
  );
  return onlyRow(rows).isWritten;
}
