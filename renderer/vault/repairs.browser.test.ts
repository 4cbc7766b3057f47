import Dexie from 'dexie';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { newClient } from '#shared/domain/client/client-builders.ts';
import { newAccount } from '#shared/domain/portfolio/portfolio-builders.ts';
import { serverTransport } from '../transport/server-transport.ts';
import { VaultDatabase } from './store/database.ts';
import {
  clientNamed,
  depositInto,
  enrolled,
  good,
  idOf,
  newFixture,
  PASSPHRASE,
} from './testing/vault-fixture.ts';

afterEach(() => vi.restoreAllMocks());

/** The next transaction fails as on a full disk, after the journal was flushed. */
function failNextWrite(): void {
  const full = new DOMException('No room', 'QuotaExceededError');
  vi.spyOn(VaultDatabase.prototype, 'transaction').mockReturnValueOnce(Dexie.Promise.reject(full));
}

describe('an edit whose transaction failed', () => {
  it('[W1] is told as not saved and does not come back after a restart', async () => {
    const fixture = newFixture(serverTransport);
    const vault = await enrolled(fixture);
    const client = clientNamed('Saved');
    good(await vault.save([client]));
    failNextWrite();
    const renamed = { ...client, data: newClient({ name: 'Not saved' }) };
    expect(await vault.save([renamed])).toMatchObject({ ok: false, error: { tag: 'diskFull' } });
    await vault.lock();
    const again = fixture.start();
    good(await again.unlock({ passphrase: PASSPHRASE }));
    expect(await again.record('client', client.id)).toMatchObject({ data: { name: 'Saved' } });
    expect(await again.unsent()).toHaveLength(1);
    good(await again.save([{ ...client, data: newClient({ name: 'Saved again' }) }]));
    await again.lock();
    const third = fixture.start();
    good(await third.unlock({ passphrase: PASSPHRASE }));
    expect(await third.record('client', client.id)).toMatchObject({
      data: { name: 'Saved again' },
    });
    await third.lock();
  });
});

describe('a transaction that moves to another account', () => {
  async function withTwoAccounts() {
    const fixture = newFixture(serverTransport);
    const vault = await enrolled(fixture);
    const client = clientNamed('Two accounts');
    const accounts = [idOf('first account'), idOf('second account')] as const;
    good(await vault.save([client]));
    for (const id of accounts) {
      const data = newAccount({ clientId: client.id, name: 'Depot' });
      good(await vault.save([{ kind: 'account', id, data }]));
    }
    await vault.synchronise();
    const id = idOf('the deposit');
    const put = (account: (typeof accounts)[number], amount: number) =>
      fixture.server.put({
        kind: 'transaction',
        id,
        bookId: fixture.bookId,
        data: depositInto(client.id, account, amount, 1),
      });
    put(accounts[0], 100);
    fixture.server.put({
      kind: 'transaction',
      id: idOf('another deposit'),
      bookId: fixture.bookId,
      data: depositInto(client.id, accounts[1], 7, 1),
    });
    await vault.synchronise();
    const amounts = async (api: typeof vault) =>
      (await api.clientFile(client.id, 'all'))?.transactions.map(({ data }) => data.amount).sort();
    return { fixture, vault, accounts, client, id, put, amounts };
  }

  it('leaves no copy behind when the server says so, also after a restart', async () => {
    const { fixture, vault, accounts, put, amounts } = await withTwoAccounts();
    await vault.lock();
    const again = fixture.start();
    good(await again.unlock({ passphrase: PASSPHRASE }));
    put(accounts[1], 200);
    await again.synchronise();
    expect(await amounts(again)).toEqual([200, 7]);
    await again.lock();
    const third = fixture.start();
    good(await third.unlock({ passphrase: PASSPHRASE }));
    expect(await amounts(third)).toEqual([200, 7]);
    await third.lock();
  });

  it('keeps its version when a person moves it, and leaves no copy behind', async () => {
    const { fixture, vault, accounts, client, id, amounts } = await withTwoAccounts();
    const data = depositInto(client.id, accounts[1], 100, 1);
    good(await vault.save([{ kind: 'transaction', id, data }]));
    expect(await amounts(vault)).toEqual([100, 7]);
    expect(await vault.synchronise()).toMatchObject({ error: null, conflictCount: 0 });
    expect(fixture.server.records.get(id)).toMatchObject({
      data: { accountId: accounts[1] },
      version: { n: 2 },
    });
    await vault.lock();
    const again = fixture.start();
    good(await again.unlock({ passphrase: PASSPHRASE }));
    expect(await amounts(again)).toEqual([100, 7]);
    await again.lock();
  });
});

it('says "synced" while folding and the daily backup still run', async () => {
  const fixture = newFixture(serverTransport);
  const vault = await enrolled(fixture);
  const phases = fixture.events.flatMap((told) => (told.event === 'sync' ? [told.view.phase] : []));
  // Told once when the cycle ends and once when the housekeeping has: never "syncing" in between.
  expect(phases.slice(phases.lastIndexOf('syncing') + 1)).toEqual(['idle', 'idle']);
  await vault.lock();
});
