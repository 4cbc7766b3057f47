import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { enrol, type Laptop, openLaptop, unlock } from './support/laptop.ts';
import { type Office, openOffice } from './support/office.ts';

/*
 * The whole way on real input by others, where it lies beside the project: a bank's clients and a
 * wholesaler's customers, loaded by the admin command line, taken along, worked with offline, brought
 * back, and seen on a colleague's device.
 */
const data = path.resolve(import.meta.dirname, '..', '..', '..', '..', 'shared', 'data');
const BOOK = "Ann's book";
const ANN = { email: 'ann@example.com', password: 'a long password for one afternoon' };
const BEN = { email: 'ben@example.com', password: 'another password for the same day' };

interface RealBook {
  readonly name: string;
  readonly source: string;
  readonly path: string;
  readonly clientCount: string;
  /** A client whose figures are known from the set itself. */
  readonly client: string;
  readonly figure: RegExp;
}

const books: readonly RealBook[] = [
  {
    name: 'a bank’s private clients',
    source: 'berka',
    path: path.join(data, 'berka'),
    clientCount: '5,369',
    client: 'Client 2873',
    figure: /CZK\s27,17[01]/,
  },
  {
    name: 'a wholesaler’s customers',
    source: 'online-retail',
    path: path.join(data, 'online-retail', 'online_retail_2010-12-01_2011-12-09.csv.gz'),
    clientCount: '4,373',
    client: 'Customer 12347',
    figure: /GBP\s3,598/,
  },
];

/** An office with Ann and her assistant Ben, and one book loaded from a real set. */
async function officeWith(book: RealBook): Promise<Office> {
  const office = await openOffice({ sample: false });
  for (const [name, { email, password }] of Object.entries({ 'Ann Marsh': ANN, 'Ben Hill': BEN })) {
    await office.admin(['person', 'add', email, '--name', name, '--password-stdin'], password);
  }
  await office.admin(['book', 'add', BOOK]);
  await office.admin(['member', 'add', BOOK, ANN.email, '--role', 'owner']);
  await office.admin(['member', 'add', BOOK, BEN.email, '--role', 'assistant']);
  await office.admin(['load', book.source, book.path, '--book', BOOK]);
  return office;
}

async function openClient(page: Page, name: string) {
  await page.getByRole('link', { name: /^Clients/ }).click();
  await page.getByRole('searchbox', { name: 'Filter clients' }).fill(name);
  await page.getByRole('row').filter({ hasText: name }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: new RegExp(`^${name}`) })).toBeVisible();
}

async function planAndHoldMeeting(page: Page, said: string) {
  await page.getByRole('button', { name: 'New meeting' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Purpose').fill('Review of the year and what comes next');
  await page.keyboard.press('Control+Enter');
  await expect(form).toBeHidden();
  await page
    .getByRole('button', { name: /^Start/ })
    .first()
    .click();
  await page.getByRole('textbox', { name: 'Notes of the meeting' }).fill(said);
  await page.keyboard.press('Control+Enter');
}

async function saveBrief(laptop: Laptop): Promise<string> {
  const { page, saveFolder } = laptop;
  await page.keyboard.press('Control+p');
  await expect(page.getByRole('article')).toHaveCount(1);
  await page.getByRole('button', { name: 'Save PDF' }).click();
  await expect(page.getByText(/^Saved as/)).toBeVisible();
  const file = readdirSync(saveFolder).find((name) => name.endsWith('.pdf')) ?? '';
  return execFileSync('pdftotext', ['-layout', path.join(saveFolder, file), '-']).toString();
}

for (const book of books) {
  test(`the whole way on ${book.name}`, async () => {
    test.skip(!existsSync(book.path), `the set "${book.source}" does not lie beside the project`);
    test.setTimeout(420_000);
    const said = `They ask for a plan in writing (${book.source}).`;
    const office = await officeWith(book);
    const laptop = await openLaptop();
    const colleague = await openLaptop();
    try {
      await enrol(laptop.page, { server: office.address, ...ANN, deviceName: 'Laptop' });
      await office.stop();

      await expect(laptop.page.getByRole('link', { name: /^Clients/ })).toContainText(
        book.clientCount,
      );
      await openClient(laptop.page, book.client);
      await expect(laptop.page.getByText(book.figure).first()).toBeVisible();
      await planAndHoldMeeting(laptop.page, said);
      const brief = await saveBrief(laptop);
      expect(brief).toContain(book.client);
      expect(brief).toMatch(/Twelve months to/);

      await laptop.restart();
      await unlock(laptop.page);
      await expect(laptop.page.getByTitle('Open Synchronisation')).toContainText('unsent');
      await office.start();
      await laptop.page.getByTitle('Open Synchronisation').click();
      await laptop.page.getByRole('button', { name: /^Synchronise/ }).click();
      await expect(laptop.page.getByTitle('Open Synchronisation')).toContainText('Synced', {
        timeout: 90_000,
      });

      await enrol(colleague.page, { server: office.address, ...BEN, deviceName: 'Colleague' });
      await openClient(colleague.page, book.client);
      await colleague.page
        .getByRole('tab', { name: /^Meetings and notes/ })
        .or(colleague.page.getByRole('link', { name: /^Meetings and notes/ }))
        .click();
      await expect(colleague.page.getByText(said).first()).toBeVisible();
    } finally {
      await colleague.close();
      await laptop.close();
      await office.close();
    }
  });
}
