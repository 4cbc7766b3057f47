import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { changeIndustry, industryOf, openClient, openTasksTab } from './support/clients.ts';
import { enrol, type Laptop, openLaptop } from './support/laptop.ts';
import { type Office, openOffice } from './support/office.ts';
import { heading, synchronise, syncLine, syncState, writeTask } from './support/screens.ts';

/*
 * Edits that only the server refuses: it is of a later version than the application, and stricter. They
 * wait under "Needs attention" until the person has decided.
 */
test.describe.configure({ mode: 'serial' });
test.setTimeout(120_000);

const CLIENT = 'Lindqvist household';
const TASK = 'Send the offer of the bank';
const LONG = 'Send the offer with the letter, and a note for their children';
const REPAIRED = 'Send the offer with the letter';
const INDUSTRY = 'Boat building';
const LONG_INDUSTRY = 'Boats, and everything that belongs to boats';
const REASON = 'must be at most 40 characters';

let office: Office;
let laptop: Laptop;

const attention = (page: Page) => page.getByRole('region', { name: /^Needs attention/ });
const unsent = (page: Page) => page.getByRole('region', { name: /^Unsent/ });
const allSent = (page: Page) => page.getByText(/^Everything (else )?you wrote is on the server/);
const entryOf = (page: Page, what: string) =>
  attention(page).getByRole('listitem').filter({ hasText: what });

test.beforeAll(async () => {
  office = await openOffice({ isLater: true });
  laptop = await openLaptop();
  const credentials = { server: office.address, ...office.sample, deviceName: 'Laptop' };
  await enrol(laptop.page, credentials);
});

test.afterAll(async () => {
  await laptop?.close();
  await office?.close();
});

test('text that was cut in the middle of an emoji is mended, and taken by the server', async () => {
  const { page } = laptop;
  // What a program leaves behind that counts in bytes; no database keeps it.
  await changeIndustry(page, CLIENT, async (field) => {
    await field.selectText();
    await field.evaluate(() => {
      document.execCommand('insertText', false, `Boats ${'😀'.slice(0, 1)}`);
    });
    const isCut = (input: Element) => /\p{Surrogate}$/u.test((input as HTMLInputElement).value);
    await expect.poll(() => field.evaluate(isCut)).toBe(true);
  });
  await synchronise(page);
  await expect(allSent(page)).toBeVisible();
  await expect(attention(page)).toHaveCount(0);
  await openClient(page, CLIENT);
  await expect(industryOf(page).getByText('Boats \ufffd', { exact: true })).toBeVisible();
});

test('what is whole is taken by the server', async () => {
  const { page } = laptop;
  await writeTask(page, TASK, CLIENT);
  await changeIndustry(page, CLIENT, (field) => field.fill(INDUSTRY));
  await synchronise(page);
  await expect(allSent(page)).toBeVisible();
  await expect(syncLine(page)).toContainText('Synced');
});

test('edits that the server refuses need attention, each with its reason in plain words', async () => {
  const { page } = laptop;
  await openClient(page, CLIENT);
  await openTasksTab(page);
  await page.getByRole('button', { name: TASK, exact: true }).click();
  const what = page.getByRole('dialog').getByRole('textbox', { name: 'What has to be done' });
  await what.fill(LONG);
  await what.press('Control+Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await changeIndustry(page, CLIENT, (field) => field.fill(LONG_INDUSTRY));
  await synchronise(page);

  await expect(attention(page).getByRole('listitem')).toHaveCount(2);
  const task = entryOf(page, `Task for ${CLIENT}, 1 change`);
  await expect(task).toContainText(LONG);
  await expect(task).toContainText(`title: ${REASON}`);
  const client = entryOf(page, 'Client, 1 change');
  await expect(client).toContainText(CLIENT);
  await expect(client).toContainText(`industry: ${REASON}`);
  await expect(syncLine(page)).toContainText('2 need attention');
  await expect(syncState(page)).toContainText('2 decisions are yours to make');
  await expectAccessible(page);
});

test('signing out counts them among what was never sent', async () => {
  const { page } = laptop;
  await page.keyboard.press('Control+,');
  const section = page.getByRole('region', { name: 'Sign out' });
  await section.getByRole('button', { name: 'Sign out' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out' }).click();
  await expect(section).toContainText('2 changes have not reached the server');
  await section.getByRole('button', { name: 'Show unsent work' }).click();
  await expect(attention(page).getByRole('listitem')).toHaveCount(2);
});

test('sent again as it is, it is refused again and kept', async () => {
  const { page } = laptop;
  await office.stop();
  await entryOf(page, LONG).getByRole('button', { name: 'Send again' }).click();
  await expect(unsent(page).getByRole('listitem')).toHaveCount(1);
  await expect(unsent(page).getByRole('listitem')).toContainText(LONG);
  await expect(attention(page).getByRole('listitem')).toHaveCount(1);
  await office.start();
  await page.getByRole('button', { name: 'Synchronise now' }).click();
  await expect(entryOf(page, LONG)).toContainText(`title: ${REASON}`);
  await expect(attention(page).getByRole('listitem')).toHaveCount(2);
});

test('edited, it is sent again by itself and taken', async () => {
  const { page } = laptop;
  await entryOf(page, LONG).getByRole('link', { name: 'Edit' }).click();
  await expect(heading(page, CLIENT)).toBeVisible();
  await page.getByRole('button', { name: new RegExp(`^${LONG}`) }).click();
  const what = page.getByRole('dialog').getByRole('textbox', { name: 'What has to be done' });
  await what.fill(REPAIRED);
  await what.press('Control+Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(syncLine(page)).toContainText('1 needs attention');
  await syncLine(page).click();
  await expect(attention(page).getByRole('listitem')).toHaveCount(1);
  await expect(allSent(page)).toBeVisible();
});

test('given up, it is gone and the value of the server stands', async () => {
  const { page } = laptop;
  await entryOf(page, 'Client, 1 change').getByRole('button', { name: 'Give up' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await expect(attention(page).getByRole('listitem')).toHaveCount(1);
  await entryOf(page, 'Client, 1 change').getByRole('button', { name: 'Give up' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Give up the change' }).click();
  await expect(attention(page)).toHaveCount(0);
  await expect(allSent(page)).toBeVisible();
  await expect(syncLine(page)).toContainText('Synced');
  await openClient(page, CLIENT);
  await expect(industryOf(page).getByText(INDUSTRY, { exact: true })).toBeVisible();
});

test('another laptop gets what was repaired and nothing of what was refused', async () => {
  const second = await openLaptop();
  try {
    const { page } = second;
    const credentials = { server: office.address, ...office.sample, deviceName: 'Second' };
    await enrol(page, credentials);
    await openClient(page, CLIENT);
    await expect(industryOf(page).getByText(INDUSTRY, { exact: true })).toBeVisible();
    await openTasksTab(page);
    await expect(page.getByRole('button', { name: REPAIRED, exact: true })).toBeVisible();
    await expect(page.getByText(LONG)).toHaveCount(0);
  } finally {
    await second.close();
  }
});
