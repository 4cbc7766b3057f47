// A lock between processes: a folder with the owner's process id in it.
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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
  const own = `${folder}.${process.pid}`;
  mkdirSync(own, { recursive: true });
  writeFileSync(path.join(own, 'owner'), String(process.pid));
  try {
    // Renaming onto a folder that is not empty fails: the lock appears complete or not at all.
    renameSync(own, folder);
    return true;
  } catch {
    rmSync(own, { recursive: true, force: true });
    if (ownerIsGone(folder)) rmSync(folder, { recursive: true, force: true });
    return false;
  }
}

/** @param {string} folder */
function ownerIsGone(folder) {
  try {
    process.kill(Number(readFileSync(path.join(folder, 'owner'), 'utf8')), 0);
    return false;
  } catch (error) {
    // ESRCH: no such process. No file (ENOENT): the owner has just given the lock back.
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}
