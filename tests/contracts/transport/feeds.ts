import { expect, it } from 'vitest';
import { digestOf } from '#shared/sync/digest.ts';
import {
  accountData,
  type ContractScene,
  recordsOf,
  transactionData,
  unwrapped,
} from './fixtures.ts';

/** What a server gives to read, and to whom. */
export function describeFeeds({
  scene,
  mutation,
  push,
  accepted,
  feed,
  newClient,
}: ContractScene): void {
  it('[A1] says who this is and what they may read', async () => {
    const { manager, under } = scene();
    const session = unwrapped(await manager.session());
    expect(session.personId).toBe(under.people.manager);
    const roles = new Map(session.books.map(({ bookId, role }) => [bookId, role]));
    expect(roles.get(under.books.own)).toBe('owner');
    expect(roles.get(under.books.firm)).toBe('reader');
    expect(roles.has(under.books.other)).toBe(false);
    expect(session.books.find(({ isFirmBook }) => isFirmBook)?.bookId).toBe(under.books.firm);
  });

  it('[A1] does not let a book be read that the person may not read', async () => {
    const { successor, under } = scene();
    const question = { bookId: under.books.own, lane: 'work', cursor: 0, limit: 10 } as const;
    expect((await successor.pull(question)).ok).toBe(false);
  });

  it('[F2] shows each record once, at its latest seq, a deleted one as a tombstone', async () => {
    const { manager, under } = scene();
    const sent = mutation();
    const first = await accepted(manager, sent);
    const deletion = { recordId: sent.recordId, baseVersion: first.version, data: null };
    const second = await accepted(manager, mutation(deletion));
    expect(second.seq).toBeGreaterThan(first.seq);
    const records = recordsOf(await feed(manager, under.books.own, 'work'));
    expect(records.filter(({ id }) => id === sent.recordId)).toMatchObject([
      { data: null, seq: second.seq, version: second.version },
    ]);
  });

  it('[F1] reads a feed in pages of any size without a gap', async () => {
    const { manager, under } = scene();
    for (let number = 0; number < 5; number += 1) await newClient();
    const whole = recordsOf(await feed(manager, under.books.own, 'work'));
    for (const limit of [1, 2, 3]) {
      const pages = await feed(manager, under.books.own, 'work', { limit });
      expect(recordsOf(pages)).toEqual(whole);
      let cursor = 0;
      pages.forEach((page, index) => {
        expect(page).toMatchObject({ bookId: under.books.own, lane: 'work', from: cursor });
        expect(page.records.length).toBeLessThanOrEqual(limit);
        expect(page.cursor).toBeGreaterThanOrEqual(page.from);
        expect(page.cursor).toBeLessThanOrEqual(page.head);
        const left = recordsOf(pages.slice(index + 1)).length;
        expect(page.remaining).toBe(left);
        cursor = page.cursor;
      });
    }
    const sorted = [...whole].sort((left, right) => left.seq - right.seq);
    expect(whole).toEqual(sorted);
  });

  it('[F4] keeps the lanes apart, each with its own digest', async () => {
    const { manager, under } = scene();
    const { recordId: client } = await newClient();
    const account = mutation({ kind: 'account', data: accountData(client) });
    const booked = mutation({
      kind: 'transaction',
      data: transactionData(client, account.recordId),
    });
    await push(manager, account, booked);
    const work = recordsOf(await feed(manager, under.books.own, 'work'));
    const ledger = recordsOf(await feed(manager, under.books.own, 'ledger'));
    expect(work.some(({ id }) => id === account.recordId)).toBe(true);
    expect(work.some(({ kind }) => kind === 'transaction')).toBe(false);
    expect(ledger.some(({ id }) => id === booked.recordId)).toBe(true);
  });

  it.each(['work', 'ledger'] as const)(
    '[F8] ends %s with the digest of its live records',
    async (lane) => {
      const { manager, under } = scene();
      const pages = await feed(manager, under.books.own, lane, { limit: 3 });
      const live = recordsOf(pages).filter(({ data }) => data !== null);
      expect(pages.at(-1)).toMatchObject({ more: false, remaining: 0, ...digestOf(live) });
      for (const page of pages.slice(0, -1)) expect(page.digest).toBeNull();
    },
  );

  it('[F3] has nothing after its end', async () => {
    const { manager, under } = scene();
    const [last] = (await feed(manager, under.books.own, 'work')).slice(-1);
    const cursor = last?.cursor ?? 0;
    const [again] = await feed(manager, under.books.own, 'work', { cursor });
    expect(again).toMatchObject({
      from: cursor,
      cursor,
      more: false,
      records: [],
      departures: [],
    });
  });
}
