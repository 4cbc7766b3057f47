import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openDatabase } from '#server/database/open.ts';
import { machineDependencies, type ServerDependencies } from '#server/dependencies.ts';
import { readSettings } from '#server/settings.ts';
import { startPostgres, type TestPostgres, whyNoPostgres } from '#tests/integration/postgres.ts';
import { listening, type RunningServer, runAdmin, runServer } from '#tests/integration/program.ts';
import type { GeneratedBook } from './generated-book.ts';
import { loadGenerated } from './load-generated.ts';
import { MANAGER } from './manager.ts';
import { progress } from './report.ts';

const BOOK = 'Bench book';

export interface OpenedOffice {
  readonly address: string;
  /** The server's process. */
  readonly pid: number;
}

/** The firm's server, as a process over PostgreSQL 15, or over the embedded one where there is none. */
export interface Office {
  /** "PostgreSQL 15" or "PGlite". */
  readonly databaseName: string;
  /** Fills the manager's book from a source that the admin command line knows. */
  loadSource(source: string, file: string): Promise<void>;
  /** Fills the manager's book and the firm's. */
  loadGenerated(book: GeneratedBook): Promise<void>;
  /** Where PostgreSQL is reached; `null` for the embedded one. */
  readonly databaseUrl: string | null;
  /** Starts the server; loading comes before. */
  open(): Promise<OpenedOffice>;
  close(): Promise<void>;
}

/** An office with a manager and an empty book of theirs. */
export async function makeOffice(): Promise<Office> {
  const missing = await whyNoPostgres();
  const postgres = missing === null ? await startPostgres() : null;
  if (missing) progress(`${missing}: PGlite instead`);
  const folder = await mkdtemp(path.join(tmpdir(), 'fieldfolio-bench-office-'));
  const environment = await environmentOf(postgres, folder);
  let server: RunningServer | null = null;

  const admin = async (args: readonly string[], input = ''): Promise<void> => {
    const outcome = await runAdmin(environment, args, input);
    if (outcome.code !== 0) throw new Error(`admin ${args.join(' ')}: ${outcome.errors}`);
  };
  const person = ['person', 'add', MANAGER.email, '--name', 'Mara Bench', '--role', 'manager'];
  await admin([...person, '--password-stdin'], `${MANAGER.password}\n`);
  await admin(['book', 'add', BOOK, '--owner', MANAGER.email]);

  return {
    databaseName: postgres ? 'PostgreSQL 15' : 'PGlite',
    databaseUrl: environment.DATABASE_URL ?? null,
    loadSource: (source, file) => admin(['load', source, file, '--book', BOOK]),
    loadGenerated: (book) => withDatabase(environment, (open) => loadGenerated(open, BOOK, book)),
    async open() {
      server = listening(
        await runServer({ ...environment, FIELDFOLIO_REQUESTS_PER_MINUTE: '100000' }),
      );
      return server;
    },
    async close() {
      await server?.stop();
      await postgres?.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

type Environment = Readonly<Record<string, string>>;

async function environmentOf(postgres: TestPostgres | null, folder: string): Promise<Environment> {
  return postgres
    ? { DATABASE_URL: await postgres.createDatabase('fieldfolio') }
    : { FIELDFOLIO_DATA: folder };
}

async function withDatabase(
  environment: Environment,
  work: (dependencies: ServerDependencies) => Promise<void>,
): Promise<void> {
  const settings = readSettings(environment);
  if (!settings.ok) throw new Error(settings.error.message);
  const database = await openDatabase(settings.value.database, (cause) => progress(cause.message));
  if (!database.ok) throw new Error(database.error.message);
  try {
    await work(machineDependencies(database.value));
  } finally {
    await database.value.close();
  }
}
