import { expect, it } from 'vitest';
import { freshLane } from '#shared/sync/lane-ledger.ts';
import {
  BOOK,
  CLIENT,
  entry,
  id,
  note,
  OTHER_BOOK,
  OTHER_CLIENT,
  row,
  transaction,
  version,
  versionsOf,
  type WithStore,
  wanted,
} from './fixtures.ts';

/** What a store takes away, and what it moves. */
export function describePurges(withStore: WithStore): void {
  it('[F6] purges everything of a client in one book, and nothing else', () =>
    withStore(async (store) => {
      const theirs = { clientId: OTHER_CLIENT };
      await store.commit(
        [
          { write: 'putRecord', record: row(1) },
          {
            write: 'putRecord',
            record: row(2, { ...theirs, data: note('other', OTHER_CLIENT) }),
          },
          { write: 'putRecord', record: row(3, { bookId: OTHER_BOOK }) },
          { write: 'putRecord', record: row(4, { kind: 'transaction', data: transaction(1) }) },
          {
            write: 'putRecord',
            record: row(5, {
              ...{ ...theirs, kind: 'transaction', data: transaction(2, OTHER_CLIENT) },
            }),
          },
          { write: 'putOutbox', entry: entry(1, 1) },
          { write: 'putOutbox', entry: entry(2, 2, theirs) },
          { write: 'putLane', lane: freshLane(BOOK, 'work') },
        ],
        'strict',
      );
      await store.commit([{ write: 'purgeClient', bookId: BOOK, clientId: CLIENT }], 'strict');
      const found = await store.records([
        ...[1, 2, 3].map((number) => wanted(number)),
        ...[4, 5].map((number) => wanted(number, 'transaction')),
      ]);
      expect([...found.keys()].sort()).toEqual([id(2), id(3), id(5)]);
      expect((await store.outbox()).map(({ order }) => order)).toEqual([2]);
      expect(await store.lanes()).toHaveLength(1);
    }));

  it('[F6] purges a book with its edits and lanes', () =>
    withStore(async (store) => {
      await store.commit(
        [
          { write: 'putRecord', record: row(1) },
          { write: 'putRecord', record: row(2, { bookId: OTHER_BOOK }) },
          { write: 'putRecord', record: row(3, { kind: 'transaction', data: transaction(1) }) },
          { write: 'putOutbox', entry: entry(1, 1) },
          { write: 'putOutbox', entry: entry(2, 2, { bookId: OTHER_BOOK }) },
          { write: 'putLane', lane: freshLane(BOOK, 'work') },
          { write: 'putLane', lane: freshLane(BOOK, 'ledger') },
          { write: 'putLane', lane: freshLane(OTHER_BOOK, 'work') },
        ],
        'strict',
      );
      await store.commit([{ write: 'purgeBook', bookId: BOOK }], 'strict');
      const found = await store.records([wanted(1), wanted(2), wanted(3, 'transaction')]);
      expect([...found.keys()]).toEqual([id(2)]);
      expect((await store.outbox()).map(({ order }) => order)).toEqual([2]);
      expect((await store.lanes()).map(({ bookId }) => bookId)).toEqual([OTHER_BOOK]);
    }));

  it('[F7] carries out the writes of a commit in their order', () =>
    withStore(async (store) => {
      await store.commit(
        [
          { write: 'putRecord', record: row(1) },
          { write: 'putOutbox', entry: entry(1, 1) },
        ],
        'strict',
      );
      await store.commit(
        [
          { write: 'purgeClient', bookId: BOOK, clientId: CLIENT },
          { write: 'putOutbox', entry: entry(1, 1) },
          { write: 'putRecord', record: row(2, { bookId: OTHER_BOOK }) },
        ],
        'strict',
      );
      expect(await store.outbox()).toEqual([entry(1, 1)]);
      const found = await store.records([wanted(1), wanted(2)]);
      expect([...found.keys()]).toEqual([id(2)]);
    }));

  it('[F5] moves a record to another book', () =>
    withStore(async (store) => {
      const ledger = { kind: 'transaction', data: transaction(1) };
      await store.commit([{ write: 'putRecord', record: row(1) }], 'strict');
      await store.commit([{ write: 'putRecord', record: row(2, ledger) }], 'strict');
      await store.commit(
        [
          { write: 'putRecord', record: row(1, { bookId: OTHER_BOOK, version: version(2) }) },
          { write: 'putRecord', record: row(2, { ...ledger, bookId: OTHER_BOOK }) },
        ],
        'strict',
      );
      expect(await versionsOf(store, BOOK, 'work')).toEqual([]);
      expect(await versionsOf(store, BOOK, 'ledger')).toEqual([]);
      expect(await versionsOf(store, OTHER_BOOK, 'work')).toEqual([`${id(1)}@2`]);
      expect(await versionsOf(store, OTHER_BOOK, 'ledger')).toEqual([`${id(2)}@1`]);
    }));
}
