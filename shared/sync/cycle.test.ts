import { describe, expect, it } from 'vitest';
import { err, ok } from '#shared/lib/result.ts';
import {
  ANNA,
  ANNAS,
  BEN,
  BENS,
  clientData,
  FIRM,
  noteData,
  recordId,
  type SceneDevice,
  setScene,
} from '#tests/simulation/scene.ts';
import type { CycleProgress } from './cycle.ts';
import { digestOf } from './digest.ts';

const NOTE = recordId('note');

/** The way to the server with some calls replaced. */
function change(device: SceneDevice, calls: Partial<SceneDevice['transport']>): () => void {
  const own = device.transport;
  device.transport = { ...own, ...calls };
  return () => {
    device.transport = own;
  };
}

describe('push', () => {
  it('[P2] sends again under the same id what was sent when the answer was lost', async () => {
    const { anna, server, client } = await setScene();
    await anna.edit('client', client, clientData({ phone: '1' }));
    const seen: string[] = [];
    const { push } = anna.transport;
    const mend = change(anna, {
      push: async (request) => {
        seen.push(...request.mutations.map(({ id }) => id));
        await push(request);
        return err({ tag: 'unreachable', message: 'gone' });
      },
    });
    expect(await anna.synchronise()).toMatchObject({
      finished: false,
      error: { tag: 'unreachable' },
    });
    expect(anna.outbox).toMatchObject([{ state: 'sent', mutationId: seen[0] }]);
    // Edited before the answer is known.
    await anna.edit('client', client, clientData({ phone: '2' }));
    expect(anna.outbox).toMatchObject([{ state: 'sent' }, { state: 'pending' }]);
    mend();
    expect(await anna.synchronise()).toMatchObject({ finished: true, owed: 0, conflicts: 0 });
    const audit = server.state.audit.filter(({ recordId: of }) => of === client);
    expect(audit.map(({ data }) => data?.phone)).toEqual(['', '1', '2']);
  });

  it('[P4] keeps a rejected edit with its reason, its children waiting, and lands the rest', async () => {
    const { anna, client } = await setScene();
    const bad = recordId('bad');
    await anna.edit('client', bad, clientData({ name: '' }));
    await anna.edit('note', NOTE, noteData(bad, 'a child'));
    await anna.edit('client', client, clientData({ phone: '1' }));
    expect(await anna.synchronise()).toMatchObject({ pushed: 1, attention: 1, owed: 1 });
    expect(anna.outbox).toMatchObject([
      { state: 'attention', problem: { code: 'invalid' } },
      { state: 'pending', problem: { code: 'waiting' } },
    ]);
    await anna.edit('client', bad, clientData({ name: 'Good' }));
    expect(await anna.synchronise()).toMatchObject({ pushed: 2, attention: 0, owed: 0 });
  });

  it('[P4] halves a push the server refuses whole until the one edit to blame is alone', async () => {
    const { anna } = await setScene();
    for (let number = 0; number < 9; number += 1) {
      await anna.edit('client', recordId(`c${number}`), clientData({ name: `c${number}` }));
    }
    const { push } = anna.transport;
    change(anna, {
      push: async (request) =>
        request.mutations.some(({ data }) => data?.name === 'c5')
          ? err({ tag: 'refused', message: 'cannot be read' })
          : push(request),
    });
    expect(await anna.synchronise()).toMatchObject({ pushed: 8, attention: 1, error: null });
    expect(anna.outbox).toMatchObject([{ problem: { message: 'cannot be read' } }]);
  });

  it('[P4] blames no edit when the server refuses even a push of nothing', async () => {
    const { anna, client } = await setScene();
    await anna.edit('client', client, clientData({ phone: '1' }));
    change(anna, { push: async () => err({ tag: 'refused', message: 'no' }) });
    expect(await anna.synchronise()).toMatchObject({ attention: 0, error: { tag: 'refused' } });
  });

  it('[F3] is not moved by answers to something else', async () => {
    const { anna, client } = await setScene();
    await anna.edit('client', client, clientData({ phone: '1' }));
    change(anna, { push: async () => ok({ answers: [] }) });
    expect(await anna.synchronise()).toMatchObject({ error: { tag: 'garbled' } });
    expect(anna.outbox).toMatchObject([{ state: 'sent' }]);
  });

  it('[P3] merges what is stale, leaves mine waiting, and pushes what is still owed', async () => {
    const { anna, annas, client } = await setScene();
    await anna.edit('client', client, clientData({ phone: 'mine', city: 'Brno' }));
    await annas.edit('client', client, clientData({ phone: 'theirs', tags: ['x'] }));
    await annas.synchronise();
    expect(await anna.synchronise()).toMatchObject({ conflicts: 1, owed: 0 });
    const merged = clientData({ phone: 'theirs', city: 'Brno', tags: ['x'] });
    expect(anna.row(client)?.data).toEqual(merged);
    await annas.synchronise();
    expect(annas.row(client)?.data).toEqual(merged);
    expect(annas.conflicts).toMatchObject([{ data: { mine: { values: { phone: 'mine' } } } }]);
  });
});

