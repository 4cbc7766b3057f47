import type { Instant } from '#shared/lib/calendar-date.ts';
import type { BookId, PersonId, RecordId } from '#shared/lib/identifiers.ts';
import type { Queryable } from '../database/database.ts';
import { acceptedAtText } from '../repositories/records.ts';

/** A record as it was at an instant. */
export interface RebuiltRecord {
  readonly bookId: BookId;
  readonly kind: string;
  readonly epoch: string;
  readonly n: number;
  readonly seq: number;
  readonly editedBy: PersonId;
  readonly acceptedAt: Instant;
  /** JSON text; `null` when it was deleted. */
  readonly data: string | null;
}

/** The record as of `at`, in whichever book it was; `undefined` when it was not there yet. */
export async function rebuildRecord(
  queryable: Queryable,
  recordId: RecordId,
  at: string,
): Promise<RebuiltRecord | undefined> {
  const [record] = await queryable.query<RebuiltRecord>(
    `select a.book_id as "bookId", a.kind, a.version_epoch as epoch, a.version_n as n, a.seq,
       a.person_id as "editedBy", ${acceptedAtText('a.accepted_at')} as "acceptedAt",
       a.data::text as data
     from audit a
     where a.record_id = $1 and a.accepted_at <= $2::timestamptz and a.action <> 'moveOut'
     order by a.accepted_at desc, a.version_n desc, a.seq desc limit 1`,
    [recordId, at],
  );
  return record;
}
