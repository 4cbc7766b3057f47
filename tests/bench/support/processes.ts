import { spawn } from 'node:child_process';
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
const TICKS_A_SECOND = 100;
/** Ticks of computing in a second that count as none. */
const QUIET_TICKS = 8;
const QUIET_SECONDS = 3;

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
      if (child.pid === undefined) throw new Error('The program did not start.');
      const sizes = await Promise.all((await treeOf(child.pid)).map(proportionalSize));
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

/** Waits until `pid` and all below it have hardly computed for some seconds. */
export async function untilQuiet(pid: number, limitMs: number): Promise<void> {
  const limit = Date.now() + limitMs;
  let before = await ticksOf(pid);
  for (let quiet = 0; quiet < QUIET_SECONDS && Date.now() < limit; ) {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const now = await ticksOf(pid);
    quiet = now - before <= QUIET_TICKS ? quiet + 1 : 0;
    before = now;
  }
}

/** Seconds of computing that `pid` and all below it have spent; those that have ended do not count. */
export async function computedSeconds(pid: number): Promise<number> {
  return (await ticksOf(pid)) / TICKS_A_SECOND;
}

async function ticksOf(pid: number): Promise<number> {
  const spent = await Promise.all(
    (await treeOf(pid)).map(async (one) => {
      const fields = await statOf(String(one));
      return fields ? Number(fields[11]) + Number(fields[12]) : 0;
    }),
  );
  return spent.reduce((sum, ticks) => sum + ticks, 0);
}

/** The process ids of `root` and everything below it. */
async function treeOf(root: number): Promise<number[]> {
  const below = new Map<number, number[]>();
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const parent = Number((await statOf(name))?.[1] ?? 0);
    if (parent > 0) below.set(parent, [...(below.get(parent) ?? []), Number(name)]);
  }
  const tree = [root];
  for (const pid of tree) tree.push(...(below.get(pid) ?? []));
  return tree;
}

/** The fields of a process's `stat` behind its name: its state first, its parent next. */
async function statOf(pid: string): Promise<readonly string[] | null> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold anything, spaces and parentheses too.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    // It ended in between.
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
