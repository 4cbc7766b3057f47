import { spawn } from 'node:child_process';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { resolveElectron } from '../../../scripts/electron-runtime.mjs';
import { MANAGER } from './manager.ts';
import { progress } from './report.ts';

const root = path.resolve(import.meta.dirname, '..', '..', '..');
const BUILD_LIMIT_MS = 180_000;

export const PASSPHRASE = 'seven herons over the weir';

/** The application as it is built from the sources at this moment, in a folder of its own. */
export interface BuiltApplication {
  readonly folder: string;
  readonly rendererFolder: string;
  remove(): Promise<void>;
}

/** Builds the application apart from `out`, so that whoever builds there meanwhile changes nothing here. */
export async function buildApplication(): Promise<BuiltApplication> {
  progress('Building the application');
  const folder = await mkdtemp(path.join(tmpdir(), 'fieldfolio-bench-app-'));
  const out = path.join(folder, 'out');
  const script = path.join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const child = spawn(process.execPath, [script, 'build', '--outDir', out], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: BUILD_LIMIT_MS,
  });
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk.toString('utf8');
  });
  const code = await new Promise<number | null>((closed) => child.once('close', closed));
  if (code !== 0) throw new Error(`The build ended with ${code}:\n${complaints}`);
  await copyFile(path.join(root, 'package.json'), path.join(folder, 'package.json'));
  return {
    folder,
    rendererFolder: path.join(out, 'renderer'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

export interface RunningApplication {
  readonly app: ElectronApplication;
  readonly page: Page;
  close(): Promise<void>;
}

/** What starts the application on a data folder: program, arguments and environment. */
export function startCommand(
  application: BuiltApplication,
  dataFolder: string,
  more: Readonly<Record<string, string>> = {},
): { program: string; args: string[]; env: Record<string, string> } {
  const electron = resolveElectron();
  return {
    program: electron.executablePath,
    args: [...electron.args, application.folder],
    env: { ...inherited(), FIELDFOLIO_USER_DATA: dataFolder, ...more },
  };
}

/** Starts the application under Playwright's hand. */
export async function openApplication(
  application: BuiltApplication,
  dataFolder: string,
  more: Readonly<Record<string, string>> = {},
): Promise<RunningApplication> {
  const { program, args, env } = startCommand(application, dataFolder, more);
  const app = await _electron.launch({ executablePath: program, args, env, timeout: 60_000 });
  const page = await app.firstWindow();
  await page.waitForLoadState('load');
  return { app, page, close: () => app.close() };
}

/**
 * Signs in as the office's manager, encrypts the device, keeps the recovery code, and waits until the
 * whole book is there.
 * @param limitMs how long fetching the book may take
 */
export async function enrol(page: Page, address: string, limitMs: number): Promise<void> {
  await page.getByLabel('Server').fill(address);
  await page.getByLabel('E-mail').fill(MANAGER.email);
  await page.getByLabel('Password', { exact: true }).fill(MANAGER.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await page.getByLabel('Passphrase once more').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Encrypt this device' }).click();
  const code = page.getByRole('list', { name: 'Recovery code' }).getByRole('listitem');
  await code.first().waitFor();
  const groups = await code.allTextContents();
  await page.getByRole('button', { name: 'I have written it down' }).click();
  await page.getByLabel('Group 3').fill(groups[2] ?? '');
  await page.getByLabel('Group 6').fill(groups[5] ?? '');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByText('Your whole book is on this device.').waitFor({ timeout: limitMs });
  await page.getByRole('button', { name: 'Start working' }).click();
  await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor();
}

/** Opens the locked application. */
export async function unlock(page: Page): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Unlock', exact: true }).click();
  await page.getByRole('heading', { name: 'Today', level: 1 }).waitFor({ timeout: 60_000 });
}

function inherited(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
}
