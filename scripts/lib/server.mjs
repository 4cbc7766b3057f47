// The local server that `npm start` runs the application against.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { projectNode, projectRoot } from './paths.mjs';
import { closed, run, start } from './processes.mjs';

const READY_LIMIT_MS = 120_000;
const SEED_LIMIT_MS = 5 * 60_000;

// A fixed number, so that a profile made yesterday still finds its server today.
const USUAL_PORT = 4780;

/**
 * Starts the server on a loopback port and waits until it listens.
 * @param {string} dataFolder
 * @param {(line: string) => void} say hears what the server prints before it is ready
 * @returns {Promise<{ url: string, child: import('node:child_process').ChildProcess }>}
 */
export async function startServer(dataFolder, say) {
  const port = process.env.PORT ?? String((await isFree(USUAL_PORT)) ? USUAL_PORT : 0);
  const child = start(projectNode(), ['server/main.ts'], {
    cwd: projectRoot,
    env: { ...process.env, PORT: port, FIELDFOLIO_DATA: dataFolder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The server did not start.')), READY_LIMIT_MS);
    void closed(child).then((code) => reject(new Error(`The server ended (exit code ${code}).`)));
    if (child.stdout === null) throw new Error('The server has no output to read.');
    createInterface({ input: child.stdout }).on('line', (line) => {
      const listening = listeningAddress(line);
      if (listening === undefined) return;
      clearTimeout(timer);
      resolve(listening);
    });
  });
  say(`Server on ${url}, data in ${path.relative(projectRoot, dataFolder) || dataFolder}`);
  return { url, child };
}

/**
 * The address in the line that the server prints when it is ready; other lines are its log.
 * @param {string} line such as {"listening":"http://127.0.0.1:1234"}
 * @returns {string | undefined}
 */
export function listeningAddress(line) {
  if (!line.includes('"listening"')) return undefined;
  try {
    const { listening } = JSON.parse(line);
    return typeof listening === 'string' ? listening : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Loads the sample book, once per data folder, and passes on what it says: how to sign in. Runs
 * before the server starts, because the embedded database has room for one process.
 * @param {string} dataFolder
 * @param {(line: string) => void} say
 * @returns {Promise<string>} the e-mail to sign in with; empty when what was said names none
 */
export async function seedSampleBook(dataFolder, say) {
  // Beside the folder, which belongs to the database. The server keeps no password in clear; this
  // one opens invented clients on a loopback port only.
  const marker = path.join(path.dirname(dataFolder), 'sample-book.txt');
  if (existsSync(marker)) {
    const said = readFileSync(marker, 'utf8');
    say(`The sample book was loaded before:\n${said.trimEnd()}`);
    return sampleEmail(said);
  }
  mkdirSync(path.dirname(dataFolder), { recursive: true });
  say('Loading the sample book');
  const outcome = await run(projectNode(), ['server/admin.ts', 'sample'], {
    limitMs: SEED_LIMIT_MS,
    cwd: projectRoot,
    env: { ...process.env, FIELDFOLIO_DATA: dataFolder },
  });
  say(outcome.output.trimEnd());
  if (outcome.code !== 0) throw new Error('The sample book could not be loaded.');
  writeFileSync(marker, outcome.output, { mode: 0o600 });
  return sampleEmail(outcome.output);
}

/** @param {string} said what the command that loads the sample says */
function sampleEmail(said) {
  return /Sign in as (\S+)/.exec(said)?.[1] ?? '';
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
