import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { access, chown, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);
const PROGRAMS = '/usr/lib/postgresql/15/bin';
const START_LIMIT_MS = 30_000;

/** A PostgreSQL server of a test's own: data in a temporary folder, reached through a socket in it. */
export interface TestPostgres {
  /** Makes an empty database and gives its address. */
  createDatabase(name: string): Promise<string>;
  /** Kills it with -9, every process of it, and starts it again on the same data. */
  crash(): Promise<void>;
  stop(): Promise<void>;
}

/** Why no server can be started here, `null` when one can. */
export async function whyNoPostgres(): Promise<string | null> {
  try {
    await access(path.join(PROGRAMS, 'initdb'));
  } catch {
    return `PostgreSQL 15 is not installed (${PROGRAMS})`;
  }
  return process.getuid?.() === 0 && (await postgresUser()) === null
    ? 'PostgreSQL does not run as root, and there is no user "postgres"'
    : null;
}

/** The user to run as: PostgreSQL refuses root. */
async function postgresUser(): Promise<{ uid: number; gid: number } | null> {
  const line = (await readFile('/etc/passwd', 'utf8'))
    .split('\n')
    .find((entry) => entry.startsWith('postgres:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null;
}

/** Starts a server; the caller stops it. Durability is off: the tests do not cut the power. */
export async function startPostgres(): Promise<TestPostgres> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fieldfolio-pg-'));
  const user = process.getuid?.() === 0 ? await postgresUser() : null;
  if (user) await chown(folder, user.uid, user.gid);
  const identity = user ?? {};
  const data = path.join(folder, 'data');
  await run(
    path.join(PROGRAMS, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
    { ...identity, cwd: folder },
  );
  const launch = (): ChildProcess =>
    spawn(
      path.join(PROGRAMS, 'postgres'),
      ['-D', data, '-k', folder, '-c', 'listen_addresses=', '-F', '-c', 'max_connections=60'],
      { ...identity, cwd: folder, stdio: 'ignore' },
    );
  let server = launch();
  const address = (database: string): string => `postgres://postgres@/${database}?host=${folder}`;
  await untilReady(server, address('postgres'));
  return {
    createDatabase: async (name) => {
      const client = new pg.Client(address('postgres'));
      await client.connect();
      await client.query(`create database ${pg.escapeIdentifier(name)}`);
      await client.end();
      return address(name);
    },
    crash: async () => {
      await killed(server);
      await rm(path.join(data, 'postmaster.pid'), { force: true });
      // Processes that were killed may take a moment to be gone; until then it refuses to start.
      for (let attempt = 1; ; attempt += 1) {
        server = launch();
        try {
          return await untilReady(server, address('postgres'));
        } catch (cause) {
          if (attempt === 20 || server.exitCode === null) throw cause;
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
      }
    },
    stop: async () => {
      await ended(server);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function untilReady(server: ChildProcess, address: string): Promise<void> {
  const limit = Date.now() + START_LIMIT_MS;
  for (;;) {
    if (server.exitCode !== null) throw new Error(`postgres ended with ${server.exitCode}`);
    const client = new pg.Client(address);
    // A server that starts up drops the connection at any moment.
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (cause) {
      if (Date.now() > limit) throw cause;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** The first process and those it has started, all with -9. */
async function killed(server: ChildProcess): Promise<void> {
  const { pid } = server;
  if (pid === undefined) return;
  const listed = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
  const children = listed.trim().split(' ').filter(Boolean).map(Number);
  const closed = new Promise<void>((resolve) => server.once('close', () => resolve()));
  for (const each of [pid, ...children]) {
    try {
      process.kill(each, 'SIGKILL');
    } catch (cause) {
      // One that has just ended by itself.
      if (!(cause instanceof Error && 'code' in cause && cause.code === 'ESRCH')) throw cause;
    }
  }
  await closed;
}

/** Fast shutdown, and the hard way when it takes long. */
async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const closed = new Promise<void>((resolve) => server.once('close', () => resolve()));
  server.kill('SIGINT');
  const timer = setTimeout(() => server.kill('SIGKILL'), 10_000);
  await closed;
  clearTimeout(timer);
}
