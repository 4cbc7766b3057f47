import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { serverTransport } from '../transport/server-transport.ts';
import {
  databaseName,
  openConnections,
  probeDatabase,
  SCHEMAS,
  type Schema,
} from './store/database.ts';
import {
  clientNamed,
  enrolled,
  good,
  idOf,
  newFixture,
  PASSPHRASE,
} from './testing/vault-fixture.ts';

const CURRENT = SCHEMAS.length;
const NEXT = CURRENT + 1;

/** A later version that there is not yet: another table, and every row of one table touched. */
function nextVersion(during: () => unknown = () => undefined): readonly Schema[] {
  const latest = SCHEMAS.at(-1);
  if (!latest) throw new Error('there is a version');
  const upgrade: Schema['upgrade'] = async (transaction) => {
    await transaction
      .table('rows')
      .toCollection()
      .modify((row: object) => Object.assign(row, { touched: 1 }));
    during();
  };
  return [...SCHEMAS, { stores: { ...latest.stores, something: 'id' }, upgrade }];
}

async function lockedVault() {
  const fixture = newFixture(serverTransport);
  const vault = await enrolled(fixture);
  const client = clientNamed('Before the upgrade');
  good(await vault.save([client]));
  await vault.lock();
  const way = { passphrase: PASSPHRASE };
  const snapshots = () =>
    [...fixture.disk.backups.keys()].filter((backup) => backup.startsWith('upgrade-')).length;
  return { fixture, client, way, snapshots, name: databaseName(fixture.owner) };
}

describe('an upgrade of the database', () => {
  it.each([1, 2])('[L5] from version %d keeps what is unsent', async (version) => {
    const fixture = newFixture(serverTransport);
    const { owner } = fixture;
    const client = clientNamed(`Of version ${version}`);
    const first = fixture.start({ schemas: SCHEMAS.slice(0, version) });
    good(await first.enrol({ owner, passphrase: PASSPHRASE }));
    await first.synchronise();
    good(await first.save([client]));
    await first.lock();
    expect(await probeDatabase(databaseName(owner), version)).toMatchObject({ version });
    const vault = fixture.start();
    good(await vault.unlock({ passphrase: PASSPHRASE }));
    expect(await vault.record('client', client.id)).toMatchObject({ sync: 'waiting' });
    expect(await vault.unsent()).toHaveLength(1);
    // What came with version 3 has its place.
    const bytes = new Uint8Array([1, 2, 3]);
    const about = { clientId: client.id, title: 'Form', mediaType: 'image/png', relatedId: null };
    const madeOn = '2026-11-20' as CalendarDate;
    const kept = await vault.keepDocument({ ...about, madeOn, purpose: 'scan', bytes });
    expect(good(await vault.readDocument(good(kept).id)).bytes).toEqual(bytes);
    await vault.lock();
    expect(await probeDatabase(databaseName(owner))).toMatchObject({ version: CURRENT });
  });

  it('[L5] keeps everything, and its snapshot only until it has succeeded', async () => {
    const { fixture, client, way, snapshots, name } = await lockedVault();
    let during = 0;
    const schemas = nextVersion(() => {
      during = snapshots();
    });
    const vault = fixture.start({ schemas });
    good(await vault.unlock(way));
    expect(during).toBe(1);
    expect(snapshots()).toBe(0);
    expect(await vault.record('client', client.id)).toMatchObject({ sync: 'waiting' });
    await vault.lock();
    expect(await probeDatabase(name, NEXT)).toMatchObject({ found: 'current', version: NEXT });
  });

  it('[L5] that dies in the middle leaves the old version whole, and a snapshot beside it', async () => {
    const { fixture, client, way, snapshots, name } = await lockedVault();
    const dies = nextVersion(() => {
      throw new Error('killed');
    });
    expect(await fixture.start({ schemas: dies }).unlock(way)).toMatchObject({ ok: false });
    expect(snapshots()).toBe(1);
    expect(await probeDatabase(name)).toMatchObject({ found: 'current', version: CURRENT });

    const old = fixture.start();
    good(await old.unlock(way));
    expect(await old.record('client', client.id)).toMatchObject({ sync: 'waiting' });
    await old.lock();
    const upgraded = fixture.start({ schemas: nextVersion() });
    good(await upgraded.unlock(way));
    expect(await upgraded.record('client', client.id)).toMatchObject({ sync: 'waiting' });
    await upgraded.lock();
  });

  it('[L5] that failed is taken back before anybody hears of it', async () => {
    const sealed = new Uint8Array(900);
    const rows = Array.from({ length: 4_000 }, (_, n) => ({
      id: idOf(`${n}`),
      kind: 'note',
      sealed,
    }));
    const dies = nextVersion(() => {
      throw new Error('killed');
    });
    for (let round = 0; round < 3; round += 1) {
      const { owner } = newFixture(serverTransport);
      const name = databaseName(owner);
      const connections = await openConnections(name);
      await connections.strict.rows.bulkPut(rows);
      connections.close();
      await expect(openConnections(name, dies)).rejects.toThrow('killed');
      // One who looks again and again meets what Chromium writes in the background.
      for (let look = 0; look < 6; look += 1) {
        expect(await probeDatabase(name)).toEqual({ found: 'current', version: CURRENT });
        await new Promise((resume) => setTimeout(resume, 10 * look));
      }
    }
  });

  it('[L5] is not begun when its snapshot cannot be written', async () => {
    const { fixture, way, name } = await lockedVault();
    fixture.disk.isFull = true;
    const refused = await fixture.start({ schemas: nextVersion() }).unlock(way);
    expect(refused).toMatchObject({ ok: false, error: { tag: 'diskFull' } });
    expect(await probeDatabase(name)).toMatchObject({ version: CURRENT });
  });

  it('[G2] is refused backwards, politely, and changes nothing', async () => {
    const { fixture, way, name } = await lockedVault();
    const newer = fixture.start({ schemas: nextVersion() });
    good(await newer.unlock(way));
    await newer.lock();
    const journal = fixture.disk.journal.length;
    const old = await fixture.start().unlock(way);
    expect(old).toMatchObject({ ok: false, error: { tag: 'newerVault' } });
    expect(await probeDatabase(name, NEXT)).toMatchObject({ version: NEXT });
    expect(fixture.disk.journal).toHaveLength(journal);
  });
});
