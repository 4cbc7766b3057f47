// `npm run pictures`: takes the pictures of README and the user guide from the real application.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { enrol, openLaptop } from '#tests/e2e/journeys/support/laptop.ts';
import { openOffice } from '#tests/e2e/journeys/support/office.ts';

const folder = path.resolve(import.meta.dirname, '..', '..', 'docs', 'pictures');
/** For rows that are computed in the background and charts that move in. */
const SETTLE_MS = 2_500;

async function take(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(SETTLE_MS);
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
  process.stdout.write(`${name}.png\n`);
}

const menu = (page: Page, name: string) =>
  page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .click();

mkdirSync(folder, { recursive: true });
const office = await openOffice();
const laptop = await openLaptop();
try {
  const { page } = laptop;
  await page.waitForTimeout(SETTLE_MS);
  await take(page, 'sign-in');
  await enrol(page, { server: office.address, ...office.sample, deviceName: 'My laptop' });
  await take(page, 'today');
  await menu(page, 'Clients');
  await take(page, 'clients');
  await page.getByRole('gridcell', { name: 'Lindqvist household', exact: true }).click();
  await take(page, 'client');
  await page
    .getByRole('link', { name: /^Portfolio/ })
    .or(page.getByRole('tab', { name: /^Portfolio/ }))
    .click();
  await take(page, 'portfolio');
  await page.getByRole('tab', { name: /^Allocation/ }).click();
  await take(page, 'allocation');
  await page.getByRole('tab', { name: /^Advice/ }).click();
  await take(page, 'advice');
  await menu(page, 'Alerts');
  await take(page, 'alerts');
  await menu(page, 'Book');
  await take(page, 'book');
  await menu(page, 'Reports');
  await page
    .getByRole('grid', { name: 'Reports' })
    .getByRole('row')
    .filter({ hasText: 'Lindqvist household' })
    .dblclick();
  await page.getByRole('article').first().waitFor();
  await take(page, 'report');
  await menu(page, 'Today');
  await page
    .getByRole('region', { name: /^Meetings/ })
    .getByRole('link', { name: /^Brief/ })
    .first()
    .click();
  await page.getByRole('article').first().waitFor();
  await take(page, 'brief');
  await office.stop();
  await menu(page, 'Today');
  await page
    .getByRole('region', { name: /^Meetings/ })
    .getByRole('button', { name: /^Start/ })
    .first()
    .click();
  const notes = page.getByRole('textbox', { name: 'Notes of the meeting' });
  await notes.click();
  await page.keyboard.type(
    'The rent in Lund ends in June; they would rather stay another year.\nErik has spoken with the notary.\n! Send the two proposals for the maturing bond by Friday\n[] Ask the tax desk about the Swedish side\n',
  );
  await take(page, 'meeting');
  await page.getByTitle('Open Synchronisation').click();
  await take(page, 'sync');
  await menu(page, 'Settings');
  await page.getByText('Dark', { exact: true }).click();
  await menu(page, 'Today');
  await take(page, 'today-dark');
} finally {
  await laptop.close();
  await office.close();
}
