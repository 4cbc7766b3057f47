import Dexie from 'dexie';
import { describe, expect, it } from 'vitest';
import { newClient } from '#shared/domain/client/client-builders.ts';
import { newInstruction } from '#shared/domain/instruction/instruction-builders.ts';
import { newPromise } from '#shared/domain/meeting/meeting-builders.ts';
import type { CalendarDate, Instant } from '#shared/lib/calendar-date.ts';
import { serverTransport } from '../transport/server-transport.ts';
import type { VaultApi } from './api.ts';
import { databaseName, SCHEMAS, type Schema } from './store/database.ts';
import {
  clientNamed,
  deleteDatabase,
  enrolled,
  type Fixture,
  good,
  idOf,
  newFixture,
  noteFor,
  PASSPHRASE,
} from './testing/vault-fixture.ts';

const fixtureOf = () => newFixture(serverTransport);

/** The vault after its database vanished while it was closed, without a server. */
async function afterTheLoss(fixture: Fixture) {
  await deleteDatabase(databaseName(fixture.owner));
  fixture.server.isReachable = false;
  const vault = fixture.start();
  good(await vault.unlock({ passphrase: PASSPHRASE }));
  return vault;
}

type Rows = Readonly<Record<string, readonly { readonly id?: unknown }[] | undefined>>;

