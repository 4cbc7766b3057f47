import type { RecordData } from '#shared/domain/kind.ts';
import type { Instant } from '#shared/lib/calendar-date.ts';
import type { BookId, DeviceId, MutationId, PersonId, RecordId } from '#shared/lib/identifiers.ts';
import type { Version } from '#shared/protocol/record.ts';
import type { Queryable } from '../database/database.ts';
import { acceptedAtText } from './records.ts';

/** An edit of a client that had moved away, for whoever has the client now (SPEC F7). */
export interface NewLateEdit {
  /** The book where the client is now. */
  readonly bookId: BookId;
  readonly id: MutationId;
  readonly fromBookId: BookId;
  readonly clientId: RecordId | null;
  readonly kind: string;
  readonly recordId: RecordId;
  readonly baseEpoch: string | null;
  readonly baseN: number | null;
  /** JSON text, or `null` for a deletion. */
  readonly data: string | null;
  readonly editedBy: PersonId;
  readonly editedAt: string;
  readonly deviceId: DeviceId;
}

/**
 * Keeps late edits. The database adds the base they started from, out of the audit trail of the old
 * book, which their writer may no longer read; an edit that is kept already stays as it is.
 */
export async function keepLateEdits(
  transaction: Queryable,
  edits: readonly NewLateEdit[],
  receivedAt: string,
): Promise<void> {
  if (edits.length === 0) return;
  await transaction.query(
    `insert into late_edits (book_id, id, from_book_id, client_id, kind, record_id, base_epoch,
       base_n, data, edited_by, edited_at, device_id, received_at)
     select x."bookId", x.id, x."fromBookId", x."clientId", x.kind, x."recordId", x."baseEpoch",
       x."baseN", x.data::jsonb, x."editedBy", x."editedAt", x."deviceId",
       $2::timestamptz
     from jsonb_to_recordset($1::jsonb) as x("bookId" uuid, id uuid, "fromBookId" uuid,
       "clientId" uuid, kind text, "recordId" uuid, "baseEpoch" text, "baseN" bigint, data text,
       "editedBy" uuid, "editedAt" text, "deviceId" uuid)
     on conflict do nothing`,
    [JSON.stringify(edits), receivedAt],
  );
}

/** A late edit that nobody has decided on yet. */
export interface OpenLateEdit {
  readonly id: MutationId;
  readonly bookId: BookId;
  readonly clientId: RecordId | null;
  readonly kind: string;
  readonly recordId: RecordId;
  readonly baseVersion: Version | null;
  readonly base: RecordData | null;
  readonly data: RecordData | null;
  readonly editedBy: PersonId;
  readonly editedByName: string;
  readonly editedAt: Instant;
  readonly receivedAt: Instant;
}

const OPEN = `select l.id, l.book_id as "bookId", l.client_id as "clientId", l.kind,
  l.record_id as "recordId", l.base,
  case when l.base_epoch is null then null
    else jsonb_build_object('epoch', l.base_epoch, 'n', l.base_n) end as "baseVersion",
  l.data, l.edited_by as "editedBy", p.name as "editedByName", l.edited_at as "editedAt",
  ${acceptedAtText('l.received_at')} as "receivedAt"
  from late_edits l join people p on p.id = l.edited_by where l.decision is null`;

/** The open late edits of `bookIds`, oldest first. */
export function openLateEdits(
  queryable: Queryable,
  bookIds: readonly BookId[],
  limit: number,
): Promise<readonly OpenLateEdit[]> {
  return queryable.query<OpenLateEdit>(
    `${OPEN} and l.book_id in (select value::uuid from jsonb_array_elements_text($1::jsonb))
     order by l.received_at, l.id limit $2`,
    [JSON.stringify(bookIds), limit],
  );
}

/** One open late edit of `bookIds`. */
export async function openLateEdit(
  queryable: Queryable,
  bookIds: readonly BookId[],
  id: MutationId,
): Promise<OpenLateEdit | undefined> {
  const [edit] = await queryable.query<OpenLateEdit>(
    `${OPEN} and l.id = $2
     and l.book_id in (select value::uuid from jsonb_array_elements_text($1::jsonb))`,
    [JSON.stringify(bookIds), id],
  );
  return edit;
}

/** Those of `ids` that are kept as late edits already, decided on or not. */
export async function knownLateEdits(
  queryable: Queryable,
  ids: readonly MutationId[],
): Promise<readonly MutationId[]> {
  const rows = await queryable.query<{ id: MutationId }>(
    `select id from late_edits
     where id in (select value::uuid from jsonb_array_elements_text($1::jsonb))`,
    [JSON.stringify(ids)],
  );
  return rows.map(({ id }) => id);
}

/** Notes what was decided on a late edit, and by whom. */
export async function decideLateEdit(
  transaction: Queryable,
  edit: Pick<OpenLateEdit, 'bookId' | 'id'>,
  decision: 'accepted' | 'discarded',
  decidedBy: PersonId,
  decidedAt: string,
): Promise<void> {
  await transaction.query(
    `update late_edits set decision = $3, decided_by = $4, decided_at = $5
     where book_id = $1 and id = $2 and decision is null`,
    [edit.bookId, edit.id, decision, decidedBy, decidedAt],
  );
}

/** Takes a client's open late edits along to the book it moves to. */
export async function moveLateEdits(
  transaction: Queryable,
  clientId: RecordId,
  from: BookId,
  to: BookId,
): Promise<void> {
  await transaction.query(
    `update late_edits set book_id = $3
     where book_id = $2 and client_id = $1 and decision is null`,
    [clientId, from, to],
  );
}
