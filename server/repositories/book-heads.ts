import type { BookId } from '#shared/lib/identifiers.ts';
import type { Queryable } from '../database/database.ts';

/** How far a book's feed has come, and what its lanes and its audit trail add up to. */
export interface BookHead {
  readonly bookId: BookId;
  readonly seq: number;
  readonly workDigest: string;
  readonly workCount: number;
  readonly ledgerDigest: string;
  readonly ledgerCount: number;
  readonly auditHash: string;
}

/** The columns of a head as `BookHead` names them. */
export const HEAD_COLUMNS = `book_id as "bookId", seq, work_digest as "workDigest", work_count as "workCount",
  ledger_digest as "ledgerDigest", ledger_count as "ledgerCount", audit_hash as "auditHash"`;

/** Makes the head of a new book, with the digest of nothing. */
export async function insertHead(
  queryable: Queryable,
  bookId: BookId,
  emptyDigest: string,
): Promise<void> {
  await queryable.query(
    'insert into book_heads (book_id, work_digest, ledger_digest) values ($1, $2, $2)',
    [bookId, emptyDigest],
  );
}

/**
 * Locks the heads of `bookIds`, in the order of their ids, until the transaction ends: nobody else
 * writes to these books, and no two writers wait for each other (SPEC F1, F5).
 */
export async function lockHeads(
  transaction: Queryable,
  bookIds: readonly BookId[],
): Promise<ReadonlyMap<BookId, BookHead>> {
  const heads = await transaction.query<BookHead>(
    `select ${HEAD_COLUMNS} from book_heads
     where book_id in (select value::uuid from jsonb_array_elements_text($1::jsonb))
     order by book_id for update`,
    [JSON.stringify(bookIds)],
  );
  return new Map(heads.map((head) => [head.bookId, head]));
}

/** Writes the heads back, in one statement. */
export async function saveHeads(transaction: Queryable, heads: readonly BookHead[]): Promise<void> {
  await transaction.query(
    `update book_heads h set seq = x.seq, work_digest = x."workDigest", work_count = x."workCount",
       ledger_digest = x."ledgerDigest", ledger_count = x."ledgerCount", audit_hash = x."auditHash"
     from jsonb_to_recordset($1::jsonb) as x("bookId" uuid, seq bigint, "workDigest" text,
       "workCount" bigint, "ledgerDigest" text, "ledgerCount" bigint, "auditHash" text)
     where h.book_id = x."bookId"`,
    [JSON.stringify(heads)],
  );
}