describe('pull', () => {
  it('[F4] reads the work of all books before their ledgers and tells how far it is', async () => {
    const { annas } = await setScene();
    const seen: CycleProgress[] = [];
    await annas.synchronise({ onProgress: (progress) => seen.push(progress) });
    const lanes = seen.flatMap((each) => (each.stage === 'pull' ? [each.lane] : []));
    expect(lanes).toEqual(['work', 'work', 'ledger', 'ledger']);
  });

  it('[F4] goes on where it was stopped', async () => {
    const { server, anna, annas } = await setScene();
    for (let number = 0; number < 6; number += 1) {
      await anna.edit('client', recordId(`c${number}`), clientData({ name: `c${number}` }));
    }
    await anna.synchronise();
    server.pageSize = 2;
    const signal = { aborted: false };
    const onProgress = (progress: CycleProgress): void => {
      if (progress.stage === 'pull' && progress.bookId === ANNAS) signal.aborted = true;
    };
    const stopped = await annas.synchronise({ signal, onProgress });
    expect(stopped).toMatchObject({ finished: false, error: null });
    const cursors = (await annas.store.lanes()).map(({ bookId, cursor }) => [bookId, cursor]);
    expect(cursors).toContainEqual([ANNAS, 3]);
    expect(await annas.synchronise()).toMatchObject({ finished: true, pulled: 4 });
  });

  it('[F3] uses nothing of a page that answers another question', async () => {
    const { anna, annas, client } = await setScene();
    await anna.edit('client', client, clientData({ phone: '1' }));
    await anna.synchronise();
    const { pull } = annas.transport;
    change(annas, { pull: (request) => pull({ ...request, cursor: 0 }) });
    expect(await annas.synchronise()).toMatchObject({ error: { tag: 'garbled' } });
    expect(annas.row(client)?.data).toEqual(clientData());
  });

  it('[F3] runs one cycle of a store at a time', async () => {
    const { anna } = await setScene();
    const [first, second] = [anna.synchronise(), anna.synchronise()];
    expect(first).toBe(second);
    await first;
  });
});

