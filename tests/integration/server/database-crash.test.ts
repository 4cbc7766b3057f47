import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openPostgres } from '#server/database/postgres.ts';
import { newClient } from '#shared/domain/client/client-builders.ts';
import { pushAnswer, type WireMutation } from '#shared/protocol/push.ts';
import { PROTOCOL_VERSION } from '#shared/protocol/version.ts';
import { startPostgres, type TestPostgres, whyNoPostgres } from '../postgres.ts';
import { disagreements } from './agreement.ts';
import { freshId, noteOf } from './test-device.ts';
import { makeWorld } from './world.ts';

const ROUNDS = 3;
const WRITERS = 3;
const missing = await whyNoPostgres();

describe.skipIf(missing)(`PostgreSQL itself is killed${missing ? ` (${missing})` : ''}`, () => {
  let server: TestPostgres | undefined;
  let address = '';
  beforeAll(async () => {
    server = await startPostgres();
    address = await server.createDatabase('crash');
  });
  afterAll(() => server?.stop());

  it('[V7] in mid-push: nothing is half applied, and what was answered is there', async () => {
    const database = openPostgres(address, { connections: 8 });
    const world = await makeWorld(database);
    const { device, bookId } = await world.owner();
    const clientId = freshId();
    await device.pushOne(device.mutation(bookId, 'client', clientId, newClient({ name: 'Acme' })));
    const sent: WireMutation[][] = [];
    let accepted = 0;
    let failed = 0;
    const push = async (batch: readonly WireMutation[]): Promise<number> => {
      const { deviceId } = device.signedIn;
      const payload = { protocolVersion: PROTOCOL_VERSION, deviceId, mutations: batch };
      const reply = await device.request('POST', '/v1/push', payload);
      if (reply.status === 200) accepted += pushAnswer.parse(reply.body).answers.length;
      else failed += 1;
      return reply.status;
    };
    /** Pushes until a push fails, as it does when the database is gone. */
    const writer = async (): Promise<void> => {
      let status = 200;
      while (status === 200) {
        const batch = Array.from({ length: 20 }, () =>
          device.mutation(bookId, 'note', freshId(), noteOf(clientId, 'written in a hurry')),
        );
        sent.push(batch);
        status = await push(batch);
      }
    };
    for (let round = 1; round <= ROUNDS; round += 1) {
      const goal = accepted + 100;
      const writers = Promise.all(Array.from({ length: WRITERS }, writer));
      await vi.waitFor(() => expect(accepted).toBeGreaterThan(goal), { timeout: 60_000 });
      await server?.crash();
      await writers;
      expect(await disagreements(database, bookId)).toEqual([]);
    }
    expect(failed).toBeGreaterThan(0);
    for (const batch of sent) expect(await push(batch)).toBe(200);
    expect(await disagreements(database, bookId)).toEqual([]);
    const page = await device.pull(bookId, 'work', 0, 1);
    expect(page.head).toBe(1 + sent.length * 20);
    // Were an answer or a word gone, it would be noticed.
    await database.query('delete from mutations where id = $1', [sent[0]?.[0]?.id]);
    await database.query(`update records set data = '{}' where kind = 'client' and book_id = $1`, [
      bookId,
    ]);
    expect(await disagreements(database, bookId)).toEqual(['1 unlike', '1 unanswered']);
    await world.app.close();
    await database.close();
  });
});
