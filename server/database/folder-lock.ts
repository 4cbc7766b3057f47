import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result, type TaggedError } from '#shared/lib/result.ts';

const FILE = 'in-use-by';

/**
 * Claims `folder` for this process, since the embedded PostgreSQL has room for one. Comes back with
 * `folderInUse` and the other process's number; a claim of a process that is gone does not count.
 */
export async function lockFolder(
  folder: string,
): Promise<Result<() => Promise<void>, TaggedError<'folderInUse'>>> {
  const file = join(folder, FILE);
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      await writeFile(file, String(process.pid), { flag: 'wx' });
      return ok(() => rm(file, { force: true }));
    } catch (cause) {
      if (!(cause instanceof Error && 'code' in cause && cause.code === 'EEXIST')) throw cause;
    }
    const owner = Number(await readFile(file, 'utf8').catch(() => ''));
    if (isRunning(owner)) {
      return err({
        tag: 'folderInUse',
        message: `The data in ${folder} is in use by process ${owner}. The embedded database has room for one process: stop the server first, or use a PostgreSQL server (DATABASE_URL). If that process is something else, delete the file ${FILE} there.`,
      });
    }
    await rm(file, { force: true });
  }
  return err({ tag: 'folderInUse', message: `The data in ${folder} could not be claimed.` });
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    // Somebody else's process: there, but not ours to signal.
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM';
  }
}
