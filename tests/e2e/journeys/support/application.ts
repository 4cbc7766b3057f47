import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { _electron, type ElectronApplication, expect, type Page } from '@playwright/test';
import { resolveElectron } from '../../../../scripts/electron-runtime.mjs';
import type { SampleServer } from './sample-server.ts';

const root = path.resolve(import.meta.dirname, '..', '..', '..', '..');

export const PASSPHRASE = 'seven herons over the weir';

/** The built application in a data folder of its own. */
export interface RunningApplication {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** What the page's console and uncaught errors said, of the grave kind. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** Starts the built application as a person's first start on a new device. */
export async function startApplication(): Promise<RunningApplication> {
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'fieldfolio-journey-'));
  const electron = resolveElectron();
  const app = await _electron.launch({
    executablePath: electron.executablePath,
    args: [...electron.args, process.env.FIELDFOLIO_APP_FOLDER ?? root],
    env: { ...environment(), FIELDFOLIO_USER_DATA: dataFolder },
    timeout: 60_000,
  });
  const page = await app.firstWindow();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return {
    app,
    page,
    complaints,
    async close() {
      await app.close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** From the sign-in screen to Today: what a person does once per device. */
export async function enrol(page: Page, server: SampleServer): Promise<void> {
  await signIn(page, server);
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await page.getByLabel('Passphrase once more').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Encrypt this device' }).click();
  await keepRecoveryCode(page);
  await page.getByRole('button', { name: 'Start working' }).click({ timeout: 60_000 });
  await expect(page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible();
}

/** Fills in the sign-in screen and sends it. */
export async function signIn(page: Page, server: SampleServer): Promise<void> {
  await page.getByLabel('Server').fill(server.url);
  await page.getByLabel('E-mail').fill(server.email);
  await page.getByLabel('Password', { exact: true }).fill(server.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Writes the recovery code down and proves it; returns the code. */
export async function keepRecoveryCode(page: Page): Promise<string> {
  const code = page.getByRole('list', { name: 'Recovery code' }).getByRole('listitem');
  await expect(code).toHaveCount(8);
  const groups = await code.allTextContents();
  await page.getByRole('button', { name: 'I have written it down' }).click();
  await page.getByLabel('Group 3').fill(groups[2] ?? '');
  await page.getByLabel('Group 6').fill(groups[5] ?? '');
  await page.getByRole('button', { name: 'Continue' }).click();
  return groups.join('-');
}

/** Fails with every breach of WCAG 2.2 A and AA that axe finds on the page as it is now. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    // A window of Electron cannot open the second page that the usual mode needs.
    .setLegacyMode()
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const told = violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes.map(({ html }) => `  ${html.slice(0, 200)}`).join('\n')}`,
  );
  expect(told).toEqual([]);
}

function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
}
