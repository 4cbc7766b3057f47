import { readdir, readFile } from 'node:fs/promises';
import { err, ok, type Result, type TaggedError } from '#shared/lib/result.ts';
import type { Database } from './database.ts';

const FOLDER = new URL('../migrations/', import.meta.url);
const FILE_NAME = /^(\d{4})-[a-z0-9-]+\.sql$/;
/** Any number that nobody else uses: only one process migrates at a time. */
const LOCK = 7_220_461;

interface Migration {
  readonly number: number;
  readonly name: string;
  readonly text: string;
}

export type MigrationError = TaggedError<'newerSchema'>;

async function readMigrations(): Promise<readonly Migration[]> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name, index) => {
      const number = Number(FILE_NAME.exec(name)?.[1]);
      if (number !== index + 1) throw new Error(`migration ${name} is out of order`);
      return { number, name, text: await readFile(new URL(name, FOLDER), 'utf8') };
    }),
  );
}

/**
 * Brings the schema up to what this program knows and says which migrations ran. Comes back with
 * `newerSchema`, changing nothing, when the database was migrated by a newer program (SPEC G2).
 */
export async function migrate(
  database: Database,
): Promise<Result<readonly string[], MigrationError>> {
  const migrations = await readMigrations();
  return database.transaction(async (transaction) => {
    await transaction.query('select pg_advisory_xact_lock($1)', [LOCK]);
    await transaction.script(
      `create table if not exists schema_migrations (
        number int primary key, name text not null, applied_at timestamptz not null default now()
      )`,
    );
    const done = await transaction.query<{ number: number }>(
      'select number from schema_migrations order by number',
    );
    const newest = done.at(-1)?.number ?? 0;
    if (newest > migrations.length) {
      return err({
        tag: 'newerSchema',
        message: `This database was made by a newer Fieldfolio server (schema ${newest}); this program knows schema ${migrations.length}. Update the server, or restore a backup made before the update.`,
      } as const);
    }
    const missing = migrations.filter(({ number }) => number > newest);
    for (const { number, name, text } of missing) {
      await transaction.script(text);
      await transaction.query('insert into schema_migrations (number, name) values ($1, $2)', [
        number,
        name,
      ]);
    }
    return ok(missing.map(({ name }) => name));
  });
}
