import type { Database } from '#server/database/database.ts';

const ROW = {
  text: 'met agreed on the renewal of rent costs autumn call again asked for a statement',
  tags: [],
  notedAt: '2026-11-20T08:00:00.000Z',
};

/** What PostgreSQL does with the same rows when nobody checks, audits or counts anything. */
export interface PlainUpserts {
  readonly millis: readonly number[];
  readonly seconds: number;
}

/**
 * `pushes` transactions of `rows` upserts each, `atOnce` of them at a time: the database's own limit
 * for a push. Every `rows` of a push belong to one book, as with the real thing.
 */
export async function plainUpserts(
  database: Database,
  pushes: number,
  rows: number,
  atOnce: number,
): Promise<PlainUpserts> {
  await database.query(
    `create table if not exists plain_records (book int, id int, seq bigint, data jsonb,
       primary key (book, id))`,
  );
  const millis: number[] = [];
  let next = 0;
  const began = performance.now();
  const worker = async (): Promise<void> => {
    while (next < pushes) {
      const book = next;
      next += 1;
      const from = performance.now();
      const json = Array.from({ length: rows }, (_, id) => ({ b: book, i: id, s: id, d: ROW }));
      await database.transaction((transaction) =>
        transaction.query(
          `insert into plain_records (book, id, seq, data)
           select b, i, s, d from jsonb_to_recordset($1::jsonb) as x(b int, i int, s bigint, d jsonb)
           on conflict (book, id) do update set seq = excluded.seq, data = excluded.data`,
          [JSON.stringify(json)],
        ),
      );
      millis.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return { millis, seconds: (performance.now() - began) / 1_000 };
}
