import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, expectAccessibleOverlay } from './support/accessible.ts';
import { openClient } from './support/clients.ts';
import { enrol, type Laptop, openLaptop } from './support/laptop.ts';
import { type Office, openOffice } from './support/office.ts';
import { textOfPdf } from './support/paper.ts';

/*
 * The month's reports: agreed with a client, prepared as one batch, read on paper, marked as sent.
 * Steps build on each other, as a day does.
 */
test.describe.configure({ mode: 'serial' });
test.setTimeout(180_000);

const CLIENT = 'Lindqvist household';

let office: Office;
let laptop: Laptop;
let page: Page;

const savedPdfs = async () =>
  (await readdir(laptop.saveFolder)).filter((name) => name.endsWith('.pdf')).sort();
const batch = () => page.getByRole('region', { name: 'Batch of reports' });
const rows = () => page.getByRole('grid', { name: 'Reports' }).getByRole('row');

async function openReports(): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: /^Reports/ })
    .click();
  await expect(page.getByRole('heading', { name: 'Reports', level: 1 })).toBeVisible();
}

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

test('a report is agreed with a client: how often, what, to whom, how, and in which language', async () => {
  await openClient(page, CLIENT);
  const section = page.getByRole('region', { name: 'Reports' });
  await section.getByRole('button', { name: 'Add' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('How often').selectOption('monthly');
  await drawer.getByLabel('Next due').fill('2026-12-05');
  await expect(drawer.getByText(/^Covers/)).toBeVisible();
  await drawer.getByLabel('Other recipients').fill('The tax adviser');
  await drawer.getByLabel('Delivery').selectOption('post');
  await expect(drawer.getByLabel('Language')).toHaveValue('');
  await expect(drawer.getByRole('option', { name: 'The client’s: English' })).toBeAttached();
  await drawer.getByLabel('Language').selectOption('German');
  await expectAccessibleOverlay(page);
  await drawer.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(section.getByRole('button', { name: 'Monthly' })).toBeVisible();
});

test('the list fits the smallest window: nothing has to be scrolled sideways', async () => {
  await openReports();
  await laptop.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()
      .find((window) => window.isVisible())
      ?.setSize(1024, 700);
  });
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBeLessThanOrEqual(1024);
  await page.getByText('All agreed', { exact: true }).click();
  await expect(rows().nth(1).getByRole('button', { name: 'Mark as sent' })).toBeInViewport({
    ratio: 1,
  });
  const overflows = await page
    .getByRole('grid', { name: 'Reports' })
    .evaluate(
      (grid) => (grid.parentElement?.scrollWidth ?? 0) - (grid.parentElement?.clientWidth ?? 0),
    );
  expect(overflows).toBe(0);
});

test('the batch is paused, goes on while one works elsewhere, and saves a PDF for each', async () => {
  await page.getByText('Due', { exact: true }).first().click();
  await expectAccessible(page);
  await page.getByRole('checkbox', { name: /Select all/ }).check();
  const count = (await rows().count()) - 1;
  await page.getByRole('button', { name: /^Prepare \d+ selected/ }).click();
  await batch().getByRole('button', { name: 'Pause' }).click();
  await expect(batch().getByText(/^Paused \d+ of/)).toBeVisible();
  await expectAccessible(page);
  await batch().getByRole('button', { name: 'Resume' }).click();
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await openReports();
  await expect(batch().getByText(new RegExp(`^Prepared ${count} of ${count}`))).toBeVisible({
    timeout: 120_000,
  });
  const failed = await batch().getByRole('listitem').count();
  await expect.poll(async () => (await savedPdfs()).length).toBe(count - failed);
});

test('the report that was agreed in German is German from its name to the foot of its last page', async () => {
  const file = (await savedPdfs()).find((name) => name.startsWith(`Bericht ${CLIENT}`)) ?? '';
  const pages = await textOfPdf(path.join(laptop.saveFolder, file));
  expect(pages.length).toBeGreaterThan(2);
  expect(pages[0]).toContain(CLIENT);
  expect(pages[0]).toContain('Konten und Depots in diesem Bericht');
  for (const [index, text] of pages.entries()) {
    expect(text).toMatch(new RegExp(`Stand .*Seite ${index + 1}/${pages.length}`));
  }
  expect(pages.join()).not.toMatch(/\b(Accounts|Holdings|Returns|Figures|Page)\b/);
});

test('the paper names the accounts, ties its totals and numbers its pages', async () => {
  const file = (await savedPdfs()).find((name) => name.startsWith('Report ')) ?? '';
  const pages = await textOfPdf(path.join(laptop.saveFolder, file));
  expect(pages.length).toBeGreaterThan(2);
  const [cover = ''] = pages;
  expect(cover).toContain('Accounts in this report');
  for (const [index, text] of pages.entries()) {
    expect(text).toMatch(new RegExp(`Page ${index + 1}/${pages.length}`));
  }
  const contents = [
    ...cover.matchAll(/^\s*(Summary|Performance|Holdings|How to read[^.\d]*?)[\s.]+(\d+)\s*$/gm),
  ];
  expect(contents.length).toBeGreaterThanOrEqual(3);
  for (const [, name = '', number = ''] of contents) {
    expect(pages[Number(number) - 1]).toContain(name.trim());
  }
});

test('a report is looked at as it was prepared, marked as sent, and stands in the list', async () => {
  const row = rows().filter({ hasText: CLIENT }).first();
  await expect(row.getByText('Prepared')).toBeVisible();
  await row.dblclick();
  await expect(page.getByRole('heading', { name: `Report: ${CLIENT}` })).toBeVisible();
  await expect(page.getByText(/as prepared: (Report|Bericht)/)).toBeVisible();
  await expect(page.getByRole('article', { name: /page 1 of/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Mark as sent' }).click();
  await expect(page.getByText(/marked as sent/).last()).toBeVisible();
  await page.getByText('Sent', { exact: true }).first().click();
  const sent = page.getByRole('grid', { name: 'Sent reports' }).getByRole('row');
  await expect(sent.filter({ hasText: CLIENT })).toHaveCount(1);
  await expectAccessible(page);
});

test('[D1] the very document that was sent is kept among those of the client', async () => {
  const sent = page.getByRole('grid', { name: 'Sent reports' }).getByRole('row');
  await sent.filter({ hasText: CLIENT }).dblclick();
  await expect(page.getByRole('tab', { name: /^Documents/ })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await page
    .getByRole('button', { name: /report|bericht/i })
    .first()
    .click();
  await expect(page.getByRole('article', { name: /page 1 of/ })).toBeVisible();
});