describe('moves and access', () => {
  it('[F5] takes a moved client away from the one and brings it to the other', async () => {
    const { server, anna, ben, client } = await setScene();
    await anna.edit('note', NOTE, noteData(client, 'x'));
    await anna.synchronise();
    server.moveClient(client, BENS);
    for (const device of [anna, ben]) await device.synchronise();
    expect([anna.row(client), anna.row(NOTE)]).toEqual([undefined, undefined]);
    expect([ben.row(client)?.bookId, ben.row(NOTE)?.bookId]).toEqual([BENS, BENS]);
  });

  it.each(['firstOld', 'firstNew'])(
    '[F5] keeps it on a device that reads both books, %s',
    async (order) => {
      const { server, anna, client } = await setScene();
      server.grant(ANNA, BENS, 'owner');
      const session = await anna.transport.session();
      if (!session.ok) throw new Error('no session');
      const books = session.value.books.toSorted((left) =>
        (left.bookId === ANNAS) === (order === 'firstOld') ? -1 : 1,
      );
      change(anna, { session: async () => ok({ ...session.value, books }) });
      await anna.synchronise();
      server.moveClient(client, BENS);
      await anna.synchronise();
      await anna.synchronise();
      expect(anna.row(client)).toMatchObject({ bookId: BENS, moveNumber: 1 });
      server.moveClient(client, ANNAS);
      await anna.synchronise();
      await anna.synchronise();
      expect(anna.row(client)).toMatchObject({ bookId: ANNAS, moveNumber: 2 });
      const lane = (await anna.store.lanes()).find((each) => each.bookId === BENS);
      expect(lane?.count).toBe(0);
    },
  );

  it('[F7] hands over edits of a client that left before it purges them', async () => {
    const { server, anna, client } = await setScene();
    await anna.edit('client', client, clientData({ phone: 'late' }));
    server.moveClient(client, BENS);
    await anna.synchronise();
    expect(server.state.late).toMatchObject([{ data: { phone: 'late' } }]);
    expect([anna.row(client), anna.outbox]).toEqual([undefined, []]);
  });

  it('[F7] keeps in attention what not even a late edit can be, without the client’s rows', async () => {
    const { server, anna, client } = await setScene();
    await anna.edit('client', client, clientData({ name: '' }));
    await anna.synchronise();
    server.moveClient(client, BENS);
    expect(await anna.synchronise()).toMatchObject({ attention: 1, finished: true });
    expect(anna.row(client)).toBeUndefined();
    expect(anna.outbox).toMatchObject([{ state: 'attention', data: { name: '' } }]);
  });

  it('[F6] purges a book that may no longer be read, its edits handed over', async () => {
    const { server, anna, client } = await setScene();
    await anna.edit('client', client, clientData({ phone: 'late' }));
    server.revoke(ANNA, ANNAS);
    await anna.synchronise();
    expect(server.state.late).toHaveLength(1);
    expect([anna.row(client), anna.outbox]).toEqual([undefined, []]);
    expect((await anna.store.lanes()).map(({ bookId }) => bookId)).not.toContain(ANNAS);
  });

  it('[F6] purges a book that was never read, only written to', async () => {
    const { server, ben } = await setScene();
    server.grant(BEN, ANNAS, 'assistant');
    await ben.edit('client', recordId('new'), clientData({ name: '' }), ANNAS);
    server.revoke(BEN, ANNAS);
    expect(await ben.synchronise()).toMatchObject({ attention: 1 });
    expect(ben.row(recordId('new'))).toBeUndefined();
  });

  it('[F7] shows a record again whose edit outlived the purge of its book', async () => {
    const { server, anna, client } = await setScene();
    await anna.edit('client', client, clientData({ name: '' }));
    server.revoke(ANNA, ANNAS);
    await anna.synchronise();
    server.grant(ANNA, ANNAS, 'owner');
    await anna.synchronise();
    expect(anna.row(client)).toMatchObject({ version: { n: 1 }, data: { name: '' } });
    expect(await anna.synchronise()).toMatchObject({ repaired: [], attention: 1 });
  });
});

