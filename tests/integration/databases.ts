import { afterAll, beforeAll, describe } from 'vitest';
import type { Database } from '#server/database/database.ts';
import { openPglite } from '#server/database/pglite.ts';
import { openPostgres } from '#server/database/postgres.ts';
import { startPostgres, type TestPostgres, whyNoPostgres } from './postgres.ts';

const missing = await whyNoPostgres();

/**
 * Runs `suite` on both databases the product knows: PostgreSQL in the process and a real server.
 * Each has one empty database for the whole suite, opened before its first test.
 */
export function onEachDatabase(suite: (database: () => Database) => void): void {
  describe('on PGlite', () => {
    let database: Database | undefined;
    beforeAll(async () => {
      database = await openPglite();
    });
    afterAll(() => database?.close());
    suite(() => opened(database));
  });

  const title = missing ? `on PostgreSQL 15 (skipped: ${missing})` : 'on PostgreSQL 15';
  describe.skipIf(missing)(title, () => {
    let server: TestPostgres | undefined;
    let database: Database | undefined;
    beforeAll(async () => {
      server = await startPostgres();
      database = openPostgres(await server.createDatabase('fieldfolio'), { connections: 12 });
    });
    afterAll(async () => {
      await database?.close();
      await server?.stop();
    });
    suite(() => opened(database));
  });
}

function opened(database: Database | undefined): Database {
  if (!database) throw new Error('the database is opened before the first test');
  return database;
}
