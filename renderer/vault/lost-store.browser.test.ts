import { describe, expect, it } from 'vitest';
import { newPromise } from '#shared/domain/meeting/meeting-builders.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { serverTransport } from '../transport/server-transport.ts';
import { SCHEMAS, type Schema } from './store/database.ts';
import { acceptedWork, afterTheLoss, putBack, rowsOf } from './testing/lost-store.ts';
import {
  clientNamed,
  enrolled,
  good,
  newFixture,
  noteFor,
  PASSPHRASE,
} from './testing/vault-fixture.ts';

const fixtureOf = () => newFixture(serverTransport);

const withAcceptedWork = () => acceptedWork(fixtureOf());

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
