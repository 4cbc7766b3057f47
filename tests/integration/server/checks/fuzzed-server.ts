import { readFile } from 'node:fs/promises';
import { openPglite } from '#server/database/pglite.ts';
import { openPostgres } from '#server/database/postgres.ts';
import type { BookId } from '#shared/lib/identifiers.ts';
import { startPostgres } from '../../postgres.ts';
import { listening, runServer } from '../../program.ts';
import type { TestDevice } from '../test-device.ts';
import { makeWorld } from '../world.ts';

/** A server that bodies are thrown at, with somebody signed in. */
export interface FuzzedServer {
  readonly device: TestDevice;
  readonly bookId: BookId;
  /** The status that a body is answered with. */
  post(path: string, body: string): Promise<number>;
  /** How much memory the process of the server has. */
  residentBytes(): Promise<number>;
  close(): Promise<void>;
}

const headersOf = ({ signedIn }: TestDevice) => ({
  'content-type': 'application/json',
  authorization: `Bearer ${signedIn.accessToken}`,
});

/** In this process, on an embedded database: quick to start, and its memory is that of them all. */
export async function serverHere(): Promise<FuzzedServer> {
  const database = await openPglite();
  const world = await makeWorld(database);
  const { device, bookId } = await world.owner();
  const headers = headersOf(device);
  return {
    device,
    bookId,
    post: async (url, payload) =>
      (await world.app.inject({ method: 'POST', url, payload, headers })).statusCode,
    residentBytes: async () => process.memoryUsage().rss,
    close: async () => {
      await world.app.close();
      await database.close();
    },
  };
}

/**
 * What the operating guide says to start the server with where memory is short. Without it V8 lets
 * garbage lie for as long as the machine has room, and a leak could not be told from that.
 */
const HEAP = '--max-old-space-size=128 --max-semi-space-size=4';

/** As an installation runs it: a process of its own, PostgreSQL in others, bodies over a socket. */
export async function serverOfItsOwn(): Promise<FuzzedServer> {
  const postgres = await startPostgres();
  const url = await postgres.createDatabase('fuzzed');
  const database = openPostgres(url, { connections: 2 });
  const world = await makeWorld(database);
  const { device, bookId } = await world.owner();
  const headers = headersOf(device);
  const server = listening(
    await runServer({
      ...{ DATABASE_URL: url, NODE_OPTIONS: HEAP },
      FIELDFOLIO_REQUESTS_PER_MINUTE: '100000000',
    }),
  );
  return {
    device,
    bookId,
    post: async (path, body) => {
      const response = await fetch(server.address + path, { method: 'POST', body, headers });
      await response.arrayBuffer();
      return response.status;
    },
    residentBytes: async () => {
      const status = await readFile(`/proc/${server.pid}/status`, 'utf8');
      return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024;
    },
    close: async () => {
      await server.stop();
      await world.app.close();
      await database.close();
      await postgres.stop();
    },
  };
}
