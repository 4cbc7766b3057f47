import { describe, expect, it } from 'vitest';
import { ok } from '#shared/lib/result.ts';
import {
  ANNA,
  ANNAS,
  BEN,
  BENS,
  change,
  clientData,
  noteData,
  recordId,
  setScene,
} from '#tests/simulation/scene.ts';

const NOTE = recordId('note');

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

  it('[F7][Y8] hands over edits of a client that left before it purges them', async () => {
    const { server, anna, client } = await setScene();
    await anna.edit('client', client, clientData({ phone: 'late' }));
    server.moveClient(client, BENS);
    await anna.synchronise();
    expect(server.state.late).toMatchObject([{ data: { phone: 'late' } }]);
    expect([anna.row(client), anna.outbox]).toEqual([undefined, []]);
    await anna.synchronise();
    expect(await anna.store.handedOver()).toMatchObject({ count: 1 });
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
