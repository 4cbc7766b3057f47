import type { BookId, DeviceId, MutationId, PersonId, RecordId } from '#shared/lib/identifiers.ts';
import type { Queryable } from '../database/database.ts';

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

/** Keeps late edits; the base they started from is taken from the audit trail of the old book. */
export async function keepLateEdits(
  transaction: Queryable,
  edits: readonly NewLateEdit[],
  receivedAt: string,
): Promise<void> {
  if (edits.length === 0) return;
  await transaction.query(
    `insert into late_edits (book_id, id, from_book_id, client_id, kind, record_id, base_epoch,
       base_n, base, data, edited_by, edited_at, device_id, received_at)
     select x."bookId", x.id, x."fromBookId", x."clientId", x.kind, x."recordId", x."baseEpoch",
       x."baseN", a.data::jsonb, x.data::jsonb, x."editedBy", x."editedAt", x."deviceId",
       $2::timestamptz
     from jsonb_to_recordset($1::jsonb) as x("bookId" uuid, id uuid, "fromBookId" uuid,
       "clientId" uuid, kind text, "recordId" uuid, "baseEpoch" text, "baseN" bigint, data text,
       "editedBy" uuid, "editedAt" text, "deviceId" uuid)
     left join audit a on a.book_id = x."fromBookId" and a.record_id = x."recordId"
       and a.version_epoch = x."baseEpoch" and a.version_n = x."baseN" and a.action <> 'moveOut'`,
    [JSON.stringify(edits), receivedAt],
  );
}
