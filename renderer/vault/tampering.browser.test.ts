import Dexie from 'dexie';
import { describe, expect, it } from 'vitest';
import { serverTransport } from '../transport/server-transport.ts';
import { databaseName } from './store/database.ts';
import {
  clientNamed,
  enrolled,
  good,
  newFixture,
  noteFor,
  PASSPHRASE,
} from './testing/vault-fixture.ts';

interface SealedRow {
  id: string;
  sealed: Uint8Array;
}

/** Changes rows of the closed database as somebody with the disk could. */
async function tamper(name: string, change: (database: Dexie) => Promise<unknown>): Promise<void> {
  const database = new Dexie(name);
  await database.open();
  await change(database);
  database.close();
}

/** A locked vault with three synchronised clients. */
async function withClients() {
  const fixture = newFixture(serverTransport);
  const vault = await enrolled(fixture);
  const clients = ['A', 'B', 'C'].map((letter) => clientNamed(`Client ${letter}`));
  good(await vault.save(clients));
  await vault.synchronise();
  await vault.lock();
  return { fixture, name: databaseName(fixture.owner) };
}

describe('[C2] somebody with the disk', () => {
  it('cannot change a record: it is noticed, said, and read again from the server', async () => {
    const { fixture, name } = await withClients();
    await tamper(name, (database) =>
      database
        .table<SealedRow>('rows')
        .toCollection()
        .limit(1)
        .modify((row) => {
          row.sealed[20] = (row.sealed[20] ?? 0) ^ 1;
        }),
    );
    const vault = fixture.start();
    good(await vault.unlock({ passphrase: PASSPHRASE }));
    expect(await vault.list('client')).toHaveLength(2);
    expect(await vault.state()).toMatchObject({ recovery: { what: 'storeLost' } });
    await vault.synchronise();
    expect(await vault.list('client')).toHaveLength(3);
    await vault.lock();
  });

  it('cannot put one record in the place of another', async () => {
    const { fixture, name } = await withClients();
    await tamper(name, async (database) => {
      const [first, second] = await database.table<SealedRow>('rows').toArray();
      if (!first || !second) throw new Error('there are three rows');
      await database.table('rows').put({ ...first, sealed: second.sealed });
    });
    const vault = fixture.start();
    good(await vault.unlock({ passphrase: PASSPHRASE }));
    expect(await vault.list('client')).toHaveLength(2);
    await vault.lock();
  });

  it('finds no word of what a person wrote, nor who they are', async () => {
    const canary = 'CANARYpelican';
    const fixture = newFixture(serverTransport);
    const vault = await enrolled(fixture);
    const client = clientNamed(`${canary} Ltd`);
    good(await vault.save([client]));
    good(await vault.save([noteFor(client.id, `said ${canary}`)]));
    await vault.synchronise();
    good(await vault.backUp());
    await vault.lock();
    await tamper(databaseName(fixture.owner), async (database) => {
      for (const table of database.tables) {
        for (const row of await table.toArray()) {
          const text = Object.values(row as object)
            .map((value) => (value instanceof Uint8Array ? latin(value) : JSON.stringify(value)))
            .join();
          expect(text).not.toContain(canary);
        }
      }
    });
    for (const entry of fixture.disk.journal) expect(latin(entry)).not.toContain(canary);
    for (const { content } of fixture.disk.backups.values()) {
      expect(latin(content)).not.toContain(canary);
    }
  });

  it('[G2] who has a newer database is told so, and nothing is changed', async () => {
    const { fixture, name } = await withClients();
    await tamper(name, async () => undefined);
    const newer = new Dexie(name);
    newer.version(7).stores({ somethingNew: 'id' });
    await newer.open();
    newer.close();
    const vault = fixture.start();
    expect(await vault.unlock({ passphrase: PASSPHRASE })).toMatchObject({
      ok: false,
      error: { tag: 'newerVault' },
    });
    await tamper(name, async (database) => {
      expect(database.verno).toBe(7);
    });
  });
});

function latin(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}
