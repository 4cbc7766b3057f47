import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import {
  changeIndustry,
  clientCell,
  findClients,
  industryOf,
  openClient,
} from './support/clients.ts';
import { enrol, type Laptop, openLaptop, unlock } from './support/laptop.ts';
import { type Office, openOffice } from './support/office.ts';
import { savedText } from './support/saved-file.ts';
import { synchronise, syncLine, writeTask } from './support/screens.ts';

/*
 * Edits that a later, stricter server refuses stand in attention while their client goes to another
 * manager: they must outlive the client on the first laptop until the person has decided. Steps build on
 * each other.
 */
test.describe.configure({ mode: 'serial' });
test.setTimeout(180_000);

const MOVED = 'Lindqvist household';
const SUCCESSOR = { email: 'carl@fieldfolio.example', password: 'seven slow barges on the canal' };
const BOOK = 'Book of Carl Moor';
const LONG_INDUSTRY = 'Boats, timber, and everything that belongs to boats';
const LONG_TASK = 'Ask for the letter of the bank, and read it with them';
const LONG_REASON = 'must be at most 40 characters';
const WHOLE_TASK = 'Ask about the house by the sea';

let office: Office;
let giver: Laptop;
let taker: Laptop;

const attention = (page: Page) => page.getByRole('region', { name: /^Needs attention/ });
const entryOf = (page: Page, what: string) =>
  attention(page).getByRole('listitem').filter({ hasText: what });

test.beforeAll(async () => {
  office = await openOffice({ isLater: true });
  const { email, password } = SUCCESSOR;
  await office.admin(['person', 'add', email, '--name', 'Carl Moor', '--password-stdin'], password);
  await office.admin(['book', 'add', BOOK, '--owner', email]);
  giver = await openLaptop();
  taker = await openLaptop();
  const server = office.address;
  await enrol(giver.page, { server, ...office.sample, deviceName: 'Laptop of the giver' });
  await enrol(taker.page, { server, ...SUCCESSOR, deviceName: 'Laptop of the taker' });
});
test.afterAll(async () => {
  await giver?.close();
  await taker?.close();
  await office?.close();
});

/** Both edits are there with their reason. */
async function expectBoth(page: Page): Promise<void> {
  await expect(syncLine(page)).toContainText('2 need attention', { timeout: 60_000 });
  await syncLine(page).click();
  await expect(attention(page).getByRole('listitem')).toHaveCount(2);
  for (const kind of ['Client, 1 change', LONG_TASK]) {
    await expect(entryOf(page, kind)).toContainText(LONG_REASON);
  }
}

/** Both are there, what was typed can be read, and nothing leads to a page that is gone. */
async function expectKept(page: Page): Promise<void> {
  await expectBoth(page);
  for (const what of [LONG_INDUSTRY, LONG_TASK]) {
    const entry = entryOf(page, what);
    await expect(entry).toContainText('This client has left your books.');
    await expect(entry.getByRole('link')).toHaveCount(0);
  }
}

test('[F7] two edits are refused and wait for the manager, and one more is unsent', async () => {
  const { page } = giver;
  await changeIndustry(page, MOVED, (field) => field.fill(LONG_INDUSTRY));
  await writeTask(page, WHOLE_TASK, MOVED);
  await openClient(page, MOVED);
  await page.getByRole('tab', { name: /^Tasks and promises/ }).click();
  await page.getByRole('button', { name: 'New task' }).click();
  const what = page.getByRole('dialog').getByRole('textbox', { name: 'What has to be done' });
  await what.fill(LONG_TASK);
  await what.press('Control+Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await synchronise(page);
  await expectBoth(page);
});

test('[F7] the client moves: it is gone from the laptop, what was refused stays', async () => {
  const line = (await office.admin(['client', 'list', 'Sample book']))
    .split('\n')
    .find((each) => each.startsWith(MOVED));
  await office.admin(['client', 'move', line?.split(/\s+/).at(-1) ?? '', '--to', BOOK]);
  const { page } = giver;
  await page.getByRole('button', { name: 'Synchronise now' }).click();
  await findClients(page, MOVED);
  await expect(page.getByText('No client matches this view and filter.')).toBeVisible();
  await expectKept(page);
  await expectAccessible(page);
});

test('[F7] it outlives a restart and a kill, and is not sent by itself', async () => {
  await giver.restart();
  await unlock(giver.page);
  await expectKept(giver.page);
  await giver.kill();
  await unlock(giver.page);
  await expectKept(giver.page);
});

test('[F7] the new manager has the client with all that the server took, and nothing half', async () => {
  const { page } = taker;
  await synchronise(page);
  await findClients(page, MOVED);
  await expect(clientCell(page, MOVED)).toBeVisible({ timeout: 60_000 });
  await openClient(page, MOVED);
  await expect(industryOf(page).getByText(LONG_INDUSTRY)).toHaveCount(0);
  await page.getByRole('tab', { name: /^Tasks and promises/ }).click();
  await expect(page.getByRole('button', { name: WHOLE_TASK, exact: true })).toBeVisible();
  await expect(page.getByText(LONG_TASK)).toHaveCount(0);
});

test('[F7] the first manager exports what was typed, and gives it up when it is passed on', async () => {
  const { page, saveFolder } = giver;
  for (const name of await readdir(saveFolder)) await rm(path.join(saveFolder, name));
  await page.getByRole('button', { name: 'Export' }).click();
  await expect(page.getByText(/^Saved as .+\.json$/)).toBeVisible();
  const text = await savedText(saveFolder, /\.json$/);
  for (const what of [LONG_INDUSTRY, LONG_TASK]) expect(text).toContain(what);
  for (const what of [LONG_INDUSTRY, LONG_TASK]) {
    await entryOf(page, what).getByRole('button', { name: 'Give up' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Give up the change' }).click();
    await expect(entryOf(page, what)).toHaveCount(0);
  }
  await expect(attention(page)).toHaveCount(0);
  await expect(syncLine(page)).toContainText('Synced');
});
