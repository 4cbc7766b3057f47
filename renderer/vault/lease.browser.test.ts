import { describe, expect, it } from 'vitest';
import { serverTransport } from '../transport/server-transport.ts';
import { clientNamed, enrolled, good, newFixture, PASSPHRASE } from './testing/vault-fixture.ts';

const DAY = 24 * 60 * 60_000;
const way = { passphrase: PASSPHRASE };

async function lockedVault() {
  const fixture = newFixture(serverTransport);
  const vault = await enrolled(fixture);
  const client = clientNamed('Unsent');
  good(await vault.save([client]));
  await vault.lock();
  fixture.server.isReachable = false;
  const startedAfter = (days: number) => fixture.start({ now: () => Date.now() + days * DAY });
  return { fixture, client, startedAfter };
}

describe('the offline lease', () => {
  it('[A5] opens without a network for fourteen days', async () => {
    const { startedAfter } = await lockedVault();
    const vault = startedAfter(13);
    good(await vault.unlock(way));
    await vault.lock();
  });

  it('[A5][C7] then asks for the server, keeps everything, and opens when it answers', async () => {
    const { fixture, client, startedAfter } = await lockedVault();
    const files = [fixture.disk.envelope?.length, fixture.disk.journal.length];
    const vault = startedAfter(15);
    expect(await vault.unlock(way)).toMatchObject({ ok: false, error: { tag: 'serverNeeded' } });
    expect(await vault.state()).toMatchObject({ state: 'locked' });
    expect(await vault.save([client])).toMatchObject({ ok: false, error: { tag: 'locked' } });
    expect([fixture.disk.envelope?.length, fixture.disk.journal.length]).toEqual(files);

    fixture.server.isReachable = true;
    good(await vault.unlock(way));
    expect(await vault.record('client', client.id)).toMatchObject({ sync: 'waiting' });
    expect(await vault.synchronise()).toMatchObject({ error: null, unsentCount: 0 });
    await vault.lock();
    fixture.server.isReachable = false;
    const later = startedAfter(27);
    good(await later.unlock(way));
    await later.lock();
  });

  it('[W7] is not ended by a clock that was set back by years', async () => {
    const { startedAfter } = await lockedVault();
    const vault = startedAfter(-3_650);
    good(await vault.unlock(way));
    await vault.lock();
  });
});

describe('backups', () => {
  it('[F6] have nothing any more of a book that was taken away', async () => {
    const { fixture, client } = await lockedVault();
    fixture.server.isReachable = true;
    const vault = fixture.start();
    good(await vault.unlock(way));
    await vault.synchronise();
    const { name } = good(await vault.backUp());
    fixture.server.books.splice(0, 1);
    await vault.synchronise();
    await expect.poll(() => fixture.disk.backups.has(name)).toBe(false);
    const [kept] = good(await vault.backups());
    if (!kept) throw new Error('one fresh backup stands for the former');
    good(await vault.restore(kept.name));
    expect(await vault.record('client', client.id)).toBeNull();
    await vault.lock();
  });
});
