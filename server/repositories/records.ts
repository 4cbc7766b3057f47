import type { Lane } from '#shared/domain/kind.ts';
import type { Instant } from '#shared/lib/calendar-date.ts';
import type { BookId, PersonId, RecordId } from '#shared/lib/identifiers.ts';
import type { Version } from '#shared/protocol/record.ts';
import type { Queryable } from '../database/database.ts';

/** A record as a write leaves it. */
export interface RecordRow {
  readonly bookId: BookId;
  readonly id: RecordId;
  readonly kind: string;
  readonly clientId: RecordId | null;
  readonly lane: Lane;
  readonly version: Version;
  readonly seq: number;
  /** JSON text; `null` for a tombstone. */
  readonly data: string | null;
  readonly editedBy: PersonId;
  readonly editedAt: Instant;
  readonly acceptedAt: Instant;
  readonly moveNumber: number;
}

/** What a decision needs to know of a record that is there. */
export interface CurrentRecord {
  readonly bookId: BookId;
  readonly id: RecordId;
  readonly kind: string;
  readonly clientId: RecordId | null;
  readonly version: Version;
  readonly isLive: boolean;
  readonly moveNumber: number;
  /** The wire record's JSON text, if it was asked for and its version is not known, else `null`. */
  readonly wire: string | null;
}

export const acceptedAtText = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/**
 * SQL for the JSON text of a wire record. Only `data` can hold characters that need escaping, and
 * it rests as JSON text; putting texts together is several times faster than building JSON values.
 */
export const wireRecordText = `'{"kind":"' || r.kind || '","id":"' || r.id || '","bookId":"'
  || r.book_id || '","clientId":' || coalesce('"' || r.client_id || '"', 'null')
  || ',"version":{"epoch":"' || r.version_epoch || '","n":' || r.version_n || '},"seq":' || r.seq
  || ',"data":' || coalesce(r.data::text, 'null') || ',"editedBy":"' || r.edited_by
  || '","editedAt":"' || r.edited_at || '","acceptedAt":"' || ${acceptedAtText('r.accepted_at')}
  || case when r.kind = 'client' then '","moveNumber":' || r.move_number || '}' else '"}' end`;

export interface WantedRecord {
  readonly bookId: BookId;
  readonly id: RecordId;
  /** The version the asker knows; its copy need not be sent. */
  readonly version: Version | null;
  /** The copy need not be sent in any case: only what it is and whether it is there. */
  readonly withoutCopy?: boolean;
}

/** Those of `wanted` that are there, tombstones included, in one statement. */
export async function currentRecords(
  queryable: Queryable,
  wanted: readonly WantedRecord[],
): Promise<readonly CurrentRecord[]> {
  if (wanted.length === 0) return [];
  const rows = await queryable.query<
    Omit<CurrentRecord, 'version'> & { readonly epoch: string; readonly n: number }
  >(
    `select r.book_id as "bookId", r.id, r.kind, r.client_id as "clientId",
       r.version_epoch as epoch, r.version_n as n, r.data is not null as "isLive",
       r.move_number as "moveNumber",
       case when x.bare or r.version_epoch = x.epoch and r.version_n = x.n then null
         else ${wireRecordText} end as wire
     from json_to_recordset($1::json) as x("bookId" uuid, id uuid, epoch text, n bigint,
       bare boolean)
     join records r on r.book_id = x."bookId" and r.id = x.id`,
    [
      JSON.stringify(
        wanted.map(({ bookId, id, version, withoutCopy: bare = false }) => ({
          bookId,
          id,
          epoch: version?.epoch ?? null,
          n: version?.n ?? null,
          bare,
        })),
      ),
    ],
  );
  return rows.map(({ epoch, n, ...row }) => ({ ...row, version: { epoch, n } }));
}

