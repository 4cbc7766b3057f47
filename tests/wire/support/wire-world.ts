import type { Database } from '#server/database/database.ts';
import { openPglite } from '#server/database/pglite.ts';
import { openPostgres } from '#server/database/postgres.ts';
import type { BookId, RecordId } from '#shared/lib/identifiers.ts';
import type { SyncTransport } from '#shared/sync/ports.ts';
import { startPostgres, whyNoPostgres } from '#tests/integration/postgres.ts';
import type { TestDevice } from '#tests/integration/server/test-device.ts';
import { makeWorld, type World } from '#tests/integration/server/world.ts';
import { httpTransport } from '../http-transport.ts';
import { WireDevice } from './wire-device.ts';

/** Which database is behind the server. */
export type Behind = 'PGlite' | 'PostgreSQL 15';

/** The databases that can be had here. */
export async function databasesHere(): Promise<readonly Behind[]> {
  return (await whyNoPostgres()) === null ? ['PGlite', 'PostgreSQL 15'] : ['PGlite'];
}

/** The real server on a socket of this machine, with what is asked of its database. */
export interface WireWorld {
  readonly world: World;
  readonly database: Database;
  readonly address: string;
  /** The owner of a book of their own, with a store of their own; each has other ids. */
  owner(): Promise<WireOwner>;
  close(): Promise<void>;
}

export interface WireOwner {
  readonly device: WireDevice;
  readonly signedIn: TestDevice;
  /** The way straight to the server. */
  readonly direct: SyncTransport;
}

export async function openWireWorld(behind: Behind): Promise<WireWorld> {
  const postgres = behind === 'PGlite' ? null : await startPostgres();
  const database = postgres
    ? openPostgres(await postgres.createDatabase('wire'), { connections: 12 })
    : await openPglite();
  const world = await makeWorld(database);
  let owners = 0;
  const address = await world.app.listen({ port: 0, host: '127.0.0.1' });
  return {
    world,
    database,
    address,
    owner: async () => {
      owners += 1;
      const { device: signedIn, bookId } = await world.owner();
      const { personId, accessToken } = signedIn.signedIn;
      const device = new WireDevice({ personId, bookId, seed: owners });
      return { device, signedIn, direct: httpTransport(address, accessToken) };
    },
    close: async () => {
      world.app.server.closeAllConnections();
      await world.app.close();
      await database.close();
      await postgres?.stop();
    },
  };
}

/** Where a book stands: its last seq, and how many entries its audit trail has. */
export interface BookStanding {
  readonly seq: number;
  readonly audited: number;
}

export async function standingOf(database: Database, bookId: BookId): Promise<BookStanding> {
  const [row] = await database.query<BookStanding>(
    `select seq, (select count(*) from audit a where a.book_id = h.book_id) as audited
     from book_heads h where h.book_id = $1`,
    [bookId],
  );
  if (!row) throw new Error('the book has a head');
  return row;
}

/** The data of those of `ids` that the server has. */
export async function dataOnServer(
  database: Database,
  bookId: BookId,
  ids: readonly RecordId[],
): Promise<ReadonlyMap<RecordId, unknown>> {
  const rows = await database.query<{ id: RecordId; data: unknown }>(
    `select id, data from records where book_id = $1
     and id in (select value::uuid from jsonb_array_elements_text($2::jsonb))`,
    [bookId, JSON.stringify(ids)],
  );
  return new Map(rows.map(({ id, data }) => [id, data]));
}