async function withDatabase<Value>(fixture: Fixture, work: (database: Dexie) => Promise<Value>) {
  const database = new Dexie(databaseName(fixture.owner));
  await database.open();
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

/** Everything in the closed vault's database, as it rests. */
const rowsOf = (fixture: Fixture): Promise<Rows> =>
  withDatabase(fixture, async (database) =>
    Object.fromEntries(
      await Promise.all(
        database.tables.map(async (table) => [table.name, await table.toArray()] as const),
      ),
    ),
  );

const putBack = (fixture: Fixture, rows: Rows): Promise<void> =>
  withDatabase(fixture, async (database) => {
    for (const table of database.tables) {
      await table.clear();
      await table.bulkPut([...(rows[table.name] ?? [])]);
    }
  });

/** What came after the first backup: made, changed and deleted, all of it accepted by the server. */
async function withAcceptedWork() {
  const fixture = fixtureOf();
  const vault = await enrolled(fixture);
  const first = clientNamed('First');
  const [kept, deleted] = [noteFor(first.id, 'as typed'), noteFor(first.id, 'deleted')];
  good(await vault.save([first, kept, deleted]));
  await vault.synchronise();
  good(await vault.save([{ ...first, data: newClient({ name: 'Renamed' }) }]));
  good(await vault.remove([deleted]));
  expect(await vault.synchronise()).toMatchObject({ error: null, unsentCount: 0 });
  // That of the first synchronisation, which has nothing of this.
  expect(fixture.disk.backups.size).toBe(1);
  const expectShown = async (again: typeof vault) => {
    expect(await again.record('client', first.id)).toMatchObject({
      data: { name: 'Renamed' },
      sync: 'synced',
    });
    expect(await again.list('note')).toMatchObject([{ id: kept.id, data: { body: 'as typed' } }]);
    expect(await again.unsent()).toEqual([]);
  };
  return { fixture, vault, expectShown };
}

describe('a store that was lost before the next backup', () => {
  it('[L1][W2][W3] has what the server had accepted without asking it, and sends none of it again', async () => {
    const { fixture, vault, expectShown } = await withAcceptedWork();
    await vault.lock();
    const again = await afterTheLoss(fixture);
    await expectShown(again);
    fixture.server.isReachable = true;
    fixture.server.calls = [];
    expect(await again.synchronise()).toMatchObject({ error: null, conflictCount: 0 });
    expect(fixture.server.calls).not.toContain('push');
    await expectShown(again);
    await again.lock();
  });

  it('[L1][W2] has it also when the journal was written anew in between, and when it is lost twice', async () => {
    const { fixture, vault, expectShown } = await withAcceptedWork();
    await vault.lock();
    // A torn journal is written anew at the next unlock.
    fixture.disk.torn = 1;
    const second = fixture.start();
    good(await second.unlock({ passphrase: PASSPHRASE }));
    expect(fixture.disk.journal).toHaveLength(1);
    await second.lock();
    for (let loss = 0; loss < 2; loss += 1) {
      const again = await afterTheLoss(fixture);
      await expectShown(again);
      await again.lock();
    }
  });

  it('[L1] has it without any backup', async () => {
    const { fixture, vault, expectShown } = await withAcceptedWork();
    await vault.lock();
    fixture.disk.backups.clear();
    const again = await afterTheLoss(fixture);
    await expectShown(again);
    fixture.server.isReachable = true;
    expect(await again.synchronise()).toMatchObject({ error: null, conflictCount: 0 });
    await expectShown(again);
    await again.lock();
  });

  it('[F6] has nothing of a book that was taken away meanwhile', async () => {
    const { fixture, vault } = await withAcceptedWork();
    fixture.server.books.splice(0, 1);
    await vault.synchronise();
    await expect.poll(() => vault.undoView()).toEqual({ undo: null, redo: null });
    await vault.lock();
    fixture.disk.backups.clear();
    const again = await afterTheLoss(fixture);
    expect(await again.list('client')).toEqual([]);
    expect(await again.list('note')).toEqual([]);
    await again.lock();
  });
});

/** A store as it was before its last backup, which alone has a note. */
async function fallenBack() {
  const { fixture, vault, expectShown } = await withAcceptedWork();
  await vault.lock();
  const before = await rowsOf(fixture);
  // As a day later: the next cycle takes a backup.
  await putBack(fixture, { ...before, meta: before.meta?.filter(({ id }) => id !== 'backedUp') });
  const second = fixture.start();
  good(await second.unlock({ passphrase: PASSPHRASE }));
  const later = noteFor(clientNamed('First').id, 'in the backup only');
  good(await second.save([later]));
  await second.synchronise();
  expect(fixture.disk.backups.size).toBe(2);
  await second.lock();
  await putBack(fixture, before);
  fixture.server.isReachable = false;
  return { fixture, later, expectShown };
}

it('[L1][L5] a snapshot of such a store, taken before an upgrade, is not taken for the newest backup', async () => {
  const { fixture, later } = await fallenBack();
  const latest = SCHEMAS.at(-1);
  if (!latest) throw new Error('there is a version');
  const killed: Schema = {
    stores: latest.stores,
    upgrade: () => {
      throw new Error('killed');
    },
  };
  const upgrading = fixture.start({ schemas: [...SCHEMAS, killed] });
  expect(await upgrading.unlock({ passphrase: PASSPHRASE })).toMatchObject({ ok: false });
  expect([...fixture.disk.backups.keys()].some((name) => name.startsWith('upgrade-'))).toBe(true);
  const again = await afterTheLoss(fixture);
  expect(await again.record('note', later.id)).toMatchObject({ sync: 'synced' });
  await again.lock();
});

it('[L1][W3] a store that fell back behind the last backup is rebuilt from that', async () => {
  const { fixture, later, expectShown } = await fallenBack();
  const again = fixture.start();
  good(await again.unlock({ passphrase: PASSPHRASE }));
  expect(await again.state()).toMatchObject({ recovery: { what: 'storeLost' } });
  expect(await again.record('note', later.id)).toMatchObject({ sync: 'synced' });
  fixture.server.isReachable = true;
  good(await again.remove([later]));
  expect(await again.synchronise()).toMatchObject({ error: null, conflictCount: 0 });
  await expectShown(again);
  await again.lock();
});

it('[L1] shows no figures of clients from before what it brought back', async () => {
  const fixture = fixtureOf();
  const vault = await enrolled(fixture);
  const today = '2026-11-24' as CalendarDate;
  const client = clientNamed('First');
  good(await vault.save([client]));
  await vault.synchronise();
  const promises = async (api: typeof vault) =>
    (await api.clientRows({ today, after: null })).rows[0]?.openPromises;
  expect(await promises(vault)).toBe(0);
  const areComputed = () =>
    fixture.events.some((told) => told.event === 'changed' && told.change.what === 'rows');
  await expect.poll(areComputed).toBe(true);
  good(await vault.backUp());
  const data = newPromise({ clientId: client.id, undertaking: 'send the contract', dueOn: today });
  good(await vault.save([{ kind: 'promise', id: await vault.newId(), data }]));
  await vault.synchronise();
  await vault.lock();
  const again = await afterTheLoss(fixture);
  await expect.poll(() => promises(again)).toBe(1);
  await again.lock();
});

const ORDER = {
  clientId: clientNamed('First').id,
  details: {
    ...{ type: 'changeOfData' as const, contactId: idOf('Ann'), field: 'phone' as const },
    ...{ from: '1', to: '2' },
  },
  givenBy: { as: 'signatory' as const, name: 'Ann', contactId: idOf('Ann'), authorityId: null },
  givenAt: '2026-11-27T09:00:00.000Z' as Instant,
};

describe('drafts in a store that was lost', () => {
  const { id: clientId } = clientNamed('First');
  const draftOf = (name: string, note: string) => ({
    id: idOf(`draft ${name}`),
    kind: 'instruction' as const,
    clientId,
    data: { note },
  });
  const notesOf = async (vault: VaultApi) =>
    (await vault.drafts({ kind: 'instruction', clientId })).map(({ data }) => data.note);

  /** One draft stands, as changed after the first backup; one was given up, one was given. */
  async function withDrafts() {
    const { fixture, vault } = await withAcceptedWork();
    const [standing, dropped, given] = ['standing', 'dropped', 'given'].map((name) =>
      draftOf(name, `${name}, begun`),
    );
    if (!standing || !dropped || !given) throw new Error('there are three');
    for (const draft of [dropped, standing, given]) good(await vault.keepDraft(draft));
    good(await vault.backUp());
    good(await vault.keepDraft({ ...standing, data: { note: 'to the last word' } }));
    good(await vault.dropDraft(dropped.id));
    // As after a crash between the two: nothing drops the draft of what was given.
    good(
      await vault.save([
        { kind: 'instruction', id: given.id, data: newInstruction(given.id, ORDER) },
      ]),
    );
    return { fixture, vault };
  }

  it('[L1][W1][W3] are there as they stood, and none that was given or given up', async () => {
    const { fixture, vault } = await withDrafts();
    expect(await notesOf(vault)).toEqual(['to the last word']);
    await vault.lock();
    for (const loss of ['with the backup', 'without', 'with a journal of one snapshot']) {
      if (loss === 'without') fixture.disk.backups.clear();
      const again = await afterTheLoss(fixture);
      expect(await notesOf(again), loss).toEqual(['to the last word']);
      await again.lock();
    }
  });

  it('[L1][F6] pass with their client to another of one’s own books, and go when it has gone', async () => {
    const { fixture, vault } = await withDrafts();
    await vault.synchronise();
    fixture.server.books.shift();
    await vault.synchronise();
    await expect.poll(() => vault.undoView()).toEqual({ undo: null, redo: null });
    await vault.lock();
    const between = await afterTheLoss(fixture);
    expect(await notesOf(between)).toEqual(['to the last word']);
    fixture.server.isReachable = true;
    await between.synchronise();
    await between.synchronise();
    expect(await notesOf(between)).toEqual([]);
    await between.lock();
    fixture.disk.backups.clear();
    const again = await afterTheLoss(fixture);
    expect(await notesOf(again)).toEqual([]);
    await again.lock();
  });

  it('[W1] say so when the journal has no room for them', async () => {
    const { fixture, vault } = await withDrafts();
    fixture.disk.isFull = true;
    expect(await vault.keepDraft(draftOf('standing', 'too much'))).toMatchObject({
      error: { tag: 'diskFull' },
    });
    expect(await notesOf(vault)).toEqual(['to the last word']);
    fixture.disk.isFull = false;
    await vault.lock();
  });

  it('[L1] are there also when only their row was damaged', async () => {
    const { fixture, vault } = await withDrafts();
    await vault.lock();
    const rows = await rowsOf(fixture);
    const meta = rows.meta?.map((row) =>
      row.id === 'drafts' ? { ...row, sealed: new Uint8Array(40) } : row,
    );
    await putBack(fixture, { ...rows, meta });
    const again = fixture.start();
    good(await again.unlock({ passphrase: PASSPHRASE }));
    expect(await notesOf(again)).toEqual(['to the last word']);
    await again.lock();
  });

  it('[W2] come into a journal from before it had them when it is next read', async () => {
    const { fixture, vault } = await withDrafts();
    await vault.lock();
    // The store has them, the journal only what it began with.
    fixture.disk.journal.length = 1;
    const next = fixture.start();
    good(await next.unlock({ passphrase: PASSPHRASE }));
    await next.lock();
    fixture.disk.backups.clear();
    const again = await afterTheLoss(fixture);
    expect(await notesOf(again)).toEqual(['to the last word']);
    await again.lock();
  });
});

describe('the backup that a lost store is rebuilt from', () => {
  it('[L1][W7] is the one with the most, whatever the clock said when it was taken', async () => {
    const { fixture, vault, expectShown } = await withAcceptedWork();
    for (const backup of fixture.disk.backups.values()) backup.takenAt = '2036-01-01T00:00:00.000Z';
    good(await vault.backUp());
    await vault.lock();
    fixture.disk.journal.length = 0;
    const again = await afterTheLoss(fixture);
    // Neither the journal nor the store is there: still this is no empty book.
    expect(await again.state()).toMatchObject({ recovery: { what: 'storeLost' } });
    await expectShown(again);
    await again.lock();
  });

  it('[W2] is taken when the journal carries much, which then forgets it', async () => {
    const { fixture, vault } = await withAcceptedWork();
    const { id } = clientNamed('First');
    const notes = Array.from({ length: 1_000 }, (_, n) => noteFor(id, `note ${n}`));
    good(await vault.save(notes));
    await vault.synchronise();
    expect(fixture.disk.backups.size).toBe(2);
    expect(fixture.disk.journal.map(({ length }) => length < 1_000)).toEqual([true]);
    await vault.lock();
    const again = await afterTheLoss(fixture);
    expect(await again.list('note')).toHaveLength(1_001);
    await again.lock();
  });
});