/** Writes each record over the copy that is there, in one statement. */
export async function putRecords(
  transaction: Queryable,
  rows: readonly RecordRow[],
): Promise<void> {
  const json = rows.map(
    (row) =>
      `{"b":"${row.bookId}","i":"${row.id}","k":"${row.kind}","c":${JSON.stringify(row.clientId)},` +
      `"l":"${row.lane}","e":"${row.version.epoch}","n":${row.version.n},"s":${row.seq},` +
      `"d":${row.data ?? 'null'},"p":"${row.editedBy}","t":"${row.editedAt}",` +
      `"a":"${row.acceptedAt}","m":${row.moveNumber}}`,
  );
  await transaction.query(
    `insert into records (book_id, id, kind, client_id, lane, version_epoch, version_n, seq, data,
       edited_by, edited_at, accepted_at, move_number)
     select b, i, k, c, l, e, n, s, d, p, t, a, m
     from json_to_recordset($1::json) as x(b uuid, i uuid, k text, c uuid, l text, e text,
       n bigint, s bigint, d json, p uuid, t text, a timestamptz, m int)
     on conflict (book_id, id) do update set
       client_id = excluded.client_id, version_epoch = excluded.version_epoch,
       version_n = excluded.version_n, seq = excluded.seq, data = excluded.data,
       edited_by = excluded.edited_by, edited_at = excluded.edited_at,
       accepted_at = excluded.accepted_at, move_number = excluded.move_number`,
    [`[${json.join(',')}]`],
  );
}

export interface Page {
  readonly epoch: string;
  readonly head: number;
  /** The records' JSON texts with commas between them. */
  readonly records: string;
  readonly taken: number;
  /** The seq of the page's last record; `null` for an empty page. */
  readonly last: number | null;
  readonly remaining: number;
  /** The departures' JSON texts with commas between them; those after the page's end as well. */
  readonly departures: readonly { clientId: RecordId; moveNumber: number; seq: number }[];
  readonly digest: string;
  readonly count: number;
}

/**
 * At most `limit` records of a lane after `cursor`. It is one statement, so everything in the answer,
 * the digest included, is of one snapshot (SPEC F8); `undefined` when there is no such book. Counting
 * what remains reads the rest of the lane's index: it is done once for a reading, and `known`, what
 * remained before this page, spares it afterwards.
 * Whether anything remains is asked for in the order of the index: as `exists` PostgreSQL would rather
 * read the table from its beginning until it meets one.
 */
export async function readPage(
  queryable: Queryable,
  bookId: BookId,
  lane: Lane,
  cursor: number,
  limit: number,
  known: number | null = null,
): Promise<Page | undefined> {
  const [page] = await queryable.query<Page>(
    `with summary as (
       select coalesce(string_agg(wire, ','), '') as records, count(*) as taken, max(seq) as last
       from (
         select r.seq, ${wireRecordText} as wire from records r
         where r.book_id = $1 and r.lane = $2 and r.seq > $3 order by r.seq limit $4
       ) page
     )
     select (select epoch from server_state) as epoch, h.seq as head, s.records, s.taken, s.last,
       case when s.taken < $4 then 0
         when $5::bigint is null then (select count(*) from records r
           where r.book_id = $1 and r.lane = $2 and r.seq > s.last)
         when (select r.seq from records r
           where r.book_id = $1 and r.lane = $2 and r.seq > s.last order by r.seq limit 1) is null
         then 0 else greatest(1, $5::bigint - s.taken) end as remaining,
       coalesce((select jsonb_agg(jsonb_build_object('clientId', d.client_id, 'moveNumber',
         d.move_number, 'seq', d.seq) order by d.seq) from departures d
         where d.book_id = $1 and d.seq > $3), '[]') as departures,
       case when $2 = 'work' then h.work_digest else h.ledger_digest end as digest,
       case when $2 = 'work' then h.work_count else h.ledger_count end as count
     from book_heads h cross join summary s where h.book_id = $1`,
    [bookId, lane, cursor, limit, known],
  );
  return page;
}
