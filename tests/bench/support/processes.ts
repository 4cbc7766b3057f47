import { type ChildProcess, spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';

/** A program that the bench started, with everything below it. */
export interface StartedProgram {
  /** When it was started, in milliseconds since 1970. */
  readonly startedAt: number;
  /** Proportional memory of all its processes, in bytes. */
  memory(): Promise<number>;
  stop(): Promise<void>;
}

const GRACE_MS = 5_000;

/** Starts a program and keeps what it says to itself. */
export function startProgram(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): StartedProgram {
  const startedAt = Date.now();
  const child = spawn(program, args, { env, stdio: 'ignore' });
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return {
    startedAt,
    memory: async () => {
      const sizes = await Promise.all((await treeOf(child)).map(proportionalSize));
      return sizes.reduce((sum, size) => sum + size, 0);
    },
    async stop() {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
      await closed;
      clearTimeout(timer);
    },
  };
}

/** The process ids of `child` and everything below it. */
async function treeOf(child: ChildProcess): Promise<number[]> {
  if (child.pid === undefined) throw new Error('The program did not start.');
  const below = new Map<number, number[]>();
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const parent = await parentOf(name);
    if (parent !== null) below.set(parent, [...(below.get(parent) ?? []), Number(name)]);
  }
  const tree = [child.pid];
  for (const pid of tree) tree.push(...(below.get(pid) ?? []));
  return tree;
}

async function parentOf(pid: string): Promise<number | null> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold anything, spaces and parentheses too.
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return null;
  }
}

async function proportionalSize(pid: number): Promise<number> {
  try {
    const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8');
    return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) * 1024;
  } catch {
    // It ended in between.
    return 0;
  }
}
