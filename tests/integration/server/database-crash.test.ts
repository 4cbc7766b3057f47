import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#server/database/database.ts';
import { openPglite } from '#server/database/pglite.ts';
import { newClient } from '#shared/domain/client/client-builders.ts';
import { whyNoPostgres } from '../postgres.ts';
import { disagreements } from './agreement.ts';
import { databaseCrash } from './checks/database-crash.ts';
import { freshId } from './test-device.ts';
import { makeWorld } from './world.ts';

const missing = await whyNoPostgres();

it.skipIf(missing)(
  `[V7] PostgreSQL killed in mid-push leaves nothing half applied${missing ? ` (${missing})` : ''}`,
  async () => {
    const outcome = await databaseCrash.run({ count: 3, seed: 1, progress: () => undefined });
    expect(outcome).toMatchObject({ tried: 3, failed: 0, failures: [] });
  },
);

describe('what agrees in a book', () => {
  let database: Database;
  beforeAll(async () => {
    database = await openPglite();
    return () => database.close();
  });

  it('[V7] is missed when a word, an answer or a count is gone', async () => {
    const world = await makeWorld(database);
    const { device, bookId } = await world.owner();
    const client = () =>
      device.pushOne(device.mutation(bookId, 'client', freshId(), newClient({ name: 'Acme' })));
    await client();
    const { mutationId } = await client();
    expect(await disagreements(database, bookId)).toEqual([]);
    await database.query('delete from mutations where id = $1', [mutationId]);
    await database.query(`update records set data = '{}' where seq = 1 and book_id = $1`, [bookId]);
    await database.query('update book_heads set work_count = 7 where book_id = $1', [bookId]);
    expect((await disagreements(database, bookId)).toSorted()).toEqual([
      '1 unanswered',
      '1 unlike',
      'the head counts 7 records, there are 2',
    ]);
  });
});