describe('a server that lost writes', () => {
  it('[F9] gets back from the devices what was written after the backup', async () => {
    const { server, anna, annas, client } = await setScene();
    const backup = server.snapshot();
    await anna.edit('client', client, clientData({ phone: 'after' }));
    await anna.edit('note', NOTE, noteData(client, 'after'));
    for (const device of [anna, annas]) await device.synchronise();
    server.restore(backup, 'epoch0002');
    for (const device of [annas, anna, annas]) await device.synchronise();
    const live = server.live(ANNAS);
    expect(live.find(({ id }) => id === client)?.data).toEqual(clientData({ phone: 'after' }));
    expect(live.some(({ id }) => id === NOTE)).toBe(true);
    expect(live.some(({ kind }) => kind === 'conflict')).toBe(false);
    expect(anna.store.contents.records).toEqual(annas.store.contents.records);
  });

  it('[F9] two devices that offer the same lost value make one conflict', async () => {
    const { server, anna, annas, client } = await setScene();
    const third = await setScene();
    const backup = server.snapshot();
    await anna.edit('client', client, clientData({ phone: 'lost' }));
    for (const device of [anna, annas]) await device.synchronise();
    server.restore(backup, 'epoch0002');
    // Somebody else writes the same field before they come back.
    third.ben.transport = annas.transport;
    await third.ben.synchronise();
    await third.ben.edit('client', client, clientData({ phone: 'new' }));
    await third.ben.synchronise();
    for (const device of [anna, annas, anna]) await device.synchronise();
    expect(anna.conflicts).toMatchObject([{ data: { mine: { values: { phone: 'lost' } } } }]);
    expect(annas.conflicts).toEqual(anna.conflicts);
  });

  it('[F9] is noticed by a cursor ahead of the head, too', async () => {
    const { server, anna, client } = await setScene();
    const backup = server.snapshot();
    await anna.edit('client', client, clientData({ phone: 'after' }));
    for (let cycles = 0; cycles < 2; cycles += 1) await anna.synchronise();
    server.restore(backup, 'epoch0001');
    await anna.synchronise();
    expect(server.live(ANNAS)[0]?.data).toEqual(clientData({ phone: 'after' }));
  });
});

describe('digests', () => {
  it('[F8] finds a row that went missing, and brings it back', async () => {
    const { anna, client } = await setScene();
    anna.store.contents.records.delete(client);
    // At unlock the device counts its rows anew.
    const key = `${ANNAS} work`;
    const lane = anna.store.contents.lanes.get(key);
    if (lane) anna.store.contents.lanes.set(key, { ...lane, ...digestOf([]) });
    const report = await anna.synchronise();
    expect(report.repaired).toEqual([{ bookId: ANNAS, lane: 'work', mended: true }]);
    expect(anna.row(client)?.data).toEqual(clientData());
  });

  it('[F8] mends a digest that was miscounted without reading anything', async () => {
    const { anna } = await setScene();
    const key = `${ANNAS} work`;
    const lane = anna.store.contents.lanes.get(key);
    if (lane) anna.store.contents.lanes.set(key, { ...lane, digest: 'ffffffffffffffff' });
    expect(await anna.synchronise()).toMatchObject({ repaired: [], pulled: 0 });
    expect(anna.store.contents.lanes.get(key)).toEqual(lane);
  });

  it('[F8] keeps local edits through a repair', async () => {
    const { anna, client, server } = await setScene();
    anna.store.contents.records.delete(client);
    const key = `${ANNAS} work`;
    const lane = anna.store.contents.lanes.get(key);
    if (lane) anna.store.contents.lanes.set(key, { ...lane, ...digestOf([]) });
    await anna.edit('client', recordId('other'), clientData({ name: '' }));
    const report = await anna.synchronise();
    expect(report).toMatchObject({ attention: 1, repaired: [{ mended: true }] });
    expect(server.live(ANNAS)).toHaveLength(1);
  });
});

describe('the session', () => {
  it('[G1] is refused by a server that is too new, with the outbox kept', async () => {
    const { anna, client } = await setScene();
    await anna.edit('client', client, clientData({ phone: '1' }));
    const session = await anna.transport.session();
    if (!session.ok) throw new Error('no session');
    change(anna, { session: async () => ok({ ...session.value, oldestProtocolVersion: 99 }) });
    expect(await anna.synchronise()).toMatchObject({ error: { tag: 'deviceTooOld' }, owed: 1 });
  });

  it('[F4] reads the firm book like any other', async () => {
    const { anna } = await setScene();
    expect((await anna.store.lanes()).map(({ bookId }) => bookId)).toContain(FIRM);
  });
});
