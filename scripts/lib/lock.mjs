// A lock between processes: a folder (its creation is atomic) with the owner's process id.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Runs an action while no other process holds the lock; one left by a dead process is taken over.
 * @template T
 * @param {string} folder
 * @param {() => Promise<T>} action
 * @returns {Promise<T>}
 */
export async function withLock(folder, action) {
  while (!tryLock(folder)) await new Promise((resolve) => setTimeout(resolve, 250));
  try {
    return await action();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} folder */
function tryLock(folder) {
  const ownerFile = path.join(folder, 'owner');
  try {
    mkdirSync(folder);
    writeFileSync(ownerFile, String(process.pid));
    return true;
  } catch {
    if (ownerIsGone(ownerFile)) rmSync(folder, { recursive: true, force: true });
    return false;
  }
}

/** @param {string} ownerFile */
function ownerIsGone(ownerFile) {
  try {
    const owner = Number(readFileSync(ownerFile, 'utf8'));
    // An empty file is an owner between its two steps, not a dead one.
    if (!owner) return false;
    process.kill(owner, 0);
    return false;
  } catch (error) {
    // ESRCH: no such process. A file not there yet (ENOENT) is an owner between its two steps.
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}
