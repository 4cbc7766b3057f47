import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chown, copyFile, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { commandLine, freshDataFolder, PAGES } from './launch.ts';

/* Chromium refuses its sandbox as root, so the other journeys run without it there. Here it runs. */

const NOBODY = 65_534;

test.skip(process.platform !== 'linux', 'reads /proc');

let dataFolder: string;
let running: ChildProcess | undefined;

test.beforeEach(async () => {
  dataFolder = await freshDataFolder();
});
test.afterEach(async () => {
  const ended = new Promise((resolve) => running?.once('close', resolve));
  if (running?.kill()) await ended;
  await rm(dataFolder, { recursive: true, force: true });
});

test('[S1] the page runs in the sandbox of the system, not in name only', async () => {
  const isRoot = process.getuid?.() === 0;
  const [program, args] = commandLine();
  const readable = spawnSync('test', ['-x', program], isRoot ? { uid: NOBODY } : {});
  test.skip(readable.status !== 0, 'an ordinary user cannot read the folder of this project');
  const home = path.join(dataFolder, 'home');
  await mkdir(home);
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    HOME: home,
    FIELDFOLIO_USER_DATA: path.join(dataFolder, 'data'),
    FIELDFOLIO_RENDERER_FOLDER: PAGES,
  };
  if (isRoot) {
    // The screen's key belongs to root, and so does the folder.
    if (process.env.XAUTHORITY) {
      env.XAUTHORITY = path.join(home, 'screen');
      await copyFile(process.env.XAUTHORITY, env.XAUTHORITY);
      await chown(env.XAUTHORITY, NOBODY, NOBODY);
    }
    for (const folder of [dataFolder, home]) await chown(folder, NOBODY, NOBODY);
  }
  running = spawn(
    program,
    args.filter((argument) => argument !== '--no-sandbox'),
    { env, stdio: 'ignore', cwd: home, ...(isRoot ? { uid: NOBODY, gid: NOBODY } : {}) },
  );
  const { pid = 0 } = running;
  await expect.poll(() => pages(pid), { timeout: 30_000 }).not.toEqual([]);
  for (const page of await pages(pid)) {
    // Every system call of the page goes through a filter, and it can gain no rights.
    await expect.poll(() => statusOf(page)).toMatchObject({ Seccomp: '2', NoNewPrivs: '1' });
  }
});

/** The processes of pages below a process. */
async function pages(ancestor: number): Promise<number[]> {
  const found: number[] = [];
  for (const pid of (await readdir('/proc')).map(Number).filter(Number.isInteger)) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (command.includes('--type=renderer') && (await descends(pid, ancestor))) found.push(pid);
  }
  return found;
}

async function descends(pid: number, ancestor: number): Promise<boolean> {
  for (let at = pid; at > 1; at = Number((await statusOf(at)).PPid ?? 0)) {
    if (at === ancestor) return true;
  }
  return false;
}

async function statusOf(pid: number): Promise<Record<string, string>> {
  const text = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const lines = text.split('\n').map((line) => line.split(':\t') as [string, string?]);
  return Object.fromEntries(lines.map(([name, value = '']) => [name, value.trim()]));
}
