import type { RecordData } from '#shared/domain/kind.ts';
import { type DataOf, type Kind, kinds, laneOf } from '#shared/domain/kinds.ts';
import type { BookId, RecordId } from '#shared/lib/identifiers.ts';
import type { Version } from '#shared/protocol/record.ts';
import { SYSTEM_PERSON } from '#shared/protocol/system-person.ts';
import type { Queryable } from '../database/database.ts';

/** The records of `kind` in a book that are not deleted, in the order they were last written. */
export async function liveRecords<K extends Kind>(
  queryable: Queryable,
  bookId: BookId,
  kind: K,
): Promise<readonly { readonly id: RecordId; readonly data: DataOf<K> }[]> {
  const rows = await queryable.query<{ readonly id: RecordId; readonly data: unknown }>(
    `select id, data from records
     where book_id = $1 and lane = $2 and kind = $3 and data is not null order by seq`,
    [bookId, laneOf(kind), kind],
  );
  return rows.map(({ id, data }) => ({ id, data: kinds[kind].schema.parse(data) as DataOf<K> }));
}

/** The entries of a client that the firm's system calls `reference`, in the order of their days. */
export async function entriesWithReference(
  queryable: Queryable,
  clientId: RecordId,
  reference: string,
): Promise<readonly { readonly id: RecordId; readonly data: DataOf<'transaction'> }[]> {
  const rows = await queryable.query<{ readonly id: RecordId; readonly data: unknown }>(
    `select r.id, r.data from records r
     join client_places p on p.client_id = r.client_id and p.book_id = r.book_id
     where r.client_id = $1 and r.kind = 'transaction' and r.data->>'externalId' = $2
     order by r.data->>'date', r.id`,
    [clientId, reference],
  );
  return rows.map(({ id, data }) => ({ id, data: kinds.transaction.schema.parse(data) }));
}

/** How a record that is about to be loaded compares with the copy that is there. */
export interface LoadedStanding {
  readonly id: RecordId;
  readonly version: Version;
  readonly isLive: boolean;
  /** By a person, or by the back office, whose answers the server writes itself. */
  readonly isEdited: boolean;
  readonly isSame: boolean;
  readonly moveNumber: number;
  /** Of kinds of which some records are fixed: the copy that is there. */
  readonly mayBeFixed: RecordData | null;
}

const FIXED_KINDS = Object.values(kinds).flatMap(({ kind, fixedOnce }) =>
  fixedOnce ? [kind] : [],
);

/** The standing of those of `rows` that the book already has; `data` is JSON text. */
export async function loadedStandings(
  queryable: Queryable,
  bookId: BookId,
  rows: readonly { readonly id: RecordId; readonly data: string }[],
): Promise<readonly LoadedStanding[]> {
  const json = rows.map(({ id, data }) => `{"id":"${id}","data":${data}}`).join(',');
  const standings = await queryable.query<
    Omit<LoadedStanding, 'version'> & { readonly epoch: string; readonly n: number }
  >(
    `select r.id, r.version_epoch as epoch, r.version_n as n, r.data is not null as "isLive",
       coalesce(r.data::jsonb = x.data, false) as "isSame",
       r.edited_by <> $3 or (r.data::jsonb is distinct from x.data and exists (select from audit a
         where a.book_id = $1 and a.record_id = r.id and a.action = 'write')) as "isEdited",
       r.move_number as "moveNumber",
       case when r.kind = any($4) then r.data end as "mayBeFixed"
     from jsonb_to_recordset($2::jsonb) as x(id uuid, data jsonb)
     join records r on r.book_id = $1 and r.id = x.id`,
    [bookId, `[${json}]`, SYSTEM_PERSON, FIXED_KINDS],
  );
  return standings.map(({ epoch, n, ...row }) => ({ ...row, version: { epoch, n } }));
}
