import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface Outcome {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

type Environment = Readonly<Record<string, string>>;

function start(script: string, args: readonly string[], environment: Environment): ChildProcess {
  // Only what the test says: a DATABASE_URL of the machine must not reach a test.
  const { PATH = '' } = process.env;
  return spawn(process.execPath, [script, ...args], { env: { PATH, ...environment } });
}

function collect(child: ChildProcess): { output: string; errors: string } {
  const said = { output: '', errors: '' };
  child.stdout?.on('data', (chunk: Buffer) => {
    said.output += chunk.toString('utf8');
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    said.errors += chunk.toString('utf8');
  });
  return said;
}

/** Runs `server/admin.ts` to its end, with `input` piped in. */
export async function runAdmin(
  environment: Environment,
  args: readonly string[],
  input = '',
): Promise<Outcome> {
  const child = start('server/admin.ts', args, environment);
  const said = collect(child);
  child.stdin?.end(input);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, ...said };
}

/** Runs `server/admin.ts` and kills it with -9 when it says `words` on standard error. */
export async function killAdmin(
  environment: Environment,
  args: readonly string[],
  words: string,
): Promise<Outcome> {
  const child = start('server/admin.ts', args, environment);
  const said = collect(child);
  child.stderr?.on('data', () => {
    if (said.errors.includes(words)) child.kill('SIGKILL');
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, ...said };
}

/** `server/main.ts` at work. */
export interface RunningServer {
  readonly address: string;
  readonly pid: number;
  /** Ends it with `signal` and gives what came of it. */
  stop(signal?: NodeJS.Signals): Promise<Outcome>;
}

/** Starts the server on a free port; comes back when it listens, or with how it ended. */
export async function runServer(environment: Environment): Promise<RunningServer | Outcome> {
  const child = start('server/main.ts', [], { PORT: '0', ...environment });
  const said = collect(child);
  const closed = new Promise<Outcome>((resolve) => {
    child.once('close', (code) => resolve({ code, ...said }));
  });
  const listening = new Promise<string>((resolve) => {
    if (!child.stdout) return;
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('{"listening"')) resolve(String(JSON.parse(line).listening));
    });
  });
  const first = await Promise.race([listening, closed]);
  if (typeof first !== 'string') return first;
  return {
    address: first,
    pid: child.pid ?? 0,
    stop: (signal = 'SIGTERM') => {
      child.kill(signal);
      return closed;
    },
  };
}

/** The server, when it listens; a test that expected that fails with what it said. */
export function listening(started: RunningServer | Outcome): RunningServer {
  if ('address' in started) return started;
  throw new Error(`the server ended with ${started.code}: ${started.errors}`);
}
