import { describe, expect, it } from 'vitest';
import { ANNAS, clientData, noteData, recordId, setScene } from '#tests/simulation/scene.ts';
import { digestOf } from '../digest.ts';

const NOTE = recordId('note');

describe('a server that lost writes', () => {
  it('[F9][Y11] gets back from the devices what was written after the backup', async () => {
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
  it('[F8][Y11] finds a row that went missing, and brings it back', async () => {
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
