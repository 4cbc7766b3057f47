import type { Lane } from '#shared/domain/kind.ts';
import type { Instant } from '#shared/lib/calendar-date.ts';
import type { BookId, PersonId, RecordId } from '#shared/lib/identifiers.ts';
import type { Queryable } from '../database/database.ts';

/** A record on its way from one book to another. */
export interface MovedRecord {
  readonly id: RecordId;
  readonly kind: string;
  readonly lane: Lane;
  readonly epoch: string;
  readonly n: number;
  /** JSON text; `null` for a tombstone, which moves along. */
  readonly data: string | null;
  readonly editedBy: PersonId;
  readonly editedAt: Instant;
}

/** Takes every record of a client out of a book, in the order of its feed. */
export async function takeClientOut(
  transaction: Queryable,
  bookId: BookId,
  clientId: RecordId,
): Promise<readonly MovedRecord[]> {
  return transaction.query<MovedRecord>(
    `with gone as (
       delete from records where book_id = $1 and client_id = $2 returning *
     )
     select id, kind, lane, version_epoch as epoch, version_n as n, data::text as data,
       edited_by as "editedBy", edited_at as "editedAt"
     from gone order by seq`,
    [bookId, clientId],
  );
}
