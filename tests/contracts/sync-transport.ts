import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Lane, RecordData } from '#shared/domain/kind.ts';
import type { Instant } from '#shared/lib/calendar-date.ts';
import {
  type BookId,
  type MutationId,
  type PersonId,
  type RecordId,
  uuidFromText,
} from '#shared/lib/identifiers.ts';
import type { Result } from '#shared/lib/result.ts';
import type { PullAnswer } from '#shared/protocol/pull.ts';
import type { MutationAnswer, WireMutation } from '#shared/protocol/push.ts';
import type { WireRecord } from '#shared/protocol/record.ts';
import { PROTOCOL_VERSION } from '#shared/protocol/version.ts';
import { runCycle } from '#shared/sync/cycle.ts';
import { digestOf } from '#shared/sync/digest.ts';
import { MemoryStore } from '#shared/sync/memory-store.ts';
import { planEdit } from '#shared/sync/plan-edit.ts';
import type { SyncTransport, TransportError } from '#shared/sync/ports.ts';

/*
 * What every server behind a `SyncTransport` does. The model of the simulation and the real server
 * over HTTP both pass it; where the model passes and the server does not, the simulation proves
 * nothing.
 */

export type Who = 'manager' | 'successor';

/**
 * A server under test: a firm book all read, `own` of which `manager` is owner, `other` of which
 * `successor` is. Neither may read the other's. Books are empty or not; the tests make their own
 * records.
 */
export interface TransportUnderTest {
  readonly books: { readonly firm: BookId; readonly own: BookId; readonly other: BookId };
  readonly people: Readonly<Record<Who, PersonId>>;
  /** A new device of `who`, signed in. */
  readonly connect: (who: Who) => Promise<SyncTransport>;
  readonly moveClient: (clientId: RecordId, to: BookId) => Promise<void>;
  readonly grant: (who: Who, bookId: BookId) => Promise<void>;
  readonly revoke: (who: Who, bookId: BookId) => Promise<void>;
  readonly close?: () => Promise<void>;
}

const NOW = '2026-11-24T08:00:00.000Z' as Instant;
let made = 0;
const newId = (): string => {
  made += 1;
  return uuidFromText(`contract ${made}`);
};

const clientData = (fields: RecordData = {}): RecordData => ({
  ...{ name: 'Novak', clientType: 'company', status: 'active', tier: 'A' },
  ...{ reportingCurrency: 'EUR', clientSince: null, clientUntil: null, street: '', city: '' },
  ...{ postalCode: '', country: '', phone: '', email: '', industry: '', summary: '', tags: [] },
  ...{ primaryContactId: null, contactEveryDays: null, externalId: '', isSample: false },
  ...fields,
});
const noteData = (clientId: RecordId, body: string): RecordData => ({
  ...{ clientId, meetingId: null, title: 'A note', body, notedAt: NOW, tags: [] },
});
const accountData = (clientId: RecordId): RecordData => ({
  ...{ clientId, name: 'Cash', accountType: 'cash', number: '', currency: 'EUR' },
  ...{ custodian: '', costBasisMethod: 'notApplicable', openedOn: null, closedOn: null },
  ...{ benchmarkSecurityId: null, targets: [], externalId: '' },
});
const transactionData = (clientId: RecordId, accountId: RecordId): RecordData => ({
  ...{ clientId, accountId, type: 'deposit', date: '2026-11-24', amount: 100, currency: 'EUR' },
});

function unwrapped<Value>(result: Result<Value, TransportError>): Value {
  if (!result.ok) throw new Error(`${result.error.tag}: ${result.error.message}`);
  return result.value;
}

