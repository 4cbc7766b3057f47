import { describe, expect, it, vi } from 'vitest';
import { newClient } from '#shared/domain/client/client-builders.ts';
import { serverTransport } from '../transport/server-transport.ts';
import { databaseName } from './store/database.ts';
import {
  clientNamed,
  deleteDatabase,
  enrolled,
  good,
  idOf,
  newFixture,
  noteFor,
  PASSPHRASE,
  TODAY,
} from './testing/vault-fixture.ts';

const fixtureOf = () => newFixture(serverTransport);

/** Counts connections to databases from here on. */
function countConnections(): { opened: number; closed: number } {
  const count = { opened: 0, closed: 0 };
  const { open } = IDBFactory.prototype;
  const { close } = IDBDatabase.prototype;
  vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(function (this: IDBFactory, ...args) {
    const request = open.apply(this, args);
    request.addEventListener('success', () => {
      count.opened += 1;
    });
    return request;
  });
  vi.spyOn(IDBDatabase.prototype, 'close').mockImplementation(function (this: IDBDatabase) {
    count.closed += 1;
    close.call(this);
  });
  return count;
}

describe('a vault', () => {
  it('[W1] keeps what was saved over a restart, and finds it', async () => {
    const fixture = fixtureOf();
    const vault = await enrolled(fixture);
    const client = clientNamed('Novák s.r.o.');
    good(await vault.save([client]));
    const note = noteFor(client.id, 'Prefers tea, and a visit in the morning.');
    good(await vault.save([note]));
    await vault.lock();

    const again = fixture.start();
    expect(await again.state()).toMatchObject({ state: 'locked', personName: 'Anna Berg' });
    good(await again.unlock({ passphrase: PASSPHRASE }));
    expect(await again.record('client', client.id)).toMatchObject({
      data: { name: 'Novák s.r.o.' },
      sync: 'waiting',
      bookId: fixture.bookId,
    });
    expect((await again.clientFile(client.id, 'work'))?.notes).toHaveLength(1);
    expect(await again.search('novak', 5)).toMatchObject([{ id: client.id, kind: 'client' }]);
    expect(await again.search('visit morning', 5)).toMatchObject([
      { id: note.id, clientName: 'Novák s.r.o.' },
    ]);
    await again.lock();
  });

  it('lets go of the store when the passphrase is wrong, and opens it with the right one', async () => {
    const fixture = fixtureOf();
    const vault = await enrolled(fixture);
    await vault.lock();
    const again = fixture.start();
    const connections = countConnections();
    const wrong = await again.unlock({ passphrase: 'three small green goats' });
    expect(wrong).toMatchObject({ ok: false, error: { tag: 'wrongPassphrase' } });
    expect(connections).toMatchObject({ opened: 3, closed: 3 });
    vi.restoreAllMocks();
    good(await again.unlock({ passphrase: PASSPHRASE }));
    await again.lock();
  });

  it('sends what is owed and shows what others wrote', async () => {
    const fixture = fixtureOf();
    const vault = await enrolled(fixture);
    const client = clientNamed('Berg AG');
    good(await vault.save([client]));
    const theirs = idOf('their client');
    fixture.server.put({
      kind: 'client',
      id: theirs,
      bookId: fixture.bookId,
      data: newClient({ name: 'Theirs' }),
    });
    expect(await vault.synchronise()).toMatchObject({ phase: 'idle', unsentCount: 0 });
    expect(fixture.server.records.get(client.id)?.data).toMatchObject({ name: 'Berg AG' });
    const names = (await vault.list('client')).map(({ data }) => data.name).sort();
    expect(names).toEqual(['Berg AG', 'Theirs']);
    await vault.lock();
  });

  it('[F7] tells the author that edits went to somebody else, until they have read it', async () => {
    const fixture = fixtureOf();
    const vault = await enrolled(fixture);
    fixture.server.isLate = true;
    good(await vault.save([clientNamed('Too'), clientNamed('Late')]));
    expect(await vault.synchronise()).toMatchObject({ unsentCount: 0, handedOver: { count: 2 } });
    await vault.lock();

    const again = fixture.start();
    good(await again.unlock({ passphrase: PASSPHRASE }));
    expect(await again.synchronise()).toMatchObject({ handedOver: { count: 2 } });
    expect((await again.syncView()).sentence).toContain('2 changes of yours came after');
    good(await again.dismissHandedOver());
    expect(await again.syncView()).toMatchObject({
      handedOver: null,
      sentence: 'Everything is synchronised.',
    });
    await again.lock();

    const last = fixture.start();
    good(await last.unlock({ passphrase: PASSPHRASE }));
    expect(await last.syncView()).toMatchObject({ handedOver: null });
    await last.lock();
  });

  it('refuses what breaks a rule or a right, and says the field', async () => {
    const fixture = fixtureOf();
    const vault = await enrolled(fixture);
    const client = clientNamed('');
    expect(await vault.save([client])).toMatchObject({
      ok: false,
      error: { tag: 'invalid', field: 'name' },
    });
    const ofFirm = { ...clientNamed('A'), bookId: fixture.firmBookId };
    expect(await vault.save([ofFirm])).toMatchObject({ ok: false, error: { tag: 'readOnly' } });
    await vault.lock();
  });

  it('[P6] keeps no text that the server would refuse', async () => {
    const fixture = fixtureOf();
    const vault = await enrolled(fixture);
    const client = clientNamed('Berg\0 AG');
    const note = noteFor(client.id, 'Half a \ud83d smile');
    good(await vault.save([client, note]));
    expect(await vault.synchronise()).toMatchObject({ unsentCount: 0, attentionCount: 0 });
    expect(fixture.server.records.get(client.id)?.data).toMatchObject({ name: 'Berg AG' });
    expect(fixture.server.records.get(note.id)?.data).toMatchObject({
      body: 'Half a \ufffd smile',
    });
    const large = { ...note.data, more: 'x'.repeat(600_000) };
    expect(await vault.save([{ ...note, data: large }])).toMatchObject({
      ok: false,
      error: { tag: 'invalid', message: 'a record may have 524288 characters at most' },
    });
    await vault.lock();
  });

  it('takes steps back and again, also after a restart', async () => {
    const fixture = fixtureOf();
    const vault = await enrolled(fixture);
    const client = clientNamed('First');
    good(await vault.save([client]));
    const second = { ...client, data: newClient({ name: 'Second' }), undoKey: 'name' };
    good(await vault.save([second]));
    good(await vault.save([{ ...second, data: newClient({ name: 'Third' }) }]));
    await vault.lock();

    const again = fixture.start();
    good(await again.unlock({ passphrase: PASSPHRASE }));
    const name = async () => (await again.record('client', client.id))?.data;
    expect(good(await again.undo(TODAY))).toEqual({ done: 'edit of client' });
    expect(await name()).toMatchObject({ name: 'First' });
    good(await again.redo(TODAY));
    expect(await name()).toMatchObject({ name: 'Third' });
    good(await again.undo(TODAY));
    good(await again.undo(TODAY));
    expect(await name()).toBeUndefined();
    expect(await again.unsent()).toEqual([]);
    await again.lock();
  });

  it('saves and deletes in one step, which is undone as one', async () => {
    const fixture = fixtureOf();
    const vault = await enrolled(fixture);
    const [kept, gone] = [clientNamed('Kept'), clientNamed('Gone')];
    good(await vault.save([kept, gone]));
    const renamed = { ...kept, data: newClient({ name: 'Renamed' }) };
    good(await vault.save([renamed, { ...gone, data: null }]));
    const names = async () => (await vault.list('client')).map(({ data }) => data.name).sort();
    expect(await names()).toEqual(['Renamed']);
    good(await vault.undo(TODAY));
    expect(await names()).toEqual(['Gone', 'Kept']);
    good(await vault.undo(TODAY));
    expect(await names()).toEqual([]);
    await vault.lock();
  });

  it('[W3] notices that the store was lost and brings back what was owed', async () => {
    const fixture = fixtureOf();
    const vault = await enrolled(fixture);
    const client = clientNamed('Lost and found');
    good(await vault.save([client]));
    await vault.synchronise();
    const note = noteFor(client.id, 'Not sent yet');
    good(await vault.save([note]));
    await vault.lock();
    await deleteDatabase(databaseName(fixture.owner));

    const again = fixture.start();
    good(await again.unlock({ passphrase: PASSPHRASE }));
    expect(await again.state()).toMatchObject({ recovery: { what: 'storeLost' } });
    expect(await again.record('note', note.id)).toMatchObject({ sync: 'waiting' });
    expect(await again.synchronise()).toMatchObject({ unsentCount: 0, error: null });
    expect(await again.record('client', client.id)).toMatchObject({ sync: 'synced' });
    expect(fixture.server.records.get(note.id)?.data).toMatchObject({ body: 'Not sent yet' });
    await again.lock();
  });
});

