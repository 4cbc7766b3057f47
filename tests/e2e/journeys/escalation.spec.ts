import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { enrol, type Laptop, openLaptop } from './support/laptop.ts';
import { type Office, openOffice } from './support/office.ts';
import { heading, synchronise, syncLine } from './support/screens.ts';

/*
 * A manager escalates an alert to the lead, who may only read the book, and the lead answers it from a
 * laptop of their own. Steps build on each other.
 */
test.describe.configure({ mode: 'serial' });
test.setTimeout(240_000);

const LEAD = { email: 'lena@fieldfolio.example', password: 'nine slow swans below the weir' };
const OTHER = { email: 'otto@fieldfolio.example', password: 'five grey seals on the long pier' };
const ANSWER = 'Ask for the invoices of the three days.';

let office: Office;
let manager: Laptop;
let lead: Laptop;
let other: Laptop;

const panel = (page: Page) => page.getByRole('complementary', { name: 'Alert' });
const answerField = (page: Page) => panel(page).getByLabel('Answer of the lead');

/** Opens the escalated alert in the list of the whole book. */
async function openEscalated(page: Page): Promise<void> {
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await expect(heading(page, 'Alerts')).toBeVisible();
  await page
    .getByRole('radiogroup', { name: 'Status' })
    .getByText('Escalated', { exact: true })
    .click();
  const row = page.getByRole('grid', { name: 'Alerts' }).getByRole('row');
  const cell = row.filter({ hasText: 'Hafenkran' }).getByRole('gridcell').first();
  await cell.click({ timeout: 60_000 });
  await page.keyboard.press('Enter');
  await expect(panel(page)).toContainText('Takings look split.');
}

test.beforeAll(async () => {
  test.setTimeout(240_000);
  office = await openOffice();
  for (const [name, { email, password }] of [
    ['Lena Ott', LEAD] as const,
    ['Otto Brand', OTHER] as const,
  ]) {
    const person = ['person', 'add', email, '--name', name, '--role', 'lead', '--password-stdin'];
    await office.admin(person, password);
    await office.admin(['member', 'add', 'Sample book', email, '--role', 'overseer']);
  }
  [manager, lead, other] = [await openLaptop(), await openLaptop(), await openLaptop()];
});

test.afterAll(async () => {
  for (const laptop of [manager, lead, other]) await laptop?.close();
  await office?.close();
});

test('the manager escalates an alert to the lead of the book', async () => {
  const { page } = manager;
  await enrol(page, { server: office.address, ...office.sample, deviceName: 'Laptop' });
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  const row = page.getByRole('grid', { name: 'Alerts' }).getByRole('row');
  const cell = row.filter({ hasText: 'Hafenkran' }).getByRole('gridcell').first();
  await cell.click({ timeout: 60_000 });
  await page.keyboard.press('e');
  await panel(page).getByLabel('What the lead should know').fill('Takings look split.');
  await panel(page).getByRole('button', { name: 'Escalate alert' }).click();
  await expect(panel(page).getByText('must say to whom')).toBeVisible();
  await panel(page).getByRole('combobox', { name: 'To' }).click();
  await page.getByRole('option', { name: 'Lena Ott, lead' }).click();
  await panel(page).getByRole('button', { name: 'Escalate alert' }).click();
  await expect(panel(page)).toContainText('to Lena Ott');
  await synchronise(page);
  await expect(syncLine(page)).toContainText('Synced');
});

test('another reader of the book sees it and is asked nothing', async () => {
  const { page } = other;
  await enrol(page, { server: office.address, ...OTHER, deviceName: 'Laptop of another' });
  await openEscalated(page);
  await expect(panel(page)).toContainText('to Lena Ott');
  await expect(answerField(page)).toHaveCount(0);
  await expect(panel(page).getByRole('button', { name: 'Open again' })).toHaveCount(0);
});

test('without the server the lead is told so, and what was typed stays', async () => {
  const { page } = lead;
  await enrol(page, { server: office.address, ...LEAD, deviceName: 'Laptop of the lead' });
  await openEscalated(page);
  await expect(panel(page).getByRole('button', { name: 'Open again' })).toHaveCount(0);
  await office.stop();
  await answerField(page).fill(ANSWER);
  await page.keyboard.press('Control+Enter');
  await expect(panel(page).getByRole('alert')).toContainText('this answer is given there');
  await expect(answerField(page)).toHaveValue(ANSWER);
  await expectAccessible(page);
});

test('the lead answers by the keyboard, and sees the answer', async () => {
  const { page } = lead;
  await office.start();
  await answerField(page).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('w');
  await page.keyboard.press('Tab');
  await expect(panel(page).getByRole('button', { name: 'Keep answer' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(panel(page)).toContainText('Watch the client, answered on', { timeout: 30_000 });
  await expect(panel(page)).toContainText(ANSWER);
  await expect(answerField(page)).toHaveCount(0);
  await page.getByRole('link', { name: /^Today/ }).click();
  await expect(page.getByText('Begun and not saved')).toHaveCount(0);
  expect(lead.complaints).toEqual([]);
});

test('the manager’s laptop shows the answer and whose it is', async () => {
  const { page } = manager;
  await synchronise(page);
  await expect(syncLine(page)).toContainText('Synced');
  await openEscalated(page);
  await expect(panel(page)).toContainText(/Watch the client, answered on .* by Lena Ott/);
  await expect(panel(page)).toContainText(ANSWER);
  await expect(panel(page).getByRole('button', { name: 'Open again' })).toBeVisible();
});
