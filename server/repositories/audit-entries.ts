import type { BookId, RecordId } from '#shared/lib/identifiers.ts';
import type { AuditEntry } from '#shared/protocol/audit.ts';
import type { Queryable } from '../database/database.ts';
import { acceptedAtText } from './records.ts';

export type AuditSubject =
  | { readonly of: 'client'; readonly id: RecordId }
  | { readonly of: 'record'; readonly id: RecordId };

/**
 * The newest entries of a client or a record in a book's trail, older than `before`. What happened
 * in a book that a client was moved from is in that book's trail.
 */
export function auditEntries(
  queryable: Queryable,
  bookId: BookId,
  subject: AuditSubject,
  before: number,
  limit: number,
): Promise<readonly AuditEntry[]> {
  const column = subject.of === 'client' ? 'client_id' : 'record_id';
  return queryable.query<AuditEntry>(
    `select a.seq, a.record_id as "recordId", a.kind,
       json_build_object('epoch', a.version_epoch, 'n', a.version_n) as version,
       a.person_id as "personId", p.name as "personName", a.device_id as "deviceId",
       a.edited_at as "editedAt", ${acceptedAtText('a.accepted_at')} as "acceptedAt", a.data
     from audit a join people p on p.id = a.person_id
     where a.book_id = $1 and a.${column} = $2 and a.seq < $3
     order by a.seq desc limit $4`,
    [bookId, subject.id, before, limit],
  );
}

/** Those of `bookIds` that have, or had, the subject: where it is now comes first. */
export async function booksOfSubject(
  queryable: Queryable,
  bookIds: readonly BookId[],
  subject: AuditSubject,
): Promise<readonly BookId[]> {
  const column = subject.of === 'client' ? 'client_id' : 'record_id';
  const rows = await queryable.query<{ bookId: BookId }>(
    `select b.id as "bookId" from (
       select value::uuid as id from jsonb_array_elements_text($1::jsonb)) b
     where exists (select from audit a where a.book_id = b.id and a.${column} = $2)
     order by exists (select from records r where r.book_id = b.id and r.id = $2) desc, b.id`,
    [JSON.stringify(bookIds), subject.id],
  );
  return rows.map(({ bookId }) => bookId);
}
