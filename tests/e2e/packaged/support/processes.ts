import { readdir, readFile } from 'node:fs/promises';

/** A process of Linux: its id, parent and command line. */
export interface SystemProcess {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

/** All processes below one, itself included. */
export async function processesBelow(ancestor: number): Promise<SystemProcess[]> {
  const all = await allProcesses();
  const below = new Set([ancestor]);
  for (let size = 0; size !== below.size; ) {
    size = below.size;
    for (const { pid, parent } of all) if (below.has(parent)) below.add(pid);
  }
  return all.filter(({ pid }) => below.has(pid));
}

/** One line of /proc/PID/status; empty when the process is gone. */
export async function statusOf(pid: number, name: string): Promise<string> {
  const text = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return new RegExp(`^${name}:\\s*(.*)$`, 'm').exec(text)?.[1] ?? '';
}

async function allProcesses(): Promise<SystemProcess[]> {
  const found: SystemProcess[] = [];
  for (const pid of (await readdir('/proc')).map(Number).filter(Number.isInteger)) {
    const parent = Number(await statusOf(pid, 'PPid'));
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    found.push({ pid, parent, command: command.replaceAll('\0', ' ').trim() });
  }
  return found;
}
