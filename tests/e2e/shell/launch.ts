import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import type { ShellBridge } from '#shared/ipc/contract.ts';
import { resolveElectron } from '../../../scripts/electron-runtime.mjs';

declare global {
  interface Window {
    readonly fieldfolio?: ShellBridge;
  }
}

const root = path.resolve(import.meta.dirname, '..', '..', '..');
const electron = resolveElectron();
/** The built application; elsewhere than in this project for who tries something out. */
const application = process.env.FIELDFOLIO_APP_FOLDER ?? root;

/** The plain pages that the shell is tested with; the product's own screens have their own journeys. */
export const PAGES = path.join(import.meta.dirname, 'pages');

export interface RunningShell {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly dataFolder: string;
  close(): Promise<void>;
}

/** A data folder that nothing else uses. */
export function freshDataFolder(): Promise<string> {
  return mkdtemp(path.join(tmpdir(), 'fieldfolio-shell-'));
}

/** Starts the built shell on the plain pages, in a data folder of its own unless one is given. */
export async function startShell(
  options: { dataFolder?: string; env?: Record<string, string>; pages?: string } = {},
): Promise<RunningShell> {
  const dataFolder = options.dataFolder ?? (await freshDataFolder());
  const app = await _electron.launch({
    executablePath: electron.executablePath,
    args: [...electron.args, application],
    env: {
      ...inherited(),
      FIELDFOLIO_USER_DATA: dataFolder,
      FIELDFOLIO_RENDERER_FOLDER: options.pages ?? PAGES,
      ...options.env,
    },
    timeout: 60_000,
  });
  const page = await app.firstWindow();
  await page.waitForLoadState('load');
  return {
    app,
    page,
    dataFolder,
    async close() {
      await app.close();
      if (options.dataFolder === undefined) await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** What starts a second process of the same application. */
export function commandLine(): [string, string[]] {
  return [electron.executablePath, [...electron.args, application]];
}

function inherited(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
}
