// Child processes that end: every command has a time limit, and only what was started here is
// ever ended, by its own id.
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { descendantsOf, endPids } from './process-tree.mjs';

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

const posix = process.platform !== 'win32';

/**
 * Starts a command in a process group of its own, so that it can be ended with all it started.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export function start(command, args, options = {}) {
  const child = spawn(command, [...args], { ...options, detached: posix });
  running.add(child);
  child.once('close', () => running.delete(child));
  return child;
}

/**
 * Ends a started command and everything below it: politely first, by force after the grace time.
 * Playwright starts its browsers in groups of their own, hence the walk down the tree.
 * @param {import('node:child_process').ChildProcess} child
 * @param {number} [graceMs]
 */
export async function end(child, graceMs = 5_000) {
  if (child.pid === undefined) return;
  if (!posix) {
    child.kill();
    return;
  }
  const below = descendantsOf(child.pid);
  endPids([-child.pid], 'SIGTERM');
  await Promise.race([closed(child), sleep(graceMs)]);
  endPids([-child.pid, ...below], 'SIGKILL');
}

/** Ends everything that is still running; for the last moment of a command. */
export async function endAll() {
  await Promise.all([...running].map((child) => end(child)));
}

/** Lets Ctrl+C, a closed terminal and a polite kill end everything that was started. */
export function endAllOnSignals() {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.once(signal, () => {
      void endAll().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143));
    });
  }
}

/**
 * @typedef {object} Outcome
 * @property {number | null} code exit code; null when it was ended by a signal or never started
 * @property {boolean} timedOut
 * @property {string} output standard output and error together
 */

/**
 * Runs a command to its end or its time limit.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ limitMs: number, logFile?: string, cwd?: string, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<Outcome>}
 */
export async function run(command, args, { limitMs, logFile, cwd, env }) {
  const child = start(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(cwd === undefined ? {} : { cwd }),
    env: env ?? process.env,
  });
  const log = logFile === undefined ? undefined : createWriteStream(logFile, { flags: 'a' });
  /** @type {Buffer[]} */
  const chunks = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (/** @type {Buffer} */ chunk) => {
      chunks.push(chunk);
      log?.write(chunk);
    });
  }
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    void end(child);
  }, limitMs);
  const code = await closed(child);
  clearTimeout(timer);
  // A runner that went away may have left helpers in its group; they would hold ports and locks.
  if (posix && child.pid !== undefined) endPids([-child.pid], 'SIGKILL');
  log?.end();
  return { code, timedOut, output: Buffer.concat(chunks).toString('utf8') };
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number | null>} exit code, null for a signal or a command that cannot start
 */
export function closed(child) {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((resolve) => {
    child.once('error', () => resolve(null));
    child.once('close', (code) => resolve(code));
  });
}

/** @param {number} ms */
function sleep(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
