import { describe, expect, it, vi } from 'vitest';
import { newClient } from '#shared/domain/client/client-builders.ts';
import { newEntitlement } from '#shared/domain/growth/growth-builders.ts';
import { newAccount, newPrice, newSecurity } from '#shared/domain/portfolio/portfolio-builders.ts';
import type { CalendarDate, Instant } from '#shared/lib/calendar-date.ts';
import type { UnitPrice } from '#shared/lib/money.ts';
import { serverTransport } from '../transport/server-transport.ts';
import { databaseName } from './store/database.ts';
import {
  clientNamed,
  deleteDatabase,
  depositInto,
  enrolled,
  good,
  idOf,
  newFixture,
  noteFor,
  PASSPHRASE,
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

  it('lists what a person edited since a moment, and nothing older', async () => {
    const fixture = fixtureOf();
    const vault = await enrolled(fixture);
    good(await vault.save([clientNamed('Earlier AG')]));
    const saved = Date.now();
    await vi.waitUntil(() => Date.now() > saved, { interval: 1 });
    const editedSince = new Date().toISOString() as Instant;
    const later = clientNamed('Later AG');
    good(await vault.save([later]));
    expect(await vault.list('client')).toHaveLength(2);
    expect(await vault.list('client', { editedSince })).toMatchObject([{ id: later.id }]);
    await vault.lock();
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

  it('knows which clients like this one have a product', async () => {
    const vault = await enrolled(fixtureOf());
    const [asked, other] = [clientNamed('Asked'), clientNamed('Other')];
    const productId = idOf('product');
    good(await vault.save([asked, other]));
    const data = newEntitlement({ clientId: other.id, productId });
    good(await vault.save([{ kind: 'entitlement', id: idOf('held'), data }]));
    expect(await vault.similarBuyers(asked.id)).toMatchObject({
      count: 1,
      buyers: new Map([[productId, 1]]),
    });
    expect(await vault.similarBuyers(idOf('nobody'))).toBeNull();
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
    expect(good(await again.undo())).toEqual({ done: 'edit of client' });
    expect(await name()).toMatchObject({ name: 'First' });
    good(await again.redo());
    expect(await name()).toMatchObject({ name: 'Third' });
    good(await again.undo());
    good(await again.undo());
    expect(await name()).toBeUndefined();
    expect(await again.unsent()).toEqual([]);
    await again.lock();
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

  it('gives a client the price series that its returns are measured against', async () => {
    const fixture = fixtureOf();
    const vault = await enrolled(fixture);
    const index = idOf('index');
    const other = idOf('another security');
    for (const [id, name] of [
      [index, 'Index'],
      [other, 'Other'],
    ] as const) {
      const data = newSecurity({ name });
      fixture.server.put({ kind: 'security', id, bookId: fixture.firmBookId, data });
    }
    const price = {
      securityId: index,
      date: '2026-11-23' as CalendarDate,
      price: 1e6 as UnitPrice,
    };
    const priceId = idOf('price of the index');
    const { firmBookId: bookId } = fixture;
    fixture.server.put({ kind: 'price', id: priceId, bookId, data: newPrice(price) });
    await vault.synchronise();
    const { id, kind, data } = clientNamed('Measured');
    const benchmark = [{ id: index, weight: 10_000 }];
    good(await vault.save([{ id, kind, data: { ...data, benchmark } }]));
    const file = await vault.clientFile(id, 'all');
    expect([...(file?.securities.values() ?? [])].map((each) => each.data.name)).toEqual(['Index']);
    expect(file?.prices.get(index)).toEqual([{ date: price.date, price: price.price }]);
  });

  it('[F4] reads ledgers from chunks and log chunks alike', async () => {
    const fixture = fixtureOf();
    const vault = await enrolled(fixture);
    const client = clientNamed('Ledger');
    const account = idOf('account of ledger');
    good(await vault.save([client]));
    good(
      await vault.save([
        { kind: 'account', id: account, data: newAccount({ clientId: client.id, name: 'Depot' }) },
      ]),
    );
    await vault.synchronise();
    const put = (text: string, amount: number) =>
      fixture.server.put({
        kind: 'transaction',
        id: idOf(text),
        bookId: fixture.bookId,
        data: depositInto(client.id, account, amount, amount),
      });
    for (let number = 0; number < 150; number += 1) put(`transaction ${number}`, number);
    await vault.synchronise();
    put('transaction 3', 1_000);
    put('transaction 150', 150);
    const view = await vault.synchronise();
    expect(view).toMatchObject({ error: null, ledgerWhole: true });

    const amounts = async (api: typeof vault) =>
      (await api.clientFile(client.id, 'all'))?.transactions.map(({ data }) => data.amount).sort();
    const now = await amounts(vault);
    expect(now).toHaveLength(151);
    expect(now).toContain(1_000);
    await vault.lock();
    const again = fixture.start();
    good(await again.unlock({ passphrase: PASSPHRASE }));
    expect(await amounts(again)).toEqual(now);
    await again.lock();
  });
});

describe('rows of the clients table', () => {
  it('shows names at once and figures when they are computed, kept over a restart', async () => {
    const fixture = fixtureOf();
    const vault = await enrolled(fixture);
    const today = '2026-11-24' as CalendarDate;
    const client = clientNamed('Rows');
    const account = idOf('account of rows');
    good(await vault.save([client]));
    const data = newAccount({ clientId: client.id, name: 'Cash', accountType: 'cash' });
    good(await vault.save([{ kind: 'account', id: account, data }]));
    await vault.synchronise();
    fixture.server.put({
      kind: 'transaction',
      id: idOf('deposit of rows'),
      bookId: fixture.bookId,
      data: depositInto(client.id, account, 12_345, 2),
    });
    await vault.synchronise();
    const row = async (api: typeof vault) => (await api.clientRows(today))[0];
    expect(await row(vault)).toMatchObject({ name: 'Rows' });
    await expect.poll(() => row(vault)).toMatchObject({ amount: 12_345, amountMeaning: 'balance' });
    await vault.lock();

    const again = fixture.start();
    good(await again.unlock({ passphrase: PASSPHRASE }));
    expect(await row(again)).toMatchObject({ amount: 12_345 });
    good(await again.save([{ ...client, data: newClient({ name: 'Renamed' }) }]));
    expect(await row(again)).toMatchObject({ name: 'Renamed' });
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
    good(await vault.resolveConflict({ conflictId: conflict.id, choice: 'mine' }));
    expect(await vault.synchronise()).toMatchObject({ conflictCount: 0, unsentCount: 0 });
    expect(fixture.server.records.get(id)?.data).toMatchObject({ name: 'Mine' });
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
