import { expect, it } from 'vitest';
import { serverTransport } from '../transport/server-transport.ts';
import { clientNamed, enrolled, good, newFixture, noteFor } from './testing/vault-fixture.ts';

it('[P5] saves what is typed while the server has not answered yet', async () => {
  const fixture = newFixture(serverTransport);
  const { server } = fixture;
  const { call } = server;
  const typedDuring = new Set<string>();
  let type: ((during: string) => Promise<void>) | null = null;
  const slow: typeof call = async (endpoint, body) => {
    // No answer before the edit is on the disk: a transaction held open would wait for ever.
    if (type && !typedDuring.has(endpoint)) {
      typedDuring.add(endpoint);
      await type(endpoint);
    }
    return call(endpoint, body);
  };
  Object.assign(server, { call: slow });
  const vault = await enrolled(fixture);
  const client = clientNamed('Typed meanwhile');
  good(await vault.save([client]));
  type = async (during) => {
    good(await vault.save([noteFor(client.id, `typed during ${during}`)]));
  };
  expect(await vault.synchronise()).toMatchObject({ error: null });
  expect([...typedDuring]).toEqual(expect.arrayContaining(['session', 'push', 'pull']));
  expect(await vault.synchronise()).toMatchObject({ error: null, unsentCount: 0 });
  expect(await vault.list('note')).toHaveLength(typedDuring.size);
  await vault.lock();
});
