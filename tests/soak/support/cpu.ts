import { readdir, readFile } from 'node:fs/promises';

const TICKS_PER_SECOND = 100;

/** Seconds of processor time so far. */
export interface CpuSeconds {
  /** Processes of `server/main.ts` that this one started. */
  readonly servers: number;
  /** PostgreSQL with all its backends, ended ones included. */
  readonly database: number;
  /** This process: the simulated devices. */
  readonly devices: number;
}

interface ProcessTimes {
  readonly parent: number;
  readonly name: string;
  readonly seconds: number;
}

async function timesOf(pid: number): Promise<ProcessTimes | null> {
  try {
    const [stat, command] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8'),
      readFile(`/proc/${pid}/cmdline`, 'utf8'),
    ]);
    // After the name in brackets: state, parent, …; 14 to 17 are the times, also of ended children.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const ticks = [11, 12, 13, 14].reduce((sum, index) => sum + Number(fields[index]), 0);
    const name = command.split('\0').join(' ');
    return { parent: Number(fields[1]), name, seconds: ticks / TICKS_PER_SECOND };
  } catch {
    // It has ended meanwhile.
    return null;
  }
}

/** What this process and those below it have used; zeros where there is no `/proc`. */
export async function cpuSeconds(): Promise<CpuSeconds> {
  const devices = process.cpuUsage();
  const own = (devices.user + devices.system) / 1e6;
  const used = { servers: 0, database: 0, devices: own };
  const names = await readdir('/proc').catch(() => []);
  const processes = new Map<number, ProcessTimes>();
  for (const name of names) {
    const times = /^\d+$/.test(name) ? await timesOf(Number(name)) : null;
    if (times) processes.set(Number(name), times);
  }
  for (const { parent, name, seconds } of processes.values()) {
    const isOurs = parent === process.pid;
    const isBackend = processes.get(parent)?.parent === process.pid;
    if (isOurs && name.includes('server/main.ts')) used.servers += seconds;
    if ((isOurs || isBackend) && name.includes('postgres')) used.database += seconds;
  }
  return used;
}
