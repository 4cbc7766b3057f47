import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '#server/database/database.ts';
import { openPostgres } from '#server/database/postgres.ts';
import { newClient } from '#shared/domain/client/client-builders.ts';
import type { BookId, RecordId } from '#shared/lib/identifiers.ts';
import { startPostgres } from '#tests/integration/postgres.ts';
import { freshId, type TestDevice } from '#tests/integration/server/test-device.ts';
import { makeWorld, type World } from '#tests/integration/server/world.ts';
import { Random } from '#tests/simulation/random.ts';
import { type Check, Tally } from '../support/check.ts';
import { type FeedBook, holdingWriter, naiveWriter, pushingWriter } from './feed-writers.ts';

const BOOKS = 4;
const PUSHING_PER_BOOK = 3;
const HOLDING_PER_BOOK = 3;
const WRITERS = BOOKS * (PUSHING_PER_BOOK + HOLDING_PER_BOOK);
/** A tight reader asks again at once, a slow one after a second. */
const READERS = { tight: 1, slow: 1_000 } as const;

/** Asks for what comes after a cursor: the records, and the next cursor. */
type Read = (cursor: number) => Promise<{
  readonly records: readonly { readonly id: RecordId; readonly n: number }[];
  readonly cursor: number;
}>;

/** Follows a feed until it is told to stop and nothing more comes; gives what it has seen. */
async function follow(read: Read, everyMs: number, isOver: () => boolean) {
  const seen = new Map<RecordId, number>();
  let cursor = 0;
  for (;;) {
    const wasOver = isOver();
    const page = await read(cursor);
    for (const { id, n } of page.records) seen.set(id, n);
    const moved = page.cursor !== cursor;
    cursor = page.cursor;
    if (wasOver && !moved) return seen;
    if (!wasOver) await pause(everyMs);
  }
}

/** What of `committed` a reader never saw at its latest version. */
const missedBy = (seen: ReadonlyMap<RecordId, number>, { committed }: FeedBook): number =>
  [...committed].filter(([id, n]) => seen.get(id) !== n).length;

async function makeBook(world: World): Promise<{ book: FeedBook; device: TestDevice }> {
  const { device, bookId } = await world.owner();
  const clientId = freshId();
  const client = device.mutation(bookId, 'client', clientId, { ...newClient({ name: 'Acme' }) });
  await device.pushOne(client);
  return { device, book: { bookId, clientId, committed: new Map([[clientId, 1]]), rolledBack: 0 } };
}

const feedOf = (device: TestDevice, { bookId }: FeedBook): Read => {
  return async (from) => {
    const { records, cursor } = await device.pull(bookId, 'work', from, 200);
    return { records: records.map(({ id, version }) => ({ id, n: version.n })), cursor };
  };
};

const naiveFeed = (database: Database): Read => {
  return async (from) => {
    const rows = await database.query<{ id: RecordId; seq: number }>(
      'select seq, id from naive_feed where seq > $1 order by seq limit 200',
      [from],
    );
    const records = rows.map(({ id }) => ({ id, n: 1 }));
    return { records, cursor: rows.at(-1)?.seq ?? from };
  };
};

/** Seconds of 24 writers and of readers on our feed; `isNaive` runs them on the control instead. */
async function run(seconds: number, seed: number, isNaive: boolean) {
  const postgres = await startPostgres();
  const url = await postgres.createDatabase('feed');
  const database = openPostgres(url, { connections: WRITERS + 2 * BOOKS + 2 });
  const tally = new Tally();
  let rolledBack = 0;
  try {
    const world = await makeWorld(database);
    await database.query('create table naive_feed (seq bigserial primary key, id uuid not null)');
    const until = performance.now() + seconds * 1_000;
    let isWriting = true;
    const isOver = (): boolean => performance.now() > until;
    const areWritersDone = (): boolean => !isWriting;
    const books = await Promise.all(Array.from({ length: BOOKS }, () => makeBook(world)));
    if (isNaive) for (const { book } of books) book.committed.clear();
    const writing = books.flatMap(({ book, device }, index) =>
      Array.from({ length: PUSHING_PER_BOOK + HOLDING_PER_BOOK }, (_, at) => {
        const random = new Random(seed * 1_000 + index * 100 + at);
        const setup = { book, random, isOver };
        if (isNaive) return naiveWriter(database, setup);
        return at < PUSHING_PER_BOOK
          ? pushingWriter(device, setup)
          : holdingWriter(world.dependencies, device, setup);
      }),
    );
    // The control has one feed: its books are read as one.
    const nowhere = { bookId: freshId<BookId>(), clientId: freshId() };
    const all: FeedBook = { ...nowhere, committed: new Map(), rolledBack: 0 };
    const followed = isNaive
      ? [{ book: all, read: naiveFeed(database) }]
      : books.map(({ book, device }) => ({ book, read: feedOf(device, book) }));
    const reading = followed.flatMap(({ book, read }) =>
      Object.entries(READERS).map(async ([pace, everyMs]) => {
        return { book, pace, seen: await follow(read, everyMs, areWritersDone) };
      }),
    );
    try {
      await Promise.all(writing);
    } finally {
      isWriting = false;
    }
    for (const { book } of books) {
      rolledBack += book.rolledBack;
      if (isNaive) for (const [id, n] of book.committed) all.committed.set(id, n);
    }
    const missed: Record<string, number> = {};
    for (const { book, pace, seen } of await Promise.all(reading)) {
      const count = missedBy(seen, book);
      missed[pace] = (missed[pace] ?? 0) + count;
      for (let at = 0; at < book.committed.size; at += 1) {
        tally.add(at < count ? `a ${pace} reader missed a change` : null);
      }
    }
    await world.app.close();
    return { tally, missed, rolledBack };
  } finally {
    await database.close();
    await postgres.stop();
  }
}

const told = (missed: Record<string, number>): string =>
  `${missed.tight ?? 0} by tight, ${missed.slow ?? 0} by slow readers`;

/** 24 writers on PostgreSQL for `count` seconds, half through pushes, half holding transactions open. */
export const feed: Check = {
  ids: ['Y4'],
  title: '24 writers, transactions open up to 2 s, rollbacks: readers miss nothing',
  target: '0 missed',
  async run({ count, seed, progress }) {
    progress(`${WRITERS} writers for ${count} s`);
    const { tally, missed, rolledBack } = await run(count, seed, false);
    return tally.outcome({ missed: told(missed), 'rolled back': rolledBack });
  },
};

/** The same load on a feed that takes its numbers from a sequence: it has to miss some. */
export const naiveControl: Check = {
  ids: ['Y4 control'],
  title: 'a naive feed under the same load misses changes',
  target: '> 0 missed by the naive feed',
  async run({ count, seed, progress }) {
    progress(`${WRITERS} writers for ${count} s`);
    const { tally, missed, rolledBack } = await run(count, seed, true);
    return {
      tried: tally.tried,
      failed: tally.failed > 0 ? 0 : 1,
      failures: tally.failed > 0 ? [] : ['the naive feed missed nothing: the load proves nothing'],
      figures: { missed: told(missed), of: tally.tried, 'rolled back': rolledBack },
    };
  },
};
