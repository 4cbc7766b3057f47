import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { openClient } from './support/clients.ts';
import { enrol, type Laptop, openLaptop } from './support/laptop.ts';
import { type Office, openOffice } from './support/office.ts';
import { heading } from './support/screens.ts';

/*
 * What vigilance notices: the list of the whole book, an alert that explains itself, and what is
 * decided about it: dismissed, accepted as habit, escalated and answered. Steps build on each other.
 */
test.describe.configure({ mode: 'serial' });
test.setTimeout(240_000);

let office: Office;
let laptop: Laptop;
let page: Page;

const grid = () => page.getByRole('grid', { name: 'Alerts' });
const rowOf = (client: string) => grid().getByRole('row').filter({ hasText: client });
const statusChoice = (name: string) =>
  page.getByRole('radiogroup', { name: 'Status' }).getByText(name, { exact: true });
const panel = () => page.getByRole('complementary', { name: 'Alert' });

test.beforeAll(async () => {
  test.setTimeout(180_000);
  office = await openOffice();
  laptop = await openLaptop();
  page = laptop.page;
  await enrol(page, { server: office.address, ...office.sample, deviceName: 'Laptop' });
});

test.afterAll(async () => {
  await laptop?.close();
  await office?.close();
});

test('the book’s alerts stand in one list, and each explains itself', async () => {
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await expect(heading(page, 'Alerts')).toBeVisible();
  await expect(rowOf('Hafenkran')).toContainText('receipts just below', { timeout: 60_000 });
  await expect(rowOf('Castellani')).toContainText('Matteo Castellani');
  await expectAccessible(page);

  await rowOf('Hafenkran').getByRole('gridcell').first().click();
  await page.keyboard.press('Enter');
  await expect(panel().getByRole('heading', { name: 'Just below a limit' })).toBeVisible();
  await expect(panel()).toContainText('80 % of the limit');
  const entries = panel()
    .getByRole('region', { name: /^Transactions/ })
    .getByRole('listitem');
  await expect(entries).toHaveCount(3);
  await expectAccessible(page);
});

test('an alert is dismissed with a reason only, and can be opened again', async () => {
  const decide = panel().getByRole('button', { name: 'Dismiss alert' });
  await decide.click();
  await expect(panel().getByText('must say why')).toBeVisible();
  await panel().getByLabel('Why it needs no action').fill('Takings of the harbour festival.');
  await page.keyboard.press('Control+Enter');
  await expect(panel()).toContainText('Takings of the harbour festival.');
  await expect(rowOf('Hafenkran')).toHaveCount(0);
  await panel().getByRole('button', { name: 'Open again' }).click();
  await expect(rowOf('Hafenkran')).toHaveCount(1);
});

test('what is accepted as habit is said beforehand and stays quiet', async () => {
  await rowOf('Hafenkran').getByRole('gridcell').first().click();
  await page.keyboard.press('a');
  await expect(panel()).toContainText('stay quiet');
  await panel().getByRole('button', { name: 'Accept as habit' }).click();
  await expect(rowOf('Hafenkran')).toHaveCount(0);
  await statusChoice('Decided').click();
  await expect(rowOf('Hafenkran')).toContainText('Accepted');
  await statusChoice('To look at').click();
});

test('from the client’s page an alert is escalated and the answer kept, also after a restart', async () => {
  await openClient(page, 'Giulia Castellani');
  const attention = page.getByRole('region', { name: /^Attention/ });
  await attention
    .getByRole('button', { name: /^Look into/ })
    .first()
    .click();
  const drawer = page.getByRole('dialog');
  await expect(drawer.getByRole('heading', { name: 'Signs of exploitation' })).toBeVisible();
  await drawer.getByText('Escalate', { exact: true }).click();
  await drawer.getByLabel('What the lead should know').fill('Above the limit of his authority.');
  await drawer.getByRole('button', { name: 'Escalate alert' }).click();
  await expect(drawer.getByLabel('Answer of the lead')).toBeVisible();
  await expectAccessible(page);
  await drawer.getByLabel('Answer of the lead').fill('Talk to her alone before anything else.');
  await drawer.getByRole('button', { name: 'Keep answer' }).click();
  await expect(drawer).toContainText('No concern, answered on');
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  await expect(attention.getByText('who is paid')).toHaveCount(0);
  expect(laptop.complaints).toEqual([]);
});

test('a rule can be set otherwise or switched off, and its alerts follow', async () => {
  await page.keyboard.press('Control+,');
  await expect(heading(page, 'Settings')).toBeVisible();
  const rules = page.getByRole('region', { name: 'Alert rules' });
  await rules.getByRole('switch', { name: 'Repeated entry' }).press('Space');
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await expect(rowOf('Nisha Patel')).toHaveCount(1);
  await expect(rowOf('North Fork')).toHaveCount(0, { timeout: 60_000 });
});
