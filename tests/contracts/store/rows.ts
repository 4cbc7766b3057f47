import { expect, it } from 'vitest';
import type { MutationId, RecordId } from '#shared/lib/identifiers.ts';
import { freshLane } from '#shared/sync/lane-ledger.ts';
import {
  ACCOUNT,
  BOOK,
  entry,
  id,
  note,
  OTHER_BOOK,
  row,
  transaction,
  version,
  versionsOf,
  type WithStore,
  wanted,
} from './fixtures.ts';

/** What a store does with records and with how far it was read. */
export function describeRows(withStore: WithStore): void {
  it('is empty at first', () =>
    withStore(async (store) => {
      expect(await store.outbox()).toEqual([]);
      expect(await store.lanes()).toEqual([]);
      expect(await store.answered()).toEqual([]);
      expect(await store.records([wanted(1)])).toEqual(new Map());
      expect(await store.nextOrder()).toBeGreaterThan(0);
    }));

  it.each([
    { kind: 'note', data: note('kept') },
    { kind: 'transaction', data: transaction(1_000) },
    { kind: 'price', data: { securityId: ACCOUNT, date: '2026-11-24', price: 5, later: [1] } },
    { kind: 'hologram', data: { anything: { deep: [1, null, 'x'] } } },
  ])('[W8] gives back a $kind as it was put, unknown fields and kinds too', ({ kind, data }) =>
    withStore(async (store) => {
      const record = row(1, { kind, data, ...(kind === 'price' ? { clientId: null } : {}) });
      await store.commit([{ write: 'putRecord', record }], 'strict');
      const series = kind === 'price' || kind === 'transaction' ? ACCOUNT : null;
      const found = await store.records([{ kind, id: record.id, series }]);
      expect(found.get(record.id)).toEqual(record);
    }),
  );

  it('replaces and removes records, and finds only those that are there', () =>
    withStore(async (store) => {
      await store.commit(
        [
          { write: 'putRecord', record: row(1) },
          { write: 'putRecord', record: row(2) },
          { write: 'putRecord', record: row(3, { kind: 'transaction', data: transaction(1) }) },
        ],
        'strict',
      );
      await store.commit(
        [
          { write: 'putRecord', record: row(1, { data: note('new'), version: version(2) }) },
          { write: 'removeRecord', kind: 'note', id: id(2) as RecordId },
          {
            write: 'putRecord',
            record: row(3, { kind: 'transaction', data: transaction(2), version: version(2) }),
          },
        ],
        'strict',
      );
      const found = await store.records([wanted(1), wanted(2), wanted(3, 'transaction')]);
      expect([...found.keys()].sort()).toEqual([id(1), id(3)]);
      expect(found.get(id(1) as RecordId)).toMatchObject({
        data: note('new'),
        version: { n: 2 },
      });
      expect(found.get(id(3) as RecordId)).toMatchObject({ data: { amount: 2 } });
    }));

  it('[F4] keeps how far each lane of each book was read', () =>
    withStore(async (store) => {
      const lane = { ...freshLane(BOOK, 'work'), epoch: 'epoch0001', cursor: 5, count: 2 };
      const other = freshLane(OTHER_BOOK, 'ledger');
      await store.commit(
        [
          { write: 'putLane', lane: freshLane(BOOK, 'work') },
          { write: 'putLane', lane: other },
          { write: 'putLane', lane },
        ],
        'strict',
      );
      const lanes = await store.lanes();
      expect(lanes).toHaveLength(2);
      expect(lanes).toEqual(expect.arrayContaining([lane, other]));
    }));

  it('[F8] counts from the rows what the server has live, lane by lane', () =>
    withStore(async (store) => {
      const ledger = { kind: 'transaction', data: transaction(1) };
      await store.commit(
        [
          { write: 'putRecord', record: row(1) },
          { write: 'putRecord', record: row(2, { version: version(7) }) },
          { write: 'putRecord', record: row(3, { version: null }) },
          { write: 'putRecord', record: row(4, { data: null }) },
          { write: 'putRecord', record: row(5, { bookId: OTHER_BOOK }) },
          { write: 'putRecord', record: row(6, ledger) },
          { write: 'putRecord', record: row(7, { ...ledger, version: null }) },
        ],
        'strict',
      );
      // Deleted here (4) still counts: the server has not accepted the deletion.
      expect(await versionsOf(store, BOOK, 'work')).toEqual([
        `${id(1)}@1`,
        `${id(2)}@7`,
        `${id(4)}@1`,
      ]);
      expect(await versionsOf(store, BOOK, 'ledger')).toEqual([`${id(6)}@1`]);
      expect(await versionsOf(store, OTHER_BOOK, 'work')).toEqual([`${id(5)}@1`]);
    }));

  it('[F4] takes pages of bulk records and finds each of them', () =>
    withStore(async (store) => {
      const page = (from: number) =>
        Array.from({ length: 2_000 }, (_, index) =>
          row(from + index, { kind: 'transaction', data: transaction(from + index) }),
        );
      for (const records of [page(1), page(2_001)]) {
        await store.commit(
          records.map((record) => ({ write: 'putRecord', record })),
          'relaxed',
        );
      }
      expect(await versionsOf(store, BOOK, 'ledger')).toHaveLength(4_000);
      const some = [1, 1_999, 2_000, 3_456, 4_000];
      const found = await store.records(some.map((number) => wanted(number, 'transaction')));
      expect(some.map((number) => found.get(id(number) as RecordId)?.data?.amount)).toEqual(some);
    }));

  it('[W1] has after a restart what was committed strictly', () =>
    withStore(async (store, { reopen }) => {
      if (!reopen) return;
      const lane = { ...freshLane(BOOK, 'work'), cursor: 3 };
      await store.commit(
        [
          { write: 'putRecord', record: row(1) },
          { write: 'putRecord', record: row(2, { kind: 'transaction', data: transaction(1) }) },
          { write: 'putOutbox', entry: entry(4, 1) },
          { write: 'putLane', lane },
          { write: 'putAnswered', mutationIds: [id(9) as MutationId] },
        ],
        'strict',
      );
      const again = await reopen();
      expect((await again.records([wanted(1)])).get(id(1) as RecordId)).toEqual(row(1));
      expect(await versionsOf(again, BOOK, 'ledger')).toEqual([`${id(2)}@1`]);
      expect(await again.outbox()).toEqual([entry(4, 1)]);
      expect(await again.lanes()).toEqual([lane]);
      expect(await again.answered()).toEqual([id(9)]);
      expect(await again.nextOrder()).toBeGreaterThan(4);
    }));
}
