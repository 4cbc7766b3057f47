import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ElectronApplication, expect, type Page } from '@playwright/test';
import { launchOf, PASSPHRASE } from '../../journeys/support/laptop.ts';
import { launchElectron } from '../../launch-electron.ts';
import { hookVault } from './vault-hook.ts';

/** The built application on a data folder that may be looked at, damaged and copied while it is closed. */
export interface StoreLaptop {
  readonly dataFolder: string;
  readonly page: Page;
  readonly app: ElectronApplication;
  /** Starts it and takes hold of its vault. */
  start(): Promise<void>;
  /** `kill -9` of every process of it. */
  kill(): Promise<void>;
  close(): Promise<void>;
  remove(): Promise<void>;
}

export interface StoreLaptopOptions {
  readonly dataFolder?: string;
  readonly switches?: readonly string[];
  /** Variables beside the inherited ones, asked for at each start. */
  readonly env?: () => Readonly<Record<string, string>>;
  readonly onAcknowledged?: (id: string, n: number) => void;
}

export async function storeLaptop(options: StoreLaptopOptions = {}): Promise<StoreLaptop> {
  const dataFolder =
    options.dataFolder ?? (await mkdtemp(path.join(tmpdir(), 'fieldfolio-store-')));
  let running: { app: ElectronApplication; page: Page } | null = null;
  const now = () => {
    if (!running) throw new Error('The application is not running.');
    return running;
  };
  const ended = async (end: (app: ElectronApplication) => unknown) => {
    const { app } = now();
    running = null;
    const process = app.process();
    const exit = process.exitCode === null ? once(process, 'exit') : null;
    await end(app);
    await exit;
  };
  return {
    dataFolder,
    get page() {
      return now().page;
    },
    get app() {
      return now().app;
    },
    async start() {
      const launch = launchOf(dataFolder, dataFolder);
      running = await launchElectron({
        ...launch,
        args: [...(options.switches ?? []), ...launch.args],
        env: { ...launch.env, ...options.env?.() },
      });
      const { app, page } = running;
      const told = options.onAcknowledged ?? (() => undefined);
      await page.exposeFunction('acknowledged', told);
      await hookVault(app, page);
    },
    kill: () =>
      ended((app) => {
        const { pid } = app.process();
        // Playwright starts it as the leader of a group of its own: all children go with it.
        if (pid) process.kill(-pid, 'SIGKILL');
      }),
    close: () => ended((app) => app.close()),
    async remove() {
      if (running) await ended((app) => app.close());
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** A copy of a closed laptop's data folder, for damage that must not add up. */
export async function copyOfData(dataFolder: string): Promise<string> {
  const copy = await mkdtemp(path.join(tmpdir(), 'fieldfolio-store-'));
  await cp(dataFolder, copy, { recursive: true });
  return copy;
}

/** Opens the lock; waits until the application is there. */
export async function openLock(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Unlock', exact: true }).click();
  // Outside a test the limit would be five seconds: too few to rebuild a store on a crowded machine.
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible({ timeout: 30_000 });
}
