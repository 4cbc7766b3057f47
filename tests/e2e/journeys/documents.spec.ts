import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { injections } from '#tests/fixtures/injections.ts';
import { expectAccessibleOverlay } from './support/accessible.ts';
import { openClient } from './support/clients.ts';
import { enrol, type Laptop, openLaptop, unlock } from './support/laptop.ts';
import { type Office, openOffice } from './support/office.ts';
import { synchronise, syncLine, syncState } from './support/screens.ts';
import { smallPdf } from './support/small-pdf.ts';

/*
 * A signed form is attached on one laptop without a network, sent when there is one, and opened on a
 * second: two real applications and the real server.
 */
test.describe.configure({ mode: 'serial' });
test.setTimeout(180_000);

const CLIENT = 'Hafenkran Logistik GmbH';
const TITLE = 'Account opening form';
const WORDS = 'Signed at the harbour';
const PDF = smallPdf(WORDS, 700_000);
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

let office: Office;
let desk: Laptop;
let road: Laptop;
let folder: string;

/** What the dialog of the system would give back. */
async function choose(laptop: Laptop, file: string): Promise<void> {
  await laptop.app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
  }, file);
}

async function openDocuments(page: Page): Promise<void> {
  await openClient(page, CLIENT);
  await page.getByRole('tab', { name: 'Documents' }).click();
}

const rowOf = (page: Page, title: string) => page.getByRole('row').filter({ hasText: title });

test.beforeAll(async () => {
  office = await openOffice();
  desk = await openLaptop();
  road = await openLaptop();
  folder = await mkdtemp(path.join(tmpdir(), 'fieldfolio-scans-'));
  await writeFile(path.join(folder, `${TITLE}.pdf`), PDF);
  await writeFile(path.join(folder, 'program.pdf'), 'MZ: not what it is called');
});

test.afterAll(async () => {
  await desk?.close();
  await road?.close();
  await office?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

test('a signed form is attached without a network and says that it waits', async () => {
  const { page } = desk;
  await enrol(page, { server: office.address, ...office.sample, deviceName: 'Desk' });
  await enrol(road.page, { server: office.address, ...office.sample, deviceName: 'Road' });
  await office.stop();
  await openDocuments(page);
  await choose(desk, path.join(folder, 'program.pdf'));
  await page.getByRole('button', { name: 'Attach a document' }).click();
  await expect(page.getByText('Only PDF, PNG, JPEG and TIFF files can be attached.')).toBeVisible();

  await choose(desk, path.join(folder, `${TITLE}.pdf`));
  await page.getByRole('button', { name: 'Attach a document' }).click();
  const dialog = page.getByRole('dialog', { name: 'Attach a document' });
  await expect(dialog.getByLabel('Title')).toHaveValue(TITLE);
  await expectAccessibleOverlay(page);
  // [S3] A title is text, whatever it says.
  for (const payload of injections(office.address)) await dialog.getByLabel('Title').fill(payload);
  expect(await page.evaluate(() => '__xss' in window)).toBe(false);
  await dialog.getByLabel('Title').fill(TITLE);
  await dialog.getByRole('button', { name: 'Keep document' }).click();
  await expect(dialog).toBeHidden();
  await expect(rowOf(page, TITLE)).toContainText('Signed form');
  await expect(rowOf(page, TITLE)).toContainText('Waiting to be sent');
  await expectAccessibleOverlay(page);

  await page.getByRole('button', { name: TITLE, exact: true }).click();
  await expect(page.getByRole('article', { name: `${TITLE}, page 1 of 1` })).toContainText(WORDS);
  await page.keyboard.press('Escape');
});

test('[D1] it outlives a kill, is sent, and is opened on the second laptop as it was', async () => {
  await desk.kill();
  await unlock(desk.page);
  await synchronise(desk.page);
  await expect(desk.page.getByText('1 document waiting to be sent')).toBeVisible();
  await office.start();
  await desk.page.getByRole('button', { name: 'Synchronise now' }).click();
  await expect(syncState(desk.page)).toContainText('Everything is synchronised', {
    timeout: 60_000,
  });
  await expect(desk.page.getByText('waiting to be sent')).toHaveCount(0);
  await openDocuments(desk.page);
  await expect(rowOf(desk.page, TITLE)).toContainText('Here');

  const { page } = road;
  await synchronise(page);
  await expect(syncLine(page)).toContainText('Synced', { timeout: 60_000 });
  await openDocuments(page);
  await expect(rowOf(page, TITLE)).toContainText('Here', { timeout: 60_000 });
  await page.getByRole('button', { name: TITLE, exact: true }).click();
  const dialog = page.getByRole('dialog', { name: TITLE });
  await expect(dialog.getByRole('article', { name: /page 1 of 1/ })).toContainText(WORDS);
  await expectAccessibleOverlay(page);
  await dialog.getByRole('button', { name: 'Save as' }).click();
  await expect(page.getByText(/Saved as .*\.pdf/)).toBeVisible();
  const saved = await readFile(path.join(road.saveFolder, `${TITLE}.pdf`));
  expect(hashOf(saved)).toBe(hashOf(PDF));
  expect(road.complaints).toEqual([]);
});

test('deleting it takes it from both lists, and undoing brings it back with its bytes', async () => {
  const { page } = road;
  await page.getByRole('dialog', { name: TITLE }).getByRole('button', { name: 'Close' }).click();
  await rowOf(page, TITLE)
    .getByRole('button', { name: `Delete ${TITLE}` })
    .click();
  await expect(page.getByText('No documents yet.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(rowOf(page, TITLE)).toContainText('Here');
});

test('a mandate names it, opens it, and says so when it was removed', async () => {
  const { page } = road;
  const openAdvice = () => page.getByRole('tab', { name: /^Advice/ }).click();
  const mandates = page.getByRole('region', { name: 'Mandate and authority' });
  await openAdvice();
  await mandates.getByRole('button', { name: 'Add an authority' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Kind').selectOption('discretionary');
  await form.getByLabel('Holder').fill('The firm itself');
  const chosen = form.getByRole('combobox', { name: 'Document', exact: true });
  const offered = await chosen.getByRole('option').allTextContents();
  expect(offered[0]).toBe('None of the documents');
  expect(offered[1]).toMatch(new RegExp(`^${TITLE}, `));
  await chosen.selectOption({ index: 1 });
  await form.getByLabel('Document in words').fill('Original in binder 4');
  await expectAccessibleOverlay(page);
  await form.getByLabel('Holder').press('Control+Enter');
  await expect(form).toHaveCount(0);

  const mandate = mandates.getByRole('listitem').filter({ hasText: 'The firm itself' });
  await expect(mandate).toContainText(`Document: ${TITLE} · Original in binder 4`);
  await mandate.getByRole('button', { name: TITLE }).click();
  const dialog = page.getByRole('dialog', { name: TITLE });
  await expect(dialog.getByRole('article', { name: /page 1 of 1/ })).toContainText(WORDS);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(dialog).toBeHidden();
  await expectAccessibleOverlay(page);

  await page.getByRole('tab', { name: 'Documents' }).click();
  await rowOf(page, TITLE)
    .getByRole('button', { name: `Delete ${TITLE}` })
    .click();
  await expect(page.getByText('No documents yet.')).toBeVisible();
  await openAdvice();
  await expect(mandate).toContainText('Its document was removed · Original in binder 4');
  // That the authority was added can be undone as well.
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await expect(mandate.getByRole('button', { name: TITLE })).toBeVisible();
});