describe('the sample', () => {
  it('is removed with everything that hangs on it', async () => {
    const fixture = fixtureOf();
    const vault = await enrolled(fixture);
    const kept = clientNamed('Kept');
    const sample = {
      ...clientNamed('Sample'),
      data: newClient({ name: 'Sample', isSample: true }),
    };
    good(
      await vault.save([kept, sample, noteFor(sample.id, 'goes too'), noteFor(kept.id, 'stays')]),
    );
    await vault.synchronise();
    expect(good(await vault.removeSample())).toEqual({ removed: 2 });
    expect(await vault.synchronise()).toMatchObject({ error: null, unsentCount: 0 });
    expect(await vault.list('client')).toHaveLength(1);
    expect(await vault.list('note')).toHaveLength(1);
    await vault.lock();
  });
});

describe('signing out', () => {
  it('[A6] is refused with unsent work and leaves nothing behind', async () => {
    const fixture = fixtureOf();
    const vault = await enrolled(fixture);
    good(await vault.save([clientNamed('Unsent')]));
    expect(await vault.signOut({ giveUpUnsent: false })).toMatchObject({
      ok: false,
      error: { tag: 'unsentWork' },
    });
    expect(good(await vault.exportUnsent()).text).toContain('Unsent');
    good(await vault.signOut({ giveUpUnsent: true }));
    // A page told of a lock begins anew: told before the end, it would leave the keys behind.
    expect(fixture.events).not.toContainEqual({ event: 'locked' });
    expect(await vault.state()).toEqual({ state: 'absent' });
    expect(fixture.disk.journal).toEqual([]);
    const databases = await indexedDB.databases();
    expect(databases.map(({ name }) => name)).not.toContain(databaseName(fixture.owner));
  });
});
