// Who started whom, read from the system's process list.
import { spawnSync } from 'node:child_process';

/**
 * The ids of all processes below one, from lines of "pid ppid".
 * @param {number} root
 * @param {string} listing
 * @returns {number[]}
 */
export function descendantsIn(root, listing) {
  /** @type {Map<number, number[]>} */
  const children = new Map();
  for (const line of listing.split('\n')) {
    const [pid, parent] = line.trim().split(/\s+/).map(Number);
    if (!pid || parent === undefined || Number.isNaN(parent)) continue;
    children.set(parent, [...(children.get(parent) ?? []), pid]);
  }
  /** @type {number[]} */
  const found = [];
  const open = [root];
  for (let pid = open.pop(); pid !== undefined; pid = open.pop()) {
    for (const child of children.get(pid) ?? []) {
      if (child === root || found.includes(child)) continue;
      found.push(child);
      open.push(child);
    }
  }
  return found;
}

/**
 * @param {number} root
 * @returns {number[]} empty where there is no `ps`
 */
export function descendantsOf(root) {
  const listing = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' });
  return descendantsIn(root, listing.stdout ?? '');
}

/**
 * Signals processes (or, when negative, groups); those already gone are skipped.
 * @param {readonly number[]} pids
 * @param {NodeJS.Signals} signal
 */
export function endPids(pids, signal) {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch {
      // Already gone.
    }
  }
}
