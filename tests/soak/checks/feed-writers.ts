import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '#server/database/database.ts';
import { instantNow, type ServerDependencies } from '#server/dependencies.ts';
import { writeRecords } from '#server/push/write-records.ts';
import { lockHeads } from '#server/repositories/book-heads.ts';
import { serverState } from '#server/repositories/server-state.ts';
import type { BookId, RecordId } from '#shared/lib/identifiers.ts';
import type { Version } from '#shared/protocol/record.ts';
import { freshId, noteOf, type TestDevice } from '#tests/integration/server/test-device.ts';
import type { Random } from '#tests/simulation/random.ts';

/** How long a transaction is held open, at most. */
export const LONGEST_HOLD_MS = 2_000;
const ROLLED_BACK = 0.15;

/** A book with its client and everything that was committed to it: the id and the latest version. */
export interface FeedBook {
  readonly bookId: BookId;
  readonly clientId: RecordId;
  readonly committed: Map<RecordId, number>;
  rolledBack: number;
}

export interface WriterSetup {
  readonly book: FeedBook;
  readonly random: Random;
  /** Whether to stop; a write under way is finished. */
  readonly isOver: () => boolean;
}

/** Writes through the real push path: new notes, and edits of its own ones. */
export async function pushingWriter(device: TestDevice, setup: WriterSetup): Promise<void> {
  const { book, random, isOver } = setup;
  const { bookId, clientId } = book;
  const mine: { id: RecordId; version: Version }[] = [];
  while (!isOver()) {
    const edited = mine.length > 0 && random.chance(0.3) ? random.pick(mine) : null;
    const id = edited?.id ?? freshId();
    const data = { ...noteOf(clientId, `pushed ${random.below(1e6)}`) };
    const answer = await device.pushOne(
      device.mutation(bookId, 'note', id, data, edited?.version ?? null),
    );
    if (answer.answer !== 'accepted') throw new Error(`a push was answered ${answer.answer}`);
    book.committed.set(id, answer.version.n);
    if (edited) edited.version = answer.version;
    else mine.push({ id, version: answer.version });
    await pause(random.below(100));
  }
}

class RolledBack extends Error {}

/** Holds its transaction open for up to two seconds around the lock of the head; some are rolled back. */
export async function holdingWriter(
  dependencies: ServerDependencies,
  device: TestDevice,
  setup: WriterSetup,
): Promise<void> {
  const { book, random, isOver } = setup;
  const { bookId, clientId } = book;
  const { personId, deviceId } = device.signedIn;
  while (!isOver()) {
    const id: RecordId = freshId();
    const hold = random.below(LONGEST_HOLD_MS);
    // Mostly held before the lock: one that is held after it stops the whole book, as it should.
    const before = random.chance(0.25) ? 0 : hold;
    try {
      await dependencies.database.transaction(async (transaction) => {
        const { epoch } = await serverState(transaction);
        await pause(before);
        const heads = await lockHeads(transaction, [bookId]);
        const at = instantNow(dependencies);
        const row = {
          ...{ bookId, id, kind: 'note', clientId, lane: 'work' as const },
          ...{ version: { epoch, n: 1 }, seq: (heads.get(bookId)?.seq ?? 0) + 1, moveNumber: 0 },
          ...{ data: JSON.stringify(noteOf(clientId, 'held')), editedBy: personId },
          ...{ editedAt: at, acceptedAt: at },
        };
        const action = 'write' as const;
        const write = { row, previous: null, action, personId, deviceId };
        await writeRecords(transaction, heads, [write]);
        await pause(hold - before);
        if (random.chance(ROLLED_BACK)) throw new RolledBack();
      });
      book.committed.set(id, 1);
    } catch (error) {
      if (!(error instanceof RolledBack)) throw error;
      book.rolledBack += 1;
    }
  }
}

/** The control: a feed whose numbers come from a sequence, taken long before the commit. */
export async function naiveWriter(database: Database, setup: WriterSetup): Promise<void> {
  const { book, random, isOver } = setup;
  while (!isOver()) {
    const id: RecordId = freshId();
    try {
      await database.transaction(async (transaction) => {
        await transaction.query('insert into naive_feed (id) values ($1)', [id]);
        await pause(random.below(LONGEST_HOLD_MS));
        if (random.chance(ROLLED_BACK)) throw new RolledBack();
      });
      book.committed.set(id, 1);
    } catch (error) {
      if (!(error instanceof RolledBack)) throw error;
      book.rolledBack += 1;
    }
  }
}
