import { spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { enrol, type Laptop, launchOf, openLaptop, signIn, unlock } from './support/laptop.ts';
import { type Office, openOffice } from './support/office.ts';
import { heading, synchronise, syncLine, syncState, writeTask } from './support/screens.ts';
import { openPortal, openSelfSigned } from './support/stand-ins.ts';

/*
 * What goes wrong between a laptop and its office, on the real application: each says what happened,
 * that nothing is lost, and what to do. Steps build on each other, as misfortunes do.
 */
test.describe.configure({ mode: 'serial' });
test.setTimeout(120_000);

const CLIENT = 'Lindqvist household';
const NEW_PASSWORD = 'four grey geese over the marsh';

let office: Office;
let laptop: Laptop;

const credentials = () => ({
  server: office.address,
  ...office.sample,
  deviceName: 'Travel laptop',
});
const unsent = (page: Page) => page.getByRole('region', { name: /^Unsent/ });
const allSent = (page: Page) => page.getByText('Everything you wrote is on the server');

test.beforeAll(async () => {
  office = await openOffice();
  laptop = await openLaptop();
});

test.afterAll(async () => {
  await laptop?.close();
  await office?.close();
});

test('sign-in says everything that is missing at once, each beside its field', async () => {
  const { page } = laptop;
  const field = (name: string) => page.getByRole('textbox', { name });
  await signIn(page, { server: '', email: 'eva', password: '', deviceName: ' ' });
  for (const [name, message] of [
    ['Server', /Enter the address of the server/],
    ['E-mail', /This is not an e-mail address/],
    ['Password', /Enter your password/],
    ['Name of this device', /Give this device a name you will recognise/],
  ] as const) {
    await expect(field(name)).toHaveAccessibleDescription(message);
  }
  await expect(field('Server')).toBeFocused();
  await expectAccessible(page);

  await field('Server').fill(office.address);
  await expect(field('Server')).not.toHaveAttribute('aria-invalid', 'true');
  await expect(field('E-mail')).toHaveAttribute('aria-invalid', 'true');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(field('E-mail')).toBeFocused();
});

test('sign-in says what answered in place of the server', async () => {
  const { page } = laptop;
  const tryServer = (server: string) => signIn(page, { ...credentials(), server });
  await tryServer('http://127.0.0.1:9');
  await expect(page.getByText('No answer from this address')).toBeVisible();

  const portal = await openPortal();
  await tryServer(portal.address);
  await expect(page.getByText('Something other than a Fieldfolio server answered')).toBeVisible();
  await expectAccessible(page);
  await tryServer(portal.address.replace('http:', 'https:'));
  await expect(page.getByText('not over a safe connection')).toBeVisible();
  await portal.close();

  const selfSigned = await openSelfSigned();
  await tryServer(selfSigned.address);
  await expect(page.getByText('the certificate of the server is not trusted')).toBeVisible();
  await selfSigned.close();
});

test('a server that is down, and a hotel’s page in its place, leave the work here', async () => {
  const { page } = laptop;
  await enrol(page, credentials());
  await office.stop();
  await writeTask(page, 'Written without the server', CLIENT);
  await synchronise(page);
  await expect(syncLine(page)).toContainText('Working offline');
  await expect(syncState(page)).toContainText('Working offline. Nothing is lost.');
  await expect(syncState(page)).toContainText('The server cannot be reached');
  await expect(unsent(page).getByRole('listitem')).toHaveCount(1);

  const portal = await openPortal(Number(new URL(office.address).port));
  await page.getByRole('button', { name: 'Synchronise now' }).click();
  await expect(syncState(page)).toContainText('A network that asks you to sign in');
  await expect(syncLine(page)).toContainText('Working offline');
  await expect(unsent(page).getByRole('listitem')).toHaveCount(1);
  await expectAccessible(page);
  await portal.close();

  await office.start();
  await page.getByRole('button', { name: 'Synchronise now' }).click();
  await expect(allSent(page)).toBeVisible();
});

test('a session that has ended is begun again with the password, and unsent work is sent', async () => {
  const { page } = laptop;
  await office.stop();
  await writeTask(page, 'Written before the session ended', CLIENT);
  await office.admin(['person', 'password', office.sample.email, '--password-stdin'], NEW_PASSWORD);
  await synchronise(page);
  await expect(syncState(page)).toContainText('Please sign in again. Nothing is lost.');
  await expect(unsent(page).getByRole('listitem')).toHaveCount(1);
  await expectAccessible(page);

  const password = syncState(page).getByRole('textbox', { name: /^Password of/ });
  await password.fill('not the password');
  await page.getByRole('button', { name: 'Sign in again' }).click();
  await expect(syncState(page)).toContainText('the password is not right');
  await password.fill(NEW_PASSWORD);
  await page.getByRole('button', { name: 'Sign in again' }).click();
  await expect(allSent(page)).toBeVisible();
  await expect(syncLine(page)).toContainText('Synced');
});

test('a person who is shut out is told so, and goes on when let in again', async () => {
  const { page } = laptop;
  await office.stop();
  await writeTask(page, 'Written while shut out', CLIENT);
  await office.admin(['person', 'disable', office.sample.email]);
  await synchronise(page);
  await expect(syncState(page)).toContainText('Your account has been disabled');
  await expect(unsent(page).getByRole('listitem')).toHaveCount(1);
  await office.admin(['person', 'enable', office.sample.email]);
  await page.getByRole('button', { name: 'Synchronise now' }).click();
  await expect(allSent(page)).toBeVisible();
});

test('an edit that came after the right to write had ended waits for who may decide', async () => {
  const { page } = laptop;
  await office.stop();
  await writeTask(page, 'Written a little too late', CLIENT);
  const member = ['member', 'add', 'Sample book', office.sample.email, '--role'];
  await office.admin([...member, 'overseer']);
  await synchronise(page);
  await expect(syncLine(page)).toContainText('Synced');
  await expect(allSent(page)).toBeVisible();

  await office.admin([...member, 'owner']);
  await synchronise(page);
  await expect(syncLine(page)).toContainText('Synced');
  await page.getByRole('link', { name: /^Today/ }).click();
  await syncLine(page).click();
  const late = page.getByRole('region', { name: /^Late edits/ });
  await expect(late).toContainText('Written a little too late');
  await expect(late).toContainText(CLIENT);
  await expectAccessible(page);
  await late.getByRole('button', { name: 'Take over' }).click();
  await expect(late).toHaveCount(0);
});

test('a second start gives way to the first', async () => {
  const { executablePath, args, env } = launchOf(laptop.dataFolder, laptop.saveFolder);
  const second = spawn(executablePath, args, { env, stdio: 'ignore', timeout: 30_000 });
  const code = await new Promise((resolve) => second.once('exit', resolve));
  expect(code).toBe(0);
  await expect(heading(laptop.page, 'Synchronisation')).toBeVisible();
});

test('a store that is gone is rebuilt, and unsent work comes back', async () => {
  await office.stop();
  await writeTask(laptop.page, 'Written before the store was lost', CLIENT);
  await laptop.restart(() =>
    rm(path.join(laptop.dataFolder, 'IndexedDB'), { recursive: true, force: true }),
  );
  const { page } = laptop;
  await unlock(page);
  await expect(page.getByText('The data of this device was rebuilt')).toBeVisible();
  await syncLine(page).click();
  await expect(unsent(page).getByText('Written before the store was lost')).toBeVisible();
  await office.start();
  await page.getByRole('button', { name: 'Synchronise now' }).click();
  await expect(allSent(page)).toBeVisible({ timeout: 60_000 });
});

test('an older application leaves newer data as it is and says so', async () => {
  await laptop.restart();
  const { page } = laptop;
  await expect(page.getByRole('textbox', { name: 'Passphrase' })).toBeVisible();
  await page.evaluate(raiseDatabases);
  await page.getByRole('textbox', { name: 'Passphrase' }).fill('three quiet herons at the pier');
  await page.getByRole('button', { name: 'Unlock', exact: true }).click();
  await expect(page.getByText(/written by a newer Fieldfolio/)).toBeVisible();
  await expectAccessible(page);
});

/** Makes every database look as if a later version of the application had written it. */
async function raiseDatabases(): Promise<void> {
  for (const { name, version } of await indexedDB.databases()) {
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.open(name ?? '', (version ?? 1) + 1_000);
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        request.result.close();
        resolve();
      };
    });
  }
}
