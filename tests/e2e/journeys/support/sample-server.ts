import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

const root = path.resolve(import.meta.dirname, '..', '..', '..', '..');
const node = path.join(root, 'node_modules', '.bin', 'node');
const LIMIT = 120_000;

/** A server of its own with the sample book, on a loopback port. */
export interface SampleServer {
  readonly url: string;
  readonly email: string;
  readonly password: string;
  /** Takes the server away, as a cut line would; its data stays. */
  stop(): Promise<void>;
  /** Brings it back on the same address. */
  start(): Promise<void>;
  /** Ends it and removes its data. */
  remove(): Promise<void>;
}

/** Loads the sample book into a fresh database and serves it. */
export async function startSampleServer(): Promise<SampleServer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fieldfolio-journey-server-'));
  const data = path.join(folder, 'data');
  const { email, password } = await loadSample(data);
  let running = await serve(data, 0);
  const { url } = running;
  const end = async () => {
    if (running.child.exitCode !== null || running.child.signalCode !== null) return;
    running.child.kill('SIGTERM');
    await once(running.child, 'exit');
  };
  return {
    url,
    email,
    password,
    stop: end,
    async start() {
      running = await serve(data, Number(new URL(url).port));
    },
    async remove() {
      await end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function loadSample(data: string): Promise<{ email: string; password: string }> {
  const child = program(['server/admin.ts', 'sample'], { FIELDFOLIO_DATA: data });
  const lines: string[] = [];
  for await (const line of linesOf(child)) lines.push(line);
  const said = /Sign in as (\S+) with the password (\S+)/.exec(lines.join('\n'));
  if (!said?.[1] || !said[2]) throw new Error(`The sample was not loaded:\n${lines.join('\n')}`);
  return { email: said[1], password: said[2] };
}

async function serve(data: string, port: number): Promise<{ url: string; child: ChildProcess }> {
  const child = program(['server/main.ts'], { FIELDFOLIO_DATA: data, PORT: String(port) });
  const lines = linesOf(child);
  for (;;) {
    const line = await lines.next();
    if (line.done) throw new Error('The server ended before it listened');
    const listening = /"listening":"([^"]+)"/.exec(line.value)?.[1];
    if (listening) return { url: listening, child };
  }
}

function program(args: string[], env: Record<string, string>): ChildProcess {
  return spawn(node, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: LIMIT * 5,
  });
}

function linesOf(child: ChildProcess): AsyncIterator<string, undefined> & AsyncIterable<string> {
  if (!child.stdout) throw new Error('The program has no output');
  const lines = createInterface({ input: child.stdout });
  return lines[Symbol.asyncIterator]() as AsyncIterator<string, undefined> & AsyncIterable<string>;
}
