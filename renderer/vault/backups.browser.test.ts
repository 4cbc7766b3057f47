import { describe, expect, it } from 'vitest';
import { newClient } from '#shared/domain/client/client-builders.ts';
import { serverTransport } from '../transport/server-transport.ts';
import { databaseName } from './store/database.ts';
import {
  clientNamed,
  deleteDatabase,
  enrolled,
  good,
  newFixture,
  PASSPHRASE,
} from './testing/vault-fixture.ts';

const fixtureOf = () => newFixture(serverTransport);

describe('backups', () => {
  it('[W4] restores an earlier state and still owes what was owed', async () => {
    const fixture = fixtureOf();
    const vault = await enrolled(fixture);
    const client = clientNamed('Before');
    good(await vault.save([client]));
    await vault.synchronise();
    const { name } = good(await vault.backUp());
    good(await vault.save([{ ...client, data: newClient({ name: 'After' }) }]));
    good(await vault.restore(name));
    expect(await vault.record('client', client.id)).toMatchObject({
      data: { name: 'After' },
      sync: 'waiting',
    });
    expect(await vault.synchronise()).toMatchObject({ error: null, unsentCount: 0 });
    expect(fixture.server.records.get(client.id)?.data).toMatchObject({ name: 'After' });
    await vault.lock();
  });

  it('[W3] rebuilds a lost store from the latest backup without the server', async () => {
    const fixture = fixtureOf();
    const vault = await enrolled(fixture);
    const client = clientNamed('In the backup');
    good(await vault.save([client]));
    await vault.synchronise();
    good(await vault.backUp());
    await vault.lock();
    await deleteDatabase(databaseName(fixture.owner));
    fixture.server.isReachable = false;

    const again = fixture.start();
    good(await again.unlock({ passphrase: PASSPHRASE }));
    expect(await again.state()).toMatchObject({ recovery: { what: 'storeLost' } });
    expect(await again.record('client', client.id)).toMatchObject({ sync: 'synced' });
    await again.lock();
  });

  it('refuses a backup that was cut or changed', async () => {
    const fixture = fixtureOf();
    const vault = await enrolled(fixture);
    const { name } = good(await vault.backUp());
    const { content } = fixture.disk.backups.get(name) ?? { content: new Uint8Array() };
    const place = content.length - 20;
    // Flipped, not set: sealed bytes are random, and one in 256 already has any given value.
    content.set([(content[place] ?? 0) ^ 1], place);
    expect(await vault.restore(name)).toMatchObject({ ok: false, error: { tag: 'damaged' } });
    await vault.lock();
  });
});
