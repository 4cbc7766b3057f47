import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { DRIVEN, ensurePackage, type Package } from './package.ts';

const NOBODY = 65_534;
const START_LIMIT_MS = 45_000;

/** The packaged application, in a home of its own, driven through its debugging port. */
export interface PackagedApplication {
  readonly page: Page;
  readonly browser: Browser;
  readonly process: ChildProcess;
  readonly home: string;
  readonly userData: string;
  /** Addresses that the application gave to the system to open. */
  openedOutside(): Promise<string>;
  /** Ends it the hard way and leaves its files. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

export interface PackagedOptions {
  /** As an ordinary user with Chromium's sandbox on, also when the tests run as root. */
  readonly sandboxed?: boolean;
  readonly args?: readonly string[];
  /** Variables beside those of the home. */
  readonly variables?: Readonly<Record<string, string>>;
  /** A home that is there already, and stays when the application is closed. */
  readonly home?: string;
  /** A program and its arguments that start the application in surroundings of their own. */
  readonly within?: readonly string[];
}

/** The rights of an ordinary user, for who runs the tests as root. */
export function ordinaryUser(): { uid: number; gid: number } | Record<string, never> {
  return process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
}

/** Whether an ordinary user can start the package; as root that takes a folder open to others. */
export function ordinaryUserCanStart(of: Package = DRIVEN): boolean {
  ensurePackage(of);
  return spawnSync('test', ['-x', of.binary], ordinaryUser()).status === 0;
}

/** A home that nothing else uses. */
export function freshHome(): Promise<string> {
  return mkdtemp(path.join(tmpdir(), 'fieldfolio-packaged-'));
}

/** Starts the package and attaches to its window. */
export async function startPackaged(options: PackagedOptions = {}): Promise<PackagedApplication> {
  ensurePackage(DRIVEN);
  const home = options.home ?? (await freshHome());
  const [program, ...args] = [...(options.within ?? []), DRIVEN.binary, ...argumentsOf(options)];
  const child = spawn(program ?? DRIVEN.binary, args, {
    // A group of its own, so that what it starts ends with it.
    detached: true,
    cwd: home,
    env: { ...homeEnvironment(home, options.sandboxed === true), ...options.variables },
    stdio: ['ignore', 'ignore', 'pipe'],
    ...(options.sandboxed === true ? ordinaryUser() : {}),
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const kill = async () => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
      process.kill(-child.pid, 'SIGKILL');
    }
    await ended;
  };
  const removeHome = async () => {
    if (options.home !== undefined) return;
    await rm(home, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    const browser = await attach(child);
    const page = await windowOf(browser);
    return {
      page,
      browser,
      process: child,
      home,
      userData: path.join(home, 'config', 'fieldfolio'),
      openedOutside: () => readFile(path.join(home, 'opened'), 'utf8').catch(() => ''),
      kill,
      async close() {
        await browser.close().catch(() => undefined);
        await kill();
        await removeHome();
      },
    };
  } catch (error) {
    await kill();
    await removeHome();
    throw error;
  }
}

/** Electron has no browser contexts to set up, so Playwright must not try. */
async function attach(child: ChildProcess): Promise<Browser> {
  return chromium.connectOverCDP(await debuggingAddress(child), { noDefaults: true });
}

function argumentsOf({ sandboxed, args = [] }: PackagedOptions): string[] {
  const bare = process.getuid?.() === 0 && sandboxed !== true ? ['--no-sandbox'] : [];
  return [...bare, '--remote-debugging-port=0', ...args];
}

/** A home with folders for everything that a program writes, and an `xdg-open` that only notes. */
export function homeEnvironment(home: string, asOrdinary: boolean): NodeJS.ProcessEnv {
  const folder = (name: string) => {
    mkdirSync(path.join(home, name), { recursive: true, mode: 0o700 });
    return path.join(home, name);
  };
  const bin = folder('bin');
  for (const name of ['xdg-open', 'lp', 'lpr']) {
    const file = path.join(bin, name);
    writeFileSync(
      file,
      `#!/bin/sh\n${name.startsWith('lp') ? 'cat > /dev/null\n' : ''}echo "${name} $@" >> '${path.join(home, 'opened')}'\n`,
    );
    chmodSync(file, 0o755);
  }
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    HOME: home,
    XDG_CONFIG_HOME: folder('config'),
    XDG_CACHE_HOME: folder('cache'),
    XDG_DATA_HOME: folder('data'),
    TMPDIR: folder('tmp'),
    PATH: `${bin}:${process.env.PATH ?? ''}`,
  };
  if (!asOrdinary || process.getuid?.() !== 0) return env;
  const owned = [home, bin, ...['config', 'cache', 'data', 'tmp'].map(folder)];
  if (process.env.XAUTHORITY) {
    env.XAUTHORITY = path.join(home, 'screen');
    copyFileSync(process.env.XAUTHORITY, env.XAUTHORITY);
    owned.push(env.XAUTHORITY);
  }
  for (const place of owned) chownSync(place, NOBODY, NOBODY);
  return env;
}

function debuggingAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const timer = setTimeout(
      () => reject(new Error(`No debugging port:\n${said}`)),
      START_LIMIT_MS,
    );
    child.stderr?.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-20_000);
      const port = /DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)/.exec(said)?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(`http://127.0.0.1:${port}`);
    });
    child.once('close', () => {
      clearTimeout(timer);
      reject(new Error(`The application ended:\n${said}`));
    });
  });
}

async function windowOf(browser: Browser): Promise<Page> {
  const deadline = Date.now() + START_LIMIT_MS;
  for (;;) {
    const pages = browser.contexts().flatMap((context) => context.pages());
    const page = pages.find((each) => each.url().startsWith('app://fieldfolio/index.html'));
    if (page !== undefined) {
      await page.waitForLoadState('load');
      return page;
    }
    if (Date.now() > deadline) throw new Error('The window did not open.');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
