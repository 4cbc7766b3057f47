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
  /** Quits the application and opens it again on the same data. */
  restart(): Promise<void>;
  /** Ends the process the hard way. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the application as on a new laptop. */
export async function openLaptop(): Promise<Laptop> {
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'fieldfolio-laptop-'));
  const saveFolder = await mkdtemp(path.join(tmpdir(), 'fieldfolio-saved-'));
  let { app, page } = await launch(dataFolder, saveFolder);
  return {
    get page() {
      return page;
    },
    get app() {
      return app;
    },
    saveFolder,
    async restart() {
      await app.close();
      ({ app, page } = await launch(dataFolder, saveFolder));
    },
    async kill() {
      const ended = new Promise((resolve) => app.process().once('exit', resolve));
      app.process().kill('SIGKILL');
      await ended;
      ({ app, page } = await launch(dataFolder, saveFolder));
    },
    async close() {
      await app.close();
      await rm(dataFolder, { recursive: true, force: true });
      await rm(saveFolder, { recursive: true, force: true });
    },
  };
}

function launch(
  dataFolder: string,
  saveFolder: string,
): Promise<{ app: ElectronApplication; page: Page }> {
  return launchElectron({
    executablePath: electron.executablePath,
    args: [...electron.args, root],
    env: {
      ...inherited(),
      FIELDFOLIO_USER_DATA: dataFolder,
      FIELDFOLIO_SAVE_FOLDER: saveFolder,
    },
  });
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
  await page.getByLabel('Server').fill(credentials.server);
  await page.getByLabel('E-mail').fill(credentials.email);
  await page.getByRole('textbox', { name: 'Password' }).fill(credentials.password);
  await page.getByLabel('Name of this device').fill(credentials.deviceName);
  await page.getByRole('button', { name: 'Sign in' }).click();

  await page.getByRole('textbox', { name: 'Passphrase', exact: true }).fill(PASSPHRASE);
  await page.getByRole('textbox', { name: 'Passphrase once more' }).fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Encrypt this device' }).click();

  const groups = page.getByRole('list', { name: 'Recovery code' }).getByRole('listitem');
  await expect(groups.first()).toBeVisible();
  const code = await groups.allTextContents();
  await page.getByRole('button', { name: 'I have written it down' }).click();
  await page.getByLabel('Group 3').fill(code[2] ?? '');
  await page.getByLabel('Group 6').fill(code[5] ?? '');
  await page.getByRole('button', { name: 'Continue' }).click();

  await expect(page.getByText('Your whole book is on this device.')).toBeVisible({
    timeout: 90_000,
  });
  await page.getByRole('button', { name: 'Start working' }).click();
  await expect(page.getByRole('heading', { name: 'Today' })).toBeVisible();
  return { recoveryCode: code.join('-') };
}

/** Opens the locked application with the passphrase. */
export async function unlock(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Passphrase' }).fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Unlock', exact: true }).click();
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
}
