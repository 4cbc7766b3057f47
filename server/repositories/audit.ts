import type { BookId, DeviceId, PersonId, RecordId } from '#shared/lib/identifiers.ts';
import type { Queryable } from '../database/database.ts';
import { acceptedAtText } from './records.ts';

export type AuditAction = 'write' | 'load' | 'moveIn' | 'moveOut' | 'lateEdit' | 'bytes';

/** One entry of a book's audit trail, with its place in the hash chain. */
export interface AuditRow {
  readonly bookId: BookId;
  readonly seq: number;
  readonly action: AuditAction;
  readonly recordId: RecordId;
  readonly kind: string;
  readonly clientId: RecordId | null;
  readonly epoch: string;
  readonly n: number;
  readonly personId: PersonId;
  readonly deviceId: DeviceId | null;
  readonly editedAt: string;
  readonly acceptedAt: string;
  /** JSON text of the record as it became; `null` for a deletion. */
  readonly data: string | null;
  readonly prevHash: string;
  readonly hash: string;
}

/** Adds entries, in one statement. */
export async function appendAudit(
  transaction: Queryable,
  rows: readonly AuditRow[],
): Promise<void> {
  await transaction.query(
    `insert into audit (book_id, seq, action, record_id, kind, client_id, version_epoch, version_n,
       person_id, device_id, edited_at, accepted_at, data, prev_hash, hash)
     select "bookId", seq, action, "recordId", kind, "clientId", epoch, n, "personId", "deviceId",
       "editedAt", "acceptedAt", data::json, "prevHash", hash
     from jsonb_to_recordset($1::jsonb) as x("bookId" uuid, seq bigint, action text,
       "recordId" uuid, kind text, "clientId" uuid, epoch text, n bigint, "personId" uuid,
       "deviceId" uuid, "editedAt" text, "acceptedAt" timestamptz, data text, "prevHash" text,
       hash text)`,
    [JSON.stringify(rows)],
  );
}

/** The clients of records that were once in a book this person wrote in, as its trail last saw them. */
export async function formerClients(
  queryable: Queryable,
  wanted: readonly { readonly bookId: BookId; readonly recordId: RecordId }[],
): Promise<
  readonly { readonly bookId: BookId; readonly recordId: RecordId; readonly clientId: RecordId }[]
> {
  if (wanted.length === 0) return [];
  return queryable.query(
    `select * from (
       select x."bookId", x."recordId",
         fieldfolio_former_client(x."bookId", x."recordId") as "clientId"
       from jsonb_to_recordset($1::jsonb) as x("bookId" uuid, "recordId" uuid)) f
     where "clientId" is not null`,
    [JSON.stringify(wanted)],
  );
}

/** Those of `wanted` whose id a record of another book has or had. */
export async function idsOfOtherBooks(
  queryable: Queryable,
  wanted: readonly { readonly bookId: BookId; readonly recordId: RecordId }[],
): Promise<readonly { readonly bookId: BookId; readonly recordId: RecordId }[]> {
  if (wanted.length === 0) return [];
  return queryable.query(
    `select book_id as "bookId", record_id as "recordId" from fieldfolio_ids_of_other_books($1::jsonb)`,
    [JSON.stringify(wanted)],
  );
}

/** The entry and the hash at which each book's chain ends by its head. */
export function auditHeads(
  queryable: Queryable,
): Promise<
  readonly { readonly bookId: BookId; readonly seq: number; readonly auditHash: string }[]
> {
  return queryable.query(
    'select book_id as "bookId", seq, audit_hash as "auditHash" from book_heads order by book_id',
  );
}

/** At most `limit` entries of a book after `seq`, as they were hashed. */
export function auditRows(
  queryable: Queryable,
  bookId: BookId,
  seq: number,
  limit: number,
): Promise<readonly AuditRow[]> {
  return queryable.query<AuditRow>(
    `select book_id as "bookId", seq, action, record_id as "recordId", kind,
       client_id as "clientId", version_epoch as epoch, version_n as n, person_id as "personId",
       device_id as "deviceId", edited_at as "editedAt",
       ${acceptedAtText('accepted_at')} as "acceptedAt", data::text as data,
       prev_hash as "prevHash", hash
     from audit where book_id = $1 and seq > $2 order by seq limit $3`,
    [bookId, seq, limit],
  );
}
