import { describe, expect, it } from 'vitest';
import type { Lane, RecordData } from '#shared/domain/kind.ts';
import type { Instant } from '#shared/lib/calendar-date.ts';
import type { BookId, MutationId, PersonId, RecordId } from '#shared/lib/identifiers.ts';
import type { Version } from '#shared/protocol/record.ts';
import { freshLane } from '#shared/sync/lane-ledger.ts';
import type { SyncStore } from '#shared/sync/ports.ts';
import type { LocalRecord, OutboxEntry } from '#shared/sync/records.ts';

/*
 * What every `SyncStore` does. Runs in Node over the memory store and in a browser over the vault, so
 * it uses nothing of either.
 */

/** A store under test. */
export interface StoreUnderTest {
  readonly store: SyncStore;
  /** The same store after the application was closed and opened again, where there is such a thing. */
  readonly reopen?: () => Promise<SyncStore>;
  readonly close?: () => Promise<void>;
}

const id = (number: number): string =>
  `018f0000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
const BOOK = id(0xb1) as BookId;
const OTHER_BOOK = id(0xb2) as BookId;
const CLIENT = id(0xc1) as RecordId;
const OTHER_CLIENT = id(0xc2) as RecordId;
const ACCOUNT = id(0xa1) as RecordId;
const PERSON = id(0xe1) as PersonId;
const NOW = '2026-11-24T08:00:00.000Z' as Instant;
const version = (n: number): Version => ({ epoch: 'epoch0001', n });

const note = (body: string, clientId: RecordId = CLIENT): RecordData => ({
  ...{ clientId, meetingId: null, title: 'A note', body, notedAt: NOW, tags: [] },
});
const transaction = (amount: number, clientId: RecordId = CLIENT): RecordData => ({
  ...{ clientId, accountId: ACCOUNT, type: 'deposit', date: '2026-11-24' },
  ...{ amount, currency: 'EUR' },
});

function row(number: number, fields: Partial<LocalRecord> = {}): LocalRecord {
  return {
    ...{ kind: 'note', id: id(number) as RecordId, bookId: BOOK, clientId: CLIENT },
    ...{ version: version(1), seq: number, data: note(`text ${number}`), editedBy: PERSON },
    ...{ editedAt: NOW, acceptedAt: NOW, moveNumber: 0, ...fields },
  };
}

function entry(order: number, number: number, fields: Partial<OutboxEntry> = {}): OutboxEntry {
  return {
    ...{ order, kind: 'note', recordId: id(number) as RecordId, bookId: BOOK, clientId: CLIENT },
    ...{ baseVersion: version(1), base: note('base'), data: note(`edit ${order}`) },
    ...{ editedBy: PERSON, editedAt: NOW, state: 'pending', mutationId: null, problem: null },
    ...fields,
  };
}

const wanted = (number: number, kind = 'note') => ({
  kind,
  id: id(number) as RecordId,
  series: kind === 'transaction' ? ACCOUNT : null,
});

async function versionsOf(
  store: SyncStore,
  bookId: BookId,
  lane: Lane,
): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const rows of store.versions(bookId, lane)) {
    for (const each of rows) found.push(`${each.id}@${each.version?.n}`);
  }
  return found.sort();
}

/** Declares the contract's tests. @param open a fresh, empty store for each test */
export function describeSyncStore(name: string, open: () => Promise<StoreUnderTest>): void {
  const withStore = async (
    work: (store: SyncStore, under: StoreUnderTest) => Promise<void>,
  ): Promise<void> => {
    const under = await open();
    try {
      await work(under.store, under);
    } finally {
      await under.close?.();
    }
  };

  describe(`${name} keeps the contract of a SyncStore`, () => {
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

    it('[W6] keeps the outbox in the order of first edits', () =>
      withStore(async (store) => {
        await store.commit(
          [
            { write: 'putOutbox', entry: entry(3, 1) },
            { write: 'putOutbox', entry: entry(1, 2) },
            { write: 'putOutbox', entry: entry(2, 3) },
          ],
          'strict',
        );
        expect((await store.outbox()).map(({ order }) => order)).toEqual([1, 2, 3]);
        await store.commit([{ write: 'putOutbox', entry: entry(1, 2, { data: null }) }], 'strict');
        expect((await store.outbox())[0]).toEqual(entry(1, 2, { data: null }));
        await store.commit([{ write: 'removeOutbox', order: 2 }], 'strict');
        expect((await store.outbox()).map(({ order }) => order)).toEqual([1, 3]);
      }));

    it('[P2] gives the entries of the records asked for, a sent one before its successor', () =>
      withStore(async (store) => {
        const sent = entry(1, 1, { state: 'sent', mutationId: id(99) as MutationId });
        await store.commit(
          [
            { write: 'putOutbox', entry: entry(5, 1) },
            { write: 'putOutbox', entry: sent },
            { write: 'putOutbox', entry: entry(2, 2) },
          ],
          'strict',
        );
        expect(await store.outbox([id(1) as RecordId, id(7) as RecordId])).toEqual([
          sent,
          entry(5, 1),
        ]);
        expect(await store.outbox([])).toEqual([]);
      }));

    it('[W6] gives an order above every entry there is or was', () =>
      withStore(async (store) => {
        await store.commit([{ write: 'putOutbox', entry: entry(7, 1) }], 'strict');
        await store.commit([{ write: 'removeOutbox', order: 7 }], 'strict');
        expect(await store.nextOrder()).toBeGreaterThan(7);
      }));

    it('[P4] keeps what needs attention with its reason', () =>
      withStore(async (store) => {
        const problem = { code: 'invalid', field: 'title', message: 'too long' } as const;
        const refused = entry(1, 1, { state: 'attention', problem });
        await store.commit([{ write: 'putOutbox', entry: refused }], 'strict');
        expect(await store.outbox()).toEqual([refused]);
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

    it('[P2] keeps answered mutations until they are acknowledged', () =>
      withStore(async (store) => {
        const ids = [1, 2, 3].map((number) => id(number) as MutationId);
        await store.commit([{ write: 'putAnswered', mutationIds: ids }], 'strict');
        await store.commit([{ write: 'removeAnswered', mutationIds: ids.slice(0, 2) }], 'strict');
        expect(await store.answered()).toEqual(ids.slice(2));
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

    it('[F3] runs one exclusive work at a time, in the order asked, also after a failure', () =>
      withStore(async (store) => {
        const seen: string[] = [];
        const work = (name: string, fails = false) =>
          store.exclusive(async () => {
            seen.push(`${name} begins`);
            await store.outbox();
            await store.commit([{ write: 'putOutbox', entry: entry(1, 1) }], 'strict');
            seen.push(`${name} ends`);
            if (fails) throw new Error(name);
            return name;
          });
        const all = await Promise.allSettled([work('a'), work('b', true), work('c')]);
        expect(seen).toEqual(['a', 'b', 'c'].flatMap((each) => [`${each} begins`, `${each} ends`]));
        expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
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
  });
}
