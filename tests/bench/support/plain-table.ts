import { type Database, onlyRow } from '#server/database/database.ts';
import { openPostgres } from '#server/database/postgres.ts';
import { putRecords, type RecordRow } from '#server/repositories/records.ts';
import type { Lane } from '#shared/domain/kind.ts';
import { clientOf, laneOf } from '#shared/domain/kinds.ts';
import type { Instant } from '#shared/lib/calendar-date.ts';
import type { BookId, PersonId } from '#shared/lib/identifiers.ts';
import type { GeneratedRecord } from './generated-book.ts';
import type { Device } from './server-pages.ts';

/** A copy of the server's records with the same indexes, and plain SQL to read and write it. */
export interface PlainTable {
  /** PostgreSQL's first process. */
  readonly databasePid: number;
  /** The rows of a lane after `cursor`, parsed; gives the cursor after them. */
  pull(bookId: string, lane: Lane, cursor: number, limit: number): Promise<number>;
  /** One upsert in a transaction of its own. */
  push(rows: readonly RecordRow[]): Promise<void>;
  /** New records as rows that follow what is there. */
  rowsOf(device: Device, records: readonly GeneratedRecord[], at: Instant): RecordRow[];
}

/** Runs `work` with such a copy beside the server's own tables. */
export async function withPlainTable<Value>(
  databaseUrl: string,
  work: (table: PlainTable) => Promise<Value>,
): Promise<Value> {
  // With this path `records` is the copy, so that the server's own statement writes it.
  const database = openPostgres(`${databaseUrl}&options=-c%20search_path%3Dplain%2Cpublic`);
  try {
    return await work(await plainTable(database));
  } finally {
    await database.close();
  }
}

async function plainTable(database: Database): Promise<PlainTable> {
  await database.query('create schema plain');
  await database.query('create table plain.records (like public.records including all)');
  await database.query('insert into plain.records select * from public.records');
  await database.query('analyze plain.records');
  const { pid } = onlyRow(
    await database.query<{ pid: number }>(
      `select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int as pid`,
    ),
  );
  let { seq } = onlyRow(
    await database.query<{ seq: number }>('select max(seq) as seq from plain.records'),
  );
  return {
    databasePid: pid,
    async pull(bookId, lane, cursor, limit) {
      const rows = await database.query<{ seq: number }>(
        `select * from records where book_id = $1 and lane = $2 and seq > $3
         order by seq limit $4`,
        [bookId, lane, cursor, limit],
      );
      return rows.at(-1)?.seq ?? cursor;
    },
    push: (rows) => database.transaction((transaction) => putRecords(transaction, rows)),
    rowsOf: ({ ownBookId, personId }, records, at) =>
      records.map(({ kind, id, data }): RecordRow => {
        seq += 1;
        return {
          ...{ bookId: ownBookId as BookId, id, kind, lane: laneOf(kind), seq, moveNumber: 0 },
          ...{ clientId: clientOf(kind, id, data), version: { epoch: 'plain', n: 1 } },
          ...{ data: JSON.stringify(data), editedBy: personId as PersonId },
          ...{ editedAt: at, acceptedAt: at },
        };
      }),
  };
}