/** Declares the contract's tests. @param open starts the server; called once */
export function describeSyncTransport(name: string, open: () => Promise<TransportUnderTest>): void {
  describe(`${name} keeps the contract of a server`, () => {
    let under: TransportUnderTest;
    let manager: SyncTransport;
    let successor: SyncTransport;

    beforeAll(async () => {
      under = await open();
      manager = await under.connect('manager');
      successor = await under.connect('successor');
    });
    afterAll(() => under.close?.());

    const mutation = (fields: Partial<WireMutation> = {}): WireMutation => ({
      id: newId() as MutationId,
      kind: 'client',
      recordId: newId() as RecordId,
      bookId: under.books.own,
      baseVersion: null,
      data: clientData(),
      editedBy: under.people.manager,
      editedAt: NOW,
      ...fields,
    });

    async function push(
      transport: SyncTransport,
      ...mutations: readonly WireMutation[]
    ): Promise<readonly MutationAnswer[]> {
      const { deviceId } = unwrapped(await transport.session());
      const request = { protocolVersion: PROTOCOL_VERSION, deviceId, mutations: [...mutations] };
      return unwrapped(await transport.push(request)).answers;
    }

    async function accepted(transport: SyncTransport, sent: WireMutation) {
      const [answer] = await push(transport, sent);
      if (answer?.answer !== 'accepted') throw new Error(`not accepted: ${JSON.stringify(answer)}`);
      return answer;
    }

    async function feed(
      transport: SyncTransport,
      bookId: BookId,
      lane: Lane,
      options: { readonly cursor?: number; readonly limit?: number } = {},
    ): Promise<readonly PullAnswer[]> {
      const pages: PullAnswer[] = [];
      let cursor = options.cursor ?? 0;
      for (;;) {
        const limit = options.limit ?? 2_000;
        const page = unwrapped(await transport.pull({ bookId, lane, cursor, limit }));
        pages.push(page);
        if (!page.more) return pages;
        cursor = page.cursor;
      }
    }

    const recordsOf = (pages: readonly PullAnswer[]): readonly WireRecord[] =>
      pages.flatMap(({ records }) => records);

    /** A client of the manager's, accepted. */
    async function newClient(): Promise<WireMutation> {
      const sent = mutation();
      await accepted(manager, sent);
      return sent;
    }

    it('[A1] says who this is and what they may read', async () => {
      const session = unwrapped(await manager.session());
      expect(session.personId).toBe(under.people.manager);
      const roles = new Map(session.books.map(({ bookId, role }) => [bookId, role]));
      expect(roles.get(under.books.own)).toBe('owner');
      expect(roles.get(under.books.firm)).toBe('reader');
      expect(roles.has(under.books.other)).toBe(false);
      expect(session.books.find(({ isFirmBook }) => isFirmBook)?.bookId).toBe(under.books.firm);
    });

    it('[P1] accepts a new record and shows it in the feed as it came', async () => {
      const sent = mutation({ data: clientData({ name: ' Spaced ', later: { deep: [1] } }) });
      const answer = await accepted(manager, sent);
      const { epoch } = unwrapped(await manager.session());
      expect(answer.version.epoch).toBe(epoch);
      const records = recordsOf(await feed(manager, under.books.own, 'work'));
      const found = records.filter(({ id }) => id === sent.recordId);
      expect(found).toHaveLength(1);
      expect(found[0]).toMatchObject({
        ...{ kind: 'client', data: sent.data, version: answer.version, seq: answer.seq },
        ...{ clientId: sent.recordId, editedBy: under.people.manager, editedAt: NOW },
      });
    });

    it('[P1] takes a push of nothing', async () => {
      expect(await push(manager)).toEqual([]);
    });

    it('[P2] gives the same id with the same payload the same answer, once done', async () => {
      const sent = mutation();
      const answer = await accepted(manager, sent);
      expect(await push(manager, sent)).toEqual([answer]);
      const [page] = await feed(manager, under.books.own, 'work', { cursor: answer.seq - 1 });
      expect(page?.records.filter(({ id }) => id === sent.recordId)).toHaveLength(1);
    });

    it('[P2] refuses the same id with another payload', async () => {
      const sent = await newClient();
      const [answer] = await push(manager, { ...sent, data: clientData({ name: 'Other' }) });
      expect(answer).toMatchObject({ answer: 'rejected', code: 'mutationReused' });
    });

    it('[P2] remembers answers until they are acknowledged, and only those that took effect', async () => {
      const sent = mutation();
      const answer = await accepted(manager, sent);
      const unknown = newId() as MutationId;
      const remembered = unwrapped(await manager.mutationStatus([sent.id, unknown]));
      expect(remembered.answers).toEqual([answer]);
      unwrapped(await manager.acknowledge([sent.id]));
      expect(unwrapped(await manager.mutationStatus([sent.id])).answers).toEqual([]);
    });

    it('[P2] another device’s acknowledgement forgets nothing', async () => {
      const sent = mutation();
      const answer = await accepted(manager, sent);
      const second = await under.connect('manager');
      unwrapped(await second.acknowledge([sent.id]));
      expect(unwrapped(await manager.mutationStatus([sent.id])).answers).toEqual([answer]);
    });

    it('compares and sets: a base that is not current is stale, with the current copy', async () => {
      const sent = await newClient();
      const [first] = await push(manager, mutation({ ...sent, id: newId() as MutationId }));
      expect(first).toMatchObject({ answer: 'stale', current: { id: sent.recordId } });
      if (first?.answer !== 'stale') throw new Error('not stale');
      const change = { recordId: sent.recordId, baseVersion: first.current.version };
      const changed = await accepted(
        manager,
        mutation({ ...change, data: clientData({ city: 'Brno' }) }),
      );
      expect(changed.version.n).toBeGreaterThan(first.current.version.n);
      const [late] = await push(
        manager,
        mutation({ ...change, data: clientData({ city: 'Oslo' }) }),
      );
      expect(late).toMatchObject({
        answer: 'stale',
        current: { data: { city: 'Brno' }, version: changed.version },
      });
    });

    it('[F9] says missing for a base of a record it does not have', async () => {
      const { epoch } = unwrapped(await manager.session());
      const [answer] = await push(manager, mutation({ baseVersion: { epoch, n: 3 } }));
      expect(answer).toMatchObject({ answer: 'missing' });
    });

    it('[P4] lets a child wait for its parent, and takes both in one push in order', async () => {
      const parent = mutation();
      const child = mutation({ kind: 'note', data: noteData(parent.recordId, 'x') });
      const [waits] = await push(manager, child);
      expect(waits).toMatchObject({ answer: 'waiting', parentId: parent.recordId });
      const again = { ...child, id: newId() as MutationId };
      const both = await push(manager, parent, again);
      expect(both.map(({ answer }) => answer)).toEqual(['accepted', 'accepted']);
    });

    it('[P4] rejects what breaks its kind and lets the others land', async () => {
      const answers = await push(
        manager,
        mutation(),
        mutation({ data: clientData({ name: '' }) }),
        mutation({ data: clientData({ clientSince: '2026-02-01', clientUntil: '2026-01-01' }) }),
        mutation({ kind: 'hologram', data: { a: 1 } }),
        mutation(),
      );
      expect(
        answers.map((answer) => (answer.answer === 'rejected' ? answer.code : answer.answer)),
      ).toEqual(['accepted', 'invalid', 'invalid', 'unknownKind', 'accepted']);
    });

    it('[A1] forbids writing where the person may not', async () => {
      const [foreign] = await push(successor, mutation({ editedBy: under.people.successor }));
      expect(foreign).toMatchObject({ answer: 'forbidden' });
      const product = {
        ...{ name: 'Loan', code: '', category: '', description: '', supplier: '' },
        ...{ isOffered: true, isSample: false },
      };
      const firm = { kind: 'product', bookId: under.books.firm, data: product };
      expect(await push(manager, mutation(firm))).toMatchObject([{ answer: 'forbidden' }]);
    });

    it('[A1] does not let a book be read that the person may not read', async () => {
      const question = { bookId: under.books.own, lane: 'work', cursor: 0, limit: 10 } as const;
      expect((await successor.pull(question)).ok).toBe(false);
    });

    it('[F2] shows each record once, at its latest seq, a deleted one as a tombstone', async () => {
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
        const pages = await feed(manager, under.books.own, lane, { limit: 3 });
        const live = recordsOf(pages).filter(({ data }) => data !== null);
        expect(pages.at(-1)).toMatchObject({ more: false, remaining: 0, ...digestOf(live) });
        for (const page of pages.slice(0, -1)) expect(page.digest).toBeNull();
      },
    );

    it('[F3] has nothing after its end', async () => {
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

    it('[F5] moves a client: the old feed tells of it, the new one has all its records', async () => {
      const { recordId: client } = await newClient();
      const note = mutation({ kind: 'note', data: noteData(client, 'moves too') });
      const account = mutation({ kind: 'account', data: accountData(client) });
      const booked = mutation({
        kind: 'transaction',
        data: transactionData(client, account.recordId),
      });
      await push(manager, note, account, booked);
      const [before] = (await feed(manager, under.books.own, 'work')).slice(-1);
      await under.moveClient(client, under.books.other);
      const cursor = before?.cursor ?? 0;
      const [left] = await feed(manager, under.books.own, 'work', { cursor });
      expect(left?.departures).toMatchObject([{ clientId: client, moveNumber: 1 }]);
      const work = recordsOf(await feed(successor, under.books.other, 'work'));
      const arrived = work.filter(({ clientId }) => clientId === client).map(({ id }) => id);
      expect(arrived.sort()).toEqual([client, note.recordId, account.recordId].sort());
      expect(work.find(({ id }) => id === client)?.moveNumber).toBe(1);
      const ledger = recordsOf(await feed(successor, under.books.other, 'ledger'));
      expect(ledger.filter(({ clientId }) => clientId === client)).toHaveLength(1);
      for (const lane of ['work', 'ledger'] as const) {
        const pages = await feed(manager, under.books.own, lane);
        const live = recordsOf(pages).filter(({ data }) => data !== null);
        expect(live.some(({ clientId }) => clientId === client)).toBe(false);
        expect(pages.at(-1)).toMatchObject(digestOf(live));
      }
    });

    it('[F7] keeps edits of a client that left as late edits, whatever they are', async () => {
      const { recordId: client } = await newClient();
      const note = mutation({ kind: 'note', data: noteData(client, 'before') });
      const { version } = await accepted(manager, note);
      await under.moveClient(client, under.books.other);
      const edit = { ...note, baseVersion: version, data: noteData(client, 'after') };
      const late = await push(
        manager,
        { ...edit, id: newId() as MutationId },
        mutation({ kind: 'note', data: noteData(client, 'new') }),
        { ...note, id: newId() as MutationId, baseVersion: version, data: null },
      );
      expect(late.map(({ answer }) => answer)).toEqual(['late', 'late', 'late']);
    });

    it('[F5] takes a client back: its departure is no longer told', async () => {
      const { recordId: client } = await newClient();
      await under.moveClient(client, under.books.other);
      await under.moveClient(client, under.books.own);
      const pages = await feed(manager, under.books.own, 'work');
      const departures = pages.flatMap((page) => page.departures);
      expect(departures.some(({ clientId }) => clientId === client)).toBe(false);
      const back = recordsOf(pages).find(({ id }) => id === client);
      expect(back?.moveNumber).toBe(2);
    });

    it('[F7] a person whose access ended has edits kept as late, and reads no more', async () => {
      await under.grant('successor', under.books.own);
      const { recordId: client } = await newClient();
      const note = { kind: 'note', editedBy: under.people.successor };
      await accepted(successor, mutation({ ...note, data: noteData(client, 'while allowed') }));
      await under.revoke('successor', under.books.own);
      const books = unwrapped(await successor.session()).books.map(({ bookId }) => bookId);
      expect(books).not.toContain(under.books.own);
      const [late] = await push(
        successor,
        mutation({ ...note, data: noteData(client, 'too late') }),
      );
      expect(late).toMatchObject({ answer: 'late' });
    });

    it('[M8] brings two devices of one person to the same book', async () => {
      const { recordId: client } = await newClient();
      const devices = await Promise.all(
        ['a', 'b'].map(async () => ({
          store: new MemoryStore(),
          transport: await under.connect('manager'),
          dependencies: { now: () => NOW, newId },
        })),
      );
      for (const device of devices) expect(await runCycle(device)).toMatchObject({ error: null });
      for (const [index, device] of devices.entries()) {
        const record = device.store.contents.records.get(client);
        if (!record) throw new Error('the client did not come');
        const phone = index === 0 ? 'first' : 'second';
        const edit = {
          ...{ kind: 'client', recordId: client, bookId: record.bookId, clientId: client },
          ...{ data: { ...record.data, phone }, editedBy: under.people.manager, editedAt: NOW },
        };
        const nextOrder = await device.store.nextOrder();
        await device.store.commit(planEdit({ edit, record, entries: [], nextOrder }), 'strict');
      }
      for (const device of [...devices, ...devices]) {
        expect(await runCycle(device)).toMatchObject({ error: null, finished: true, owed: 0 });
      }
      const [first, second] = devices.map(({ store }) => store.contents.records);
      expect(second).toEqual(first);
      const conflicts = [...(first?.values() ?? [])].filter(
        ({ kind, data }) => kind === 'conflict' && data?.recordId === client,
      );
      expect(conflicts).toMatchObject([
        { data: { field: 'phone', mine: { values: { phone: 'second' } }, status: 'open' } },
      ]);
    });
  });
}
