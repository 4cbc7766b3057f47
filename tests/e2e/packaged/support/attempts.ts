import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile, readlink, rm } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { freshHome, homeEnvironment, ordinaryUser } from './application.ts';
import type { Package } from './package.ts';
import { processesBelow } from './processes.ts';

const LIMIT_MS = 45_000;

/** What came of starting a package in a way that it may refuse. */
export interface Attempt {
  /** Null when it was still running, which ends an attempt once somebody got in. */
  readonly code: number | null;
  readonly said: string;
  /** Whether a debugger was answered. */
  readonly gotIn: boolean;
  /** Whether the file that the switches name was written. */
  readonly wrote: boolean;
  /** What it has put into its data folder. */
  readonly kept: readonly string[];
}

/**
 * Starts a package as an ordinary user and knocks at its doors until it ends or one opens. `PORT` and
 * `FILE` in the arguments and variables stand for a free port and a file of its own.
 */
export async function attemptStart(
  of: Package,
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<Attempt> {
  const home = await freshHome();
  const port = await freePort();
  const file = path.join(home, 'tmp', 'written');
  const filled = (text: string) => text.replace('PORT', `${port}`).replace('FILE', file);
  const named = Object.entries(variables).map(([name, value]) => [name, filled(value)]);
  const child = spawn(of.binary, args.map(filled), {
    detached: true,
    cwd: home,
    env: { ...homeEnvironment(home, true), ...Object.fromEntries(named) },
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    ...ordinaryUser(),
  });
  let said = '';
  (child.stdio[2] as Readable).on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let isOver = false;
  void ended.then(() => {
    isOver = true;
  });
  const gotIn = await Promise.race([
    knockAtPort(port, () => isOver),
    answersPipe(child),
    untilWritten(file, () => isOver),
    ended.then(() => false),
  ]);
  if (!isOver && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  await ended;
  const kept = await readdir(path.join(home, 'config', 'fieldfolio')).catch(() => []);
  const outcome = { code: child.exitCode, said, gotIn, wrote: existsSync(file), kept };
  await rm(home, { recursive: true, force: true, maxRetries: 3 });
  return outcome;
}

/** Tries until the port answers; forever false once the application is over. */
async function knockAtPort(port: number, isOver: () => boolean): Promise<boolean> {
  const until = Date.now() + LIMIT_MS;
  while (!isOver() && Date.now() < until) {
    const answered = await new Promise<boolean>((resolve) => {
      const socket = net.connect(port, '127.0.0.1');
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
      socket.once('close', () => socket.destroy());
    });
    if (answered) return true;
    await pause(5);
  }
  return false;
}

/** Says the debugger's hello over the pipe and waits for an answer. */
function answersPipe(child: ChildProcess): Promise<boolean> {
  const into = child.stdio[3] as Writable;
  into.on('error', () => undefined);
  into.write(`${JSON.stringify({ id: 1, method: 'Browser.getVersion' })}\0`);
  return new Promise((resolve) => child.stdio[4]?.once('data', () => resolve(true)));
}

/** Ends the race when the file is there; never says that somebody got in. */
async function untilWritten(file: string, isOver: () => boolean): Promise<boolean> {
  while (!existsSync(file) && !isOver()) await pause(20);
  return false;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/** The local addresses on which a process or one below it listens, in the form of /proc/net/tcp. */
export async function listeningBelow(pid: number): Promise<string[]> {
  const sockets = new Set<string>();
  for (const { pid: each } of await processesBelow(pid)) {
    const handles = await readdir(`/proc/${each}/fd`).catch(() => []);
    for (const handle of handles) {
      const target = await readlink(`/proc/${each}/fd/${handle}`).catch(() => '');
      const inode = /^socket:\[(\d+)\]$/.exec(target)?.[1];
      if (inode !== undefined) sockets.add(inode);
    }
  }
  const LISTENS = '0A';
  const rows = (
    await Promise.all(['tcp', 'tcp6'].map((table) => readFile(`/proc/net/${table}`, 'utf8')))
  )
    .flatMap((text) => text.trim().split('\n').slice(1))
    .map((line) => line.trim().split(/\s+/));
  return rows.flatMap(([, local = '', , state, , , , , , inode = '']) =>
    state === LISTENS && sockets.has(inode) ? [local] : [],
  );
}
