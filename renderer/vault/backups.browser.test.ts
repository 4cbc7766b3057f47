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

  it('says that a backup of a newer version was not restored, and keeps what is here', async () => {
    const fixture = fixtureOf();
    const vault = await enrolled(fixture);
    const client = clientNamed('Still here');
    good(await vault.save([client]));
    const { name } = good(await vault.backUp());
    const { content } = fixture.disk.backups.get(name) ?? { content: new Uint8Array() };
    const field = '"databaseVersion":';
    const place = new TextDecoder('latin1').decode(content).indexOf(field) + field.length;
    content.set([9 + '0'.charCodeAt(0)], place);
    expect(await vault.restore(name)).toMatchObject({ error: { tag: 'newerVault' } });
    expect(await vault.record('client', client.id)).toMatchObject({ sync: 'waiting' });
    await vault.lock();
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
