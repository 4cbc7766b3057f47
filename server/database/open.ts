import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result, type TaggedError } from '#shared/lib/result.ts';
import type { DatabasePlace } from '../settings.ts';
import type { Database } from './database.ts';
import { lockFolder } from './folder-lock.ts';
import { openPglite } from './pglite.ts';
import { openPostgres } from './postgres.ts';

export type OpenError = TaggedError<'folderInUse' | 'unreachable' | 'unreadable'>;

/**
 * Opens the database at `place`. Comes back with `folderInUse` when another process has the
 * embedded one, with `unreachable` when no server answers, with `unreadable` for a damaged folder.
 */
export async function openDatabase(
  place: DatabasePlace,
  onTrouble: (cause: Error) => void = () => undefined,
): Promise<Result<Database, OpenError>> {
  if (place.place === 'memory') return ok(await openPglite());
  return place.place === 'folder' ? openFolder(place.folder) : openServer(place.url, onTrouble);
}

async function openFolder(folder: string): Promise<Result<Database, OpenError>> {
  await mkdir(folder, { recursive: true });
  const unlock = await lockFolder(folder);
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
