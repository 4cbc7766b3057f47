import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { err, ok, type Result, type TaggedError } from '#shared/lib/result.ts';
import type { DatabasePlace } from '../settings.ts';
import type { Database } from './database.ts';
import { lockFolder } from './folder-lock.ts';
import { openPglite } from './pglite.ts';
import { openPostgres } from './postgres.ts';

export type OpenError = TaggedError<'folderInUse' | 'unreachable' | 'unreadable' | 'noFolder'>;

/**
 * Opens the database at `place`. Comes back with `folderInUse` when another process has the
 * embedded one, with `noFolder` where there can be none, with `unreachable` when no server answers, with
 * `unreadable` for a damaged folder.
 */
export async function openDatabase(
  place: DatabasePlace,
  onTrouble: (cause: Error) => void = () => undefined,
): Promise<Result<Database, OpenError>> {
  if (place.place === 'memory') return ok(await openPglite());
  return place.place === 'folder' ? openFolder(place.folder) : openServer(place.url, onTrouble);
}

async function openFolder(folder: string): Promise<Result<Database, OpenError>> {
  let unlock: Awaited<ReturnType<typeof lockFolder>>;
  try {
    await makeFolder(folder);
    unlock = await lockFolder(folder);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return err({ tag: 'noFolder', message: `No data can be kept in ${folder}: ${reason}` });
  }
  if (!unlock.ok) return unlock;
  try {
    const database = await openPglite(join(folder, 'database'));
    const close = async (): Promise<void> => {
      await database.close();
      await unlock.value();
    };
    return ok({ ...database, close });
  } catch (cause) {
    await unlock.value();
    return err({ tag: 'unreadable', message: `The data in ${folder} cannot be opened: ${cause}` });
  }
}

/** Step by step: where a file system says that nothing can be made, Node's own way never comes back. */
async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : null;
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT' || dirname(folder) === folder) throw cause;
    await makeFolder(dirname(folder));
    await mkdir(folder);
  }
}

async function openServer(
  url: string,
  onTrouble: (cause: Error) => void,
): Promise<Result<Database, OpenError>> {
  const database = openPostgres(url, { onTrouble });
  try {
    await database.query('select 1');
    return ok(database);
  } catch (cause) {
    await database.close();
    const reason = cause instanceof Error ? cause.message || cause.name : String(cause);
    return err({
      tag: 'unreachable',
      message: `The PostgreSQL server at DATABASE_URL does not answer: ${reason}`,
    });
  }
}
