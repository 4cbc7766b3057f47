import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import {
  changeIndustry,
  clientCell,
  findClients,
  industryOf,
  openClient,
  openTasksTab,
} from './support/clients.ts';
import { enrol, type Laptop, openLaptop, unlock } from './support/laptop.ts';
import { type Office, openOffice } from './support/office.ts';
import { synchronise, syncLine, syncState, writeTask } from './support/screens.ts';

/*
 * A client is given from one manager's book to another's while the first is on the road with edits that
 * were never sent. Two real applications, one server, the administrator's command line.
 */
test.describe.configure({ mode: 'serial' });
test.setTimeout(180_000);

const MOVED = 'Lindqvist household';
const STAYS = 'Hafenkran Logistik GmbH';
const SUCCESSOR = { email: 'carl@fieldfolio.example', password: 'seven slow barges on the canal' };
const BOOK = 'Book of Carl Moor';
const LATE_TASK = 'Ask about the house by the sea';
const OTHER_TASK = 'Ask about the second crane';
const INDUSTRY = 'Forestry';

let office: Office;
let giver: Laptop;
let taker: Laptop;
let clientId = '';

const allSent = (page: Page) => page.getByText('Everything you wrote is on the server');
const unsent = (page: Page) => page.getByRole('region', { name: /^Unsent/ });
const handedOver = (page: Page) => page.getByRole('region', { name: /^Handed over/ });
const lateEdits = (page: Page) => page.getByRole('region', { name: /^Late edits/ });

/** Synchronises and waits until nothing is owed. */
async function comeToRest(page: Page): Promise<void> {
  await synchronise(page);
  await expect(allSent(page)).toBeVisible({ timeout: 60_000 });
  await expect(syncLine(page)).toContainText('Synced', { timeout: 60_000 });
}

test.beforeAll(async () => {
  office = await openOffice();
  const { email, password } = SUCCESSOR;
  await office.admin(['person', 'add', email, '--name', 'Carl Moor', '--password-stdin'], password);
  await office.admin(['book', 'add', BOOK, '--owner', email]);
  const line = (await office.admin(['client', 'list', 'Sample book']))
    .split('\n')
    .find((each) => each.startsWith(MOVED));
  clientId = line?.split(/\s+/).at(-1) ?? '';
  giver = await openLaptop();
  taker = await openLaptop();
});

test.afterAll(async () => {
  await giver?.close();
  await taker?.close();
  await office?.close();
});

test('each manager has a book of their own', async () => {
  const server = office.address;
  await enrol(giver.page, { server, ...office.sample, deviceName: 'Laptop of the giver' });
  await enrol(taker.page, { server, ...SUCCESSOR, deviceName: 'Laptop of the taker' });
  await findClients(giver.page, MOVED);
  await expect(clientCell(giver.page, MOVED)).toBeVisible();
  await findClients(taker.page, '');
  await expect(taker.page.getByText('No clients yet')).toBeVisible();
});

test('the client moves while the first manager has unsent edits of it', async () => {
  await office.stop();
  const { page } = giver;
  await writeTask(page, LATE_TASK, MOVED);
  await writeTask(page, OTHER_TASK, STAYS);
  await changeIndustry(page, MOVED, (field) => field.fill(INDUSTRY));
  await syncLine(page).click();
  await expect(unsent(page).getByRole('listitem')).toHaveCount(3);
  expect(await office.admin(['client', 'move', clientId, '--to', BOOK])).toMatch(
    /^Moved \d+ records to "Book of Carl Moor" \(move 1\)/,
  );
});

