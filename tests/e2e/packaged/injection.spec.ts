import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { injections } from '#tests/fixtures/injections.ts';
import { enrol } from '../journeys/support/laptop.ts';
import { type Office, openOffice } from '../journeys/support/office.ts';
import { type PackagedApplication, startPackaged } from './support/application.ts';
import { type ForeignServer, startForeignServer } from './support/foreign-server.ts';

test.skip(process.platform !== 'linux', 'the package is driven from outside, by way of /proc');
test.describe.configure({ mode: 'serial' });
test.setTimeout(240_000);

const CLIENT = 'Lindqvist household';

let office: Office;
let foreign: ForeignServer;
let running: PackagedApplication;
let payloads: string[];
const dialogs: string[] = [];

test.beforeAll(async () => {
  foreign = await startForeignServer();
  payloads = injections(foreign.url);
  office = await openOffice();
  await loadHostileShop();
  running = await startPackaged();
  running.page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await enrol(running.page, { server: office.address, ...office.sample, deviceName: 'Laptop' });
});
test.afterAll(async () => {
  await running?.close();
  await office?.close();
  await foreign?.close();
});
test.afterEach(async () => {
  // Whatever was put in has had its time: two frames of the page.
  const ran = await running.page.evaluate(
    () =>
      new Promise((done) => {
        requestAnimationFrame(() => requestAnimationFrame(() => done('__xss' in window)));
      }),
  );
  expect({ ran, dialogs, requests: foreign.requests }).toEqual({
    ran: false,
    dialogs: [],
    requests: [],
  });
});

/** A shop whose every text is a payload, loaded into the sample's book. */
async function loadHostileShop(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fieldfolio-shop-'));
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const rows = payloads.map((text, index) =>
    [`9${index}`, `P${index}`, quoted(text), 6, '2010-12-01 08:26:00', 2.55, 20_000 + index].join(),
  );
  const header =
    'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';
  const lines = rows.map((row, index) => `${row},${quoted(payloads[index] ?? '')}`);
  await writeFile(path.join(folder, 'invoices.csv'), `${[header, ...lines].join('\n')}\n`);
  await office.admin([
    'load',
    'online-retail',
    path.join(folder, 'invoices.csv'),
    '--book',
    'Sample book',
  ]);
  await rm(folder, { recursive: true });
}

async function command(page: Page, text: string, shown: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: 'Command or client' }).fill(text);
  await expect(page.getByRole('dialog').getByText(shown).first()).toBeVisible();
  await page.keyboard.press('Enter');
}

async function openClient(page: Page): Promise<void> {
  await command(page, 'lindqvist', CLIENT);
  await expect(page.getByRole('heading', { level: 1, name: CLIENT })).toBeVisible();
}

test('[S3] there are fifty payloads, and each would run if it could', async () => {
  expect(new Set(payloads).size).toBe(50);
});

test('[S3] records that were loaded into the book run nothing on any screen', async () => {
  const { page } = running;
  for (const key of ['t', 'c', 'm', 'k', 'r', 's']) {
    await page.keyboard.press('g');
    await page.keyboard.press(key);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
});

test('[S3] what is typed into the fields of a client runs nothing', async () => {
  const { page } = running;
  await openClient(page);
  const details = page.getByRole('region', { name: 'Details' });
  await details.getByRole('button', { name: 'Edit' }).click();
  const fields = page.getByRole('dialog').locator('input[type=text], textarea, input:not([type])');
  await expect(fields.first()).toBeVisible();
  for (const [index, payload] of payloads.entries()) {
    const field = fields.nth(index % (await fields.count()));
    if (await field.isEditable()) await field.fill(payload);
  }
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Escape');
});

test('[S3] tasks, searches and filters run nothing', async () => {
  const { page } = running;
  await openClient(page);
  await command(page, 'new task', 'New task');
  const what = page.getByLabel('What has to be done');
  for (const payload of payloads) {
    await what.fill(payload);
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(what).toHaveValue('');
  }
  await what.press('Escape');
  for (const payload of payloads) await page.getByLabel('Filter tasks').fill(payload);
  await page.getByLabel('Filter tasks').fill('onerror');
  await expect(page.getByRole('grid', { name: 'Tasks and promises' })).toContainText('__xss');
  for (const payload of payloads) {
    await page.keyboard.press('Control+k');
    await page.getByRole('textbox', { name: 'Command or client' }).fill(payload);
    await page.keyboard.press('Escape');
  }
});

test('[S3] notes of a meeting and the paper made of them run nothing', async () => {
  const { page } = running;
  await openClient(page);
  await page.getByRole('tab', { name: /^Meetings and notes/ }).click();
  await page.getByRole('link', { name: /Half-year review/ }).click();
  await page.getByRole('button', { name: 'Start' }).click();
  const notes = page.getByRole('textbox', { name: 'Notes of the meeting' });
  await notes.fill(payloads.map((payload) => `! ${payload}`).join('\n'));
  await page.getByRole('button', { name: 'Finish' }).first().click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Finish/ })
    .click();
  await page.keyboard.press('Control+p');
  await expect(page.getByRole('heading', { name: /^Brief: / })).toBeVisible();
  await expect(page.getByRole('article').first()).toBeVisible();
  await page.getByRole('button', { name: 'Print', exact: true }).click();
  await expect.poll(() => running.openedOutside(), { timeout: 60_000 }).toMatch(/^lp/m);
});
