import Dexie from 'dexie';
import { expect } from 'vitest';
import { newClient } from '#shared/domain/client/client-builders.ts';
import { databaseName } from '../store/database.ts';
import {
  clientNamed,
  deleteDatabase,
  enrolled,
  type Fixture,
  good,
  noteFor,
  PASSPHRASE,
} from './vault-fixture.ts';

/** The vault after its database vanished while it was closed, without a server. */
export async function afterTheLoss(fixture: Fixture) {
  await deleteDatabase(databaseName(fixture.owner));
  fixture.server.isReachable = false;
  const vault = fixture.start();
  good(await vault.unlock({ passphrase: PASSPHRASE }));
  return vault;
}

/** The rows of a database, by table. */
export type Rows = Readonly<Record<string, readonly { readonly id?: unknown }[] | undefined>>;

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
export const rowsOf = (fixture: Fixture): Promise<Rows> =>
  withDatabase(fixture, async (database) =>
    Object.fromEntries(
      await Promise.all(
        database.tables.map(async (table) => [table.name, await table.toArray()] as const),
      ),
    ),
  );

/** Puts the closed vault's database back as it rested. */
export const putBack = (fixture: Fixture, rows: Rows): Promise<void> =>
  withDatabase(fixture, async (database) => {
    for (const table of database.tables) {
      await table.clear();
      await table.bulkPut([...(rows[table.name] ?? [])]);
    }
  });

/** A vault with what came after the first backup: made, changed and deleted, all of it accepted by the server. */
export async function acceptedWork(fixture: Fixture) {
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
