import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ElectronApplication, expect, type Page } from '@playwright/test';
import { resolveElectron } from '../../../../scripts/electron-runtime.mjs';
import { launchElectron } from '../../launch-electron.ts';

const root = path.resolve(import.meta.dirname, '..', '..', '..', '..');
const electron = resolveElectron();

export const PASSPHRASE = 'three quiet herons at the pier';

/** A manager's laptop: the built application on a data folder of its own. */
export interface Laptop {
  readonly page: Page;
  readonly app: ElectronApplication;
  /** Where "save" puts files instead of asking. */
  readonly saveFolder: string;
  /** Everything the application keeps. */
  readonly dataFolder: string;
  /** What the page's console and uncaught errors said, of the grave kind. */
  readonly complaints: readonly string[];
  /** Quits the application, does what is asked meanwhile, and opens it again on the same data. */
  restart(meanwhile?: () => Promise<void>): Promise<void>;
  /** Ends the process the hard way. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the application as on a new laptop. */
export async function openLaptop(): Promise<Laptop> {
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'fieldfolio-laptop-'));
  const saveFolder = await mkdtemp(path.join(tmpdir(), 'fieldfolio-saved-'));
  const complaints: string[] = [];
  const launch = async () => {
    const launched = await launchElectron(launchOf(dataFolder, saveFolder));
    launched.page.on('pageerror', (error) => complaints.push(error.message));
    launched.page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    return launched;
  };
  let { app, page } = await launch();
  return {
    get page() {
      return page;
    },
    get app() {
      return app;
    },
    saveFolder,
    dataFolder,
    complaints,
    async restart(meanwhile) {
      await app.close();
      await meanwhile?.();
      ({ app, page } = await launch());
    },
    async kill() {
      const ended = new Promise((resolve) => app.process().once('exit', resolve));
      app.process().kill('SIGKILL');
      await ended;
      ({ app, page } = await launch());
    },
    async close() {
      await app.close();
      await rm(dataFolder, { recursive: true, force: true });
      await rm(saveFolder, { recursive: true, force: true });
    },
  };
}

/** How the application is started on these folders. */
export function launchOf(dataFolder: string, saveFolder: string) {
  return {
    executablePath: electron.executablePath,
    args: [...electron.args, process.env.FIELDFOLIO_APP_FOLDER ?? root],
    env: {
      ...inherited(),
      FIELDFOLIO_USER_DATA: dataFolder,
      FIELDFOLIO_SAVE_FOLDER: saveFolder,
    },
  };
}

function inherited(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
}

export interface Credentials {
  readonly server: string;
  readonly email: string;
  readonly password: string;
  readonly deviceName: string;
}

/** Signs in, encrypts the device, keeps the recovery code and fetches the whole book. */
export async function enrol(
  page: Page,
  credentials: Credentials,
): Promise<{ recoveryCode: string }> {
  await signIn(page, credentials);
  await page.getByRole('textbox', { name: 'Passphrase', exact: true }).fill(PASSPHRASE);
  await page.getByRole('textbox', { name: 'Passphrase once more' }).fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Encrypt this device' }).click();
  const recoveryCode = await keepRecoveryCode(page);
  await expect(page.getByText('Your whole book is on this device.')).toBeVisible({
    timeout: 90_000,
  });
  await page.getByRole('button', { name: 'Start working' }).click();
  await expect(page.getByRole('heading', { name: 'Today' })).toBeVisible();
  return { recoveryCode };
}

/** Fills in the sign-in screen and sends it. */
export async function signIn(page: Page, credentials: Credentials): Promise<void> {
  await page.getByLabel('Server').fill(credentials.server);
  await page.getByLabel('E-mail').fill(credentials.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(credentials.password);
  await page.getByLabel('Name of this device').fill(credentials.deviceName);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Writes the recovery code down and proves it; returns the code. */
export async function keepRecoveryCode(page: Page, continueLabel = 'Continue'): Promise<string> {
  const groups = page.getByRole('list', { name: 'Recovery code' }).getByRole('listitem');
  await expect(groups).toHaveCount(8);
  const code = await groups.allTextContents();
  await page.getByRole('button', { name: 'I have written it down' }).click();
  await page.getByLabel('Group 3').fill(code[2] ?? '');
  await page.getByLabel('Group 6').fill(code[5] ?? '');
  await page.getByRole('button', { name: continueLabel }).click();
  return code.join('-');
}

/** Opens the locked application with the passphrase. */
export async function unlock(page: Page, passphrase = PASSPHRASE): Promise<void> {
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(passphrase);
  await page.getByRole('button', { name: 'Unlock', exact: true }).click();
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
}
