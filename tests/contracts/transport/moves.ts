import { expect, it } from 'vitest';
import type { MutationId } from '#shared/lib/identifiers.ts';
import { runCycle } from '#shared/sync/cycle.ts';
import { digestOf } from '#shared/sync/digest.ts';
import { MemoryStore } from '#shared/sync/memory-store.ts';
import { planEdit } from '#shared/sync/plan-edit.ts';
import {
  accountData,
  type ContractScene,
  NOW,
  newId,
  noteData,
  recordsOf,
  transactionData,
  unwrapped,
} from './fixtures.ts';

/** What becomes of moved clients, of people whose access ended, and of two devices. */
export function describeMoves({
  scene,
  mutation,
  push,
  accepted,
  feed,
  newClient,
}: ContractScene): void {
  it('[F5] moves a client: the old feed tells of it, the new one has all its records', async () => {
    const { manager, successor, under } = scene();
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
    const { manager, under } = scene();
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
    const { manager, under } = scene();
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
    const { successor, under } = scene();
    await under.grant('successor', under.books.own);
    const { recordId: client } = await newClient();
    const note = { kind: 'note', editedBy: under.people.successor };
    await accepted(successor, mutation({ ...note, data: noteData(client, 'while allowed') }));
    await under.revoke('successor', under.books.own);
    const books = unwrapped(await successor.session()).books.map(({ bookId }) => bookId);
    expect(books).not.toContain(under.books.own);
    const [late] = await push(successor, mutation({ ...note, data: noteData(client, 'too late') }));
    expect(late).toMatchObject({ answer: 'late' });
  });

  it('[M8] brings two devices of one person to the same book', async () => {
    const { under } = scene();
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
}
