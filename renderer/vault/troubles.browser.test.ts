import { describe, expect, it } from 'vitest';
import { newClient } from '#shared/domain/client/client-builders.ts';
import { serverTransport } from '../transport/server-transport.ts';
import {
  clientNamed,
  enrolled,
  good,
  newFixture,
  noteFor,
  PASSPHRASE,
  TODAY,
} from './testing/vault-fixture.ts';

const fixtureOf = () => newFixture(serverTransport);

describe('what can go wrong', () => {
  it('[L3] says that the disk is full and keeps everything as it was', async () => {
    const fixture = fixtureOf();
    const vault = await enrolled(fixture);
    const client = clientNamed('Kept');
    good(await vault.save([client]));
    fixture.disk.isFull = true;
    const renamed = { ...client, data: newClient({ name: 'Not saved' }) };
    expect(await vault.save([renamed])).toMatchObject({ ok: false, error: { tag: 'diskFull' } });
    expect(await vault.record('client', client.id)).toMatchObject({ data: { name: 'Kept' } });
    fixture.disk.isFull = false;
    good(await vault.save([renamed]));
    await vault.lock();
    const again = fixture.start();
    good(await again.unlock({ passphrase: PASSPHRASE }));
    expect(await again.record('client', client.id)).toMatchObject({ data: { name: 'Not saved' } });
    await again.lock();
  });

  it('[F6] leaves nothing of a book that was taken away, in store, journal, search or undo', async () => {
    const fixture = fixtureOf();
    const vault = await enrolled(fixture);
    const client = clientNamed('Taken away');
    good(await vault.save([client, noteFor(client.id, 'a secret of theirs')]));
    await vault.synchronise();
    fixture.server.books.splice(0, 1);
    await vault.synchronise();
    expect(await vault.list('client')).toEqual([]);
    expect(await vault.search('secret', 5)).toEqual([]);
    await expect.poll(() => vault.undoView()).toEqual({ undo: null, redo: null });
    expect(fixture.disk.journal).toHaveLength(1);
    await vault.lock();
  });

  it('[M6] keeps both values of a conflict until a person decides', async () => {
    const fixture = fixtureOf();
    const vault = await enrolled(fixture);
    const client = clientNamed('Before');
    good(await vault.save([client]));
    await vault.synchronise();
    const { kind, id } = client;
    const theirs = newClient({ name: 'Theirs' });
    fixture.server.put({ kind, id, bookId: fixture.bookId, data: theirs });
    good(await vault.save([{ ...client, data: newClient({ name: 'Mine' }) }]));
    expect(await vault.synchronise()).toMatchObject({ conflictCount: 1, error: null });
    expect(await vault.record('client', id)).toMatchObject({
      data: { name: 'Theirs' },
      sync: 'attention',
    });
    const [conflict] = await vault.list('conflict');
    if (!conflict) throw new Error('there is a conflict');
    good(
      await vault.resolveConflict({
        conflictId: conflict.id,
        choice: 'mine',
        today: TODAY,
      }),
    );
    expect(await vault.synchronise()).toMatchObject({ conflictCount: 0, unsentCount: 0 });
    expect(fixture.server.records.get(id)?.data).toMatchObject({ name: 'Mine' });
    await vault.lock();
  });

  it('[M2] merges a form that was open while others changed its record', async () => {
    const fixture = fixtureOf();
    const vault = await enrolled(fixture);
    const client = clientNamed('Before');
    good(await vault.save([client]));
    await vault.synchronise();
    const { kind, id } = client;
    const theirs = { ...client.data, summary: 'From the colleague', tier: 'A' as const };
    fixture.server.put({ kind, id, bookId: fixture.bookId, data: theirs });
    await vault.synchronise();
    const seen = client.data;
    const renamed = { ...client, data: { ...seen, name: 'Mine' }, seen };
    expect(good(await vault.save([renamed]))).toEqual({ conflicts: 0 });
    const met = { ...client, data: { ...seen, tier: 'B' as const }, seen };
    expect(good(await vault.save([met]))).toEqual({ conflicts: 1 });
    expect((await vault.record('client', id))?.data).toMatchObject({
      ...{ name: 'Mine', summary: 'From the colleague', tier: 'A' },
    });
    // What belongs together is not merged one by one.
    const together = [met, noteFor(id, 'with it')];
    expect(await vault.save(together)).toMatchObject({ ok: false, error: { field: 'seen' } });
    expect(await vault.list('note')).toEqual([]);
    expect(await vault.synchronise()).toMatchObject({ conflictCount: 1, unsentCount: 0 });
    const [conflict] = await vault.list('conflict');
    expect(conflict?.data).toMatchObject({ field: 'tier', mine: { values: { tier: 'B' } } });
    await vault.lock();
  });

  it('[P4] gives an edit up only when told to, and then shows the server’s copy', async () => {
    const fixture = fixtureOf();
    const vault = await enrolled(fixture);
    const client = clientNamed('On the server');
    good(await vault.save([client]));
    await vault.synchronise();
    good(await vault.save([{ ...client, data: newClient({ name: 'Given up' }) }]));
    const [unsent] = await vault.unsent();
    expect(unsent).toMatchObject({ title: 'Client “Given up”', changedFields: ['name'] });
    good(await vault.giveUpUnsent(unsent?.entry.order ?? 0));
    expect(await vault.unsent()).toEqual([]);
    expect(await vault.record('client', client.id)).toMatchObject({
      data: { name: 'On the server' },
      sync: 'synced',
    });
    await vault.lock();
  });
});