test('it is gone from the first laptop with everything of it, and nothing is owed any more', async () => {
  // The other one looks at Synchronisation meanwhile, and stays there.
  await comeToRest(taker.page);
  const { page } = giver;
  await comeToRest(page);
  await expect(page.getByRole('region', { name: /^Needs attention/ })).toHaveCount(0);
  await expect(syncState(page)).toContainText('nothing unsent');
  await expect(syncState(page)).not.toContainText('Everything is synchronised');
  await expect(syncState(page)).toContainText('2 changes of yours came after their client or book');
  await expect(syncLine(page)).toContainText('2 handed over');
  await expect(handedOver(page)).toContainText('Nothing is lost');
  await expectAccessible(page);

  await findClients(page, MOVED);
  await expect(page.getByText('No client matches this view and filter.')).toBeVisible();
  await expect(clientCell(page, MOVED)).toHaveCount(0);
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog');
  await palette.getByRole('textbox', { name: 'Command or client' }).fill(STAYS);
  await expect(palette.getByText(STAYS).first()).toBeVisible();
  await palette.getByRole('textbox', { name: 'Command or client' }).fill('Lindqvist');
  await expect(palette.getByText('Nothing found. Try fewer letters.')).toBeVisible();
  await page.keyboard.press('Escape');

  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: /^Tasks/ })
    .click();
  const filter = page.getByRole('searchbox', { name: 'Filter tasks' });
  await filter.fill('Ask about');
  await expect(page.getByRole('gridcell', { name: OTHER_TASK, exact: true })).toBeVisible();
  await expect(page.getByRole('gridcell', { name: LATE_TASK, exact: true })).toHaveCount(0);
  await filter.fill('Lindqvist');
  await expect(page.getByText('Nothing matches these filters.')).toBeVisible();
});

test('it is on the second laptop, with what was known of it before', async () => {
  const { page } = taker;
  await page.getByRole('button', { name: 'Synchronise now' }).click();
  // Without leaving the page: late edits come with the synchronisation.
  await expect(lateEdits(page).getByRole('listitem')).toHaveCount(2);
  await openClient(page, MOVED);
  await expect(industryOf(page).getByText(INDUSTRY, { exact: true })).toHaveCount(0);
  await page.getByRole('tab', { name: /^Contacts/ }).click();
  await expect(page.getByRole('button', { name: 'Anna Lindqvist' })).toBeVisible();
  await page.getByRole('tab', { name: /^Portfolio/ }).click();
  await expect(page.getByRole('heading', { name: /^Accounts/ })).toBeVisible();
  await openTasksTab(page);
  await expect(page.getByRole('button', { name: LATE_TASK, exact: true })).toHaveCount(0);
});

test('the second manager takes over what the first had written too late', async () => {
  const { page } = taker;
  await syncLine(page).click();
  const task = lateEdits(page).getByRole('listitem').filter({ hasText: LATE_TASK });
  const industry = lateEdits(page).getByRole('listitem').filter({ hasText: INDUSTRY });
  await expect(task).toContainText(`Task for ${MOVED}, new: ${LATE_TASK}`);
  await expect(industry).toContainText(`industry: ${INDUSTRY}`);
  await expectAccessible(page);
  await task.getByRole('button', { name: 'Take over' }).click();
  await expect(lateEdits(page).getByRole('listitem')).toHaveCount(1);
  await industry.getByRole('button', { name: 'Take over' }).click();
  await expect(lateEdits(page)).toHaveCount(0);

  await comeToRest(page);
  await openClient(page, MOVED);
  await expect(industryOf(page).getByText(INDUSTRY, { exact: true })).toBeVisible();
  await openTasksTab(page);
  await expect(page.getByRole('button', { name: LATE_TASK, exact: true })).toBeVisible();
  expect(await office.admin(['late-edits', 'list'])).toContain('No late edits wait');
});

test('after a restart each laptop still has its own clients only', async () => {
  for (const { laptop, here, away } of [
    { laptop: giver, here: STAYS, away: MOVED },
    { laptop: taker, here: MOVED, away: STAYS },
  ]) {
    await laptop.restart();
    const { page } = laptop;
    await unlock(page);
    await comeToRest(page);
    await findClients(page, here);
    await expect(clientCell(page, here)).toBeVisible();
    await findClients(page, away);
    await expect(page.getByText('No client matches this view and filter.')).toBeVisible();
  }
});

test('the first manager is told, also after the restart, until they have read it', async () => {
  const { page } = giver;
  await syncLine(page).click();
  await expect(syncState(page)).toContainText('2 changes of yours');
  await handedOver(page).getByRole('button', { name: 'Understood' }).click();
  await expect(handedOver(page)).toHaveCount(0);
  await expect(syncState(page)).toContainText('Everything is synchronised');
  await expect(syncLine(page)).not.toContainText('handed over');
  await syncLine(taker.page).click();
  await expect(handedOver(taker.page)).toHaveCount(0);
});
