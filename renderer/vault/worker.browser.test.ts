import { describe, expect, it } from 'vitest';
import { serverTransport } from '../transport/server-transport.ts';
import type { VaultEvent } from './api.ts';
import { connectVault } from './client.ts';
import { memoryHost } from './testing/memory-host.ts';
import { clientNamed, good, newFixture, noteFor, PASSPHRASE } from './testing/vault-fixture.ts';

/** The whole way: page, real worker, and the shell's files in memory behind it. */
function connected() {
  const fixture = newFixture(serverTransport);
  const events: VaultEvent[] = [];
  const host = memoryHost(fixture.disk, fixture.server.call);
  return { fixture, events, vault: connectVault(host, (event) => events.push(event)) };
}

describe('the vault in its worker', () => {
  it('enrols, saves, tells what changed, and synchronises', async () => {
    const { fixture, events, vault } = connected();
    expect(await vault.state()).toEqual({ state: 'absent' });
    const { recoveryCode } = good(
      await vault.enrol({ owner: fixture.owner, passphrase: PASSPHRASE }),
    );
    await vault.synchronise();
    const client = clientNamed('In the worker');
    good(await vault.save([client]));
    expect(events).toContainEqual({
      event: 'changed',
      change: { kinds: ['client'], clientIds: [client.id], what: 'records' },
    });
    expect(await vault.synchronise()).toMatchObject({ unsentCount: 0, error: null });
    expect(fixture.server.records.has(client.id)).toBe(true);
    await vault.lock();
    good(await vault.unlock({ recoveryCode }));
    expect(await vault.list('client')).toHaveLength(1);
    vault.terminate();
  });

  it('[C5] ends with the lock: later calls meet a locked vault', async () => {
    const { fixture, events, vault } = connected();
    good(await vault.enrol({ owner: fixture.owner, passphrase: PASSPHRASE }));
    await vault.lock();
    expect(events).toContainEqual({ event: 'locked' });
    expect(await vault.state()).toMatchObject({ state: 'locked' });
    expect(await vault.save([])).toMatchObject({ ok: false, error: { tag: 'locked' } });
    await expect(vault.list('client')).rejects.toThrow('locked');
    expect(await vault.unlock({ passphrase: 'not the right one' })).toMatchObject({
      error: { tag: 'wrongPassphrase' },
    });
    vault.terminate();
  });

  it('[W1] loses nothing that was shown as saved when the worker is ended in the middle', async () => {
    const { fixture, vault } = connected();
    good(await vault.enrol({ owner: fixture.owner, passphrase: PASSPHRASE }));
    await vault.synchronise();
    const client = clientNamed('Ended');
    good(await vault.save([client]));
    const saved: string[] = [];
    const saving = (async () => {
      for (let number = 0; number < 200; number += 1) {
        const note = noteFor(client.id, `note ${number}`);
        const result = await vault.save([note]);
        if (result.ok) saved.push(note.id);
      }
    })().catch(() => undefined);
    await expect.poll(() => saved.length).toBeGreaterThan(5);
    vault.terminate();
    await saving;
    good(await vault.unlock({ passphrase: PASSPHRASE }));
    const found = new Set((await vault.list('note')).map(({ id }) => id as string));
    expect(saved.filter((id) => !found.has(id))).toEqual([]);
    vault.terminate();
  });
});
