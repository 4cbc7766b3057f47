import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, expectReadable } from './support/accessible.ts';
import { openClient, openTasksTab } from './support/clients.ts';
import { enrol, type Laptop, openLaptop } from './support/laptop.ts';
import { type Office, openOffice } from './support/office.ts';
import { savePdf, textOfPdf } from './support/paper.ts';
import { heading } from './support/screens.ts';

/*
 * A complaint from the call to the answer: written down by keys, noticed wherever attention is asked
 * for and nowhere the client reads, handed to another team, resolved, undone. Steps build on each other.
 */
test.describe.configure({ mode: 'serial' });

const CLIENT = 'Lindqvist household';
const SUBJECT = 'Dividend was booked to the wrong account';
const DETAILS = 'She said she would think of leaving';
const ANSWER = 'Booked anew on the right account, with interest';

let office: Office;
let laptop: Laptop;
let page: Page;

const requests = () => page.getByRole('list', { name: 'Service requests' });
const complaint = () => requests().getByRole('listitem').filter({ hasText: SUBJECT });
const drawer = () => page.getByRole('dialog', { name: 'New service request' });

test.beforeAll(async () => {
  office = await openOffice();
  laptop = await openLaptop();
  page = laptop.page;
  await enrol(page, { server: office.address, ...office.sample, deviceName: 'Laptop' });
});

test.afterAll(async () => {
  await laptop?.close();
  await office?.close();
});

test('a complaint is written down by keys alone, with the day its answer is owed', async () => {
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('textbox', { name: 'Command or client' });
  await palette.fill('new service');
  await palette.press('Enter');
  const client = page.getByRole('textbox', { name: 'Client of the new service request' });
  await client.fill('lindqvist');
  await client.press('Enter');
  await expect(heading(page, CLIENT)).toBeVisible();
  await expect(drawer().getByLabel('What it is about')).toBeFocused();
  await page.keyboard.type(SUBJECT);
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await expect(drawer().getByLabel('Kind')).toHaveValue('complaint');
  const received = await drawer().getByLabel('Received on').inputValue();
  const owed = await drawer().getByLabel('Answer owed by').inputValue();
  expect((Date.parse(owed) - Date.parse(received)) / 86_400_000).toBe(56);
  await drawer().getByLabel('Details').fill(DETAILS);
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await expect(complaint()).toContainText('Complaint');
  await expect(complaint()).toContainText('With us since');
  await expectAccessible(page);
});

test('it needs attention, and is among what changed since last time', async () => {
  await page.getByRole('tab', { name: /^Overview/ }).click();
  const attention = page.getByRole('region', { name: /^Attention/ });
  await expect(attention.getByText(`Complaint: ${SUBJECT}`)).toBeVisible();
  const since = page.getByRole('region', { name: /^Since/ });
  await since.getByRole('button', { name: `Complaint: ${SUBJECT}` }).click();
  const form = page.getByRole('dialog', { name: 'Service request' });
  await expect(form.getByLabel('Details')).toHaveValue(DETAILS);
  await page.keyboard.press('Escape');
  await expect(form).toBeHidden();
});

test('our brief says so, and the copy for the client says nothing of it', async () => {
  await page.keyboard.press('Control+p');
  const spoken = page.getByRole('region', { name: `Brief: ${CLIENT}, text` });
  await expect(spoken).toContainText(`Complaint: ${SUBJECT}`);
  const [internal = ''] = await textOfPdf(await savePdf(page, laptop.saveFolder));
  expect(internal).toContain(`Complaint: ${SUBJECT}`);
  await page.getByText('Client copy', { exact: true }).click();
  await expect(spoken.getByText(/Client copy/)).toHaveCount(1);
  const copy = (await textOfPdf(await savePdf(page, laptop.saveFolder))).join(' ');
  expect(copy).toContain('Client copy');
  for (const secret of ['Complaint', SUBJECT, DETAILS]) expect(copy).not.toContain(secret);
});

test('it is handed to another team, and undone', async () => {
  await openClient(page, CLIENT);
  await openTasksTab(page);
  const handOver = async () => {
    await complaint().getByRole('button', { name: /^More/ }).click();
    await page.getByRole('menuitem', { name: 'Hand over…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Hand over the complaint' });
    await expect(dialog.getByLabel('Team or person')).toBeFocused();
    await page.keyboard.press('Control+Enter');
    await expect(dialog.getByText('Say to which team or person it was handed.')).toBeVisible();
    await dialog.getByLabel('Team or person').fill('Custody desk');
    await dialog.getByLabel('Their reference').fill('CD-77');
    await expectAccessible(page);
    await page.keyboard.press('Control+Enter');
    await expect(dialog).toBeHidden();
    await expect(complaint()).toContainText('With Custody desk since');
    await expect(complaint()).toContainText('CD-77');
  };
  await handOver();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(complaint()).toContainText('With us since');
  await handOver();
});

test('it is resolved from the list of tasks with what was answered, and that is undone', async () => {
  await page.keyboard.press('g');
  await page.keyboard.press('k');
  await page.getByText('Service requests', { exact: true }).click();
  const row = page.getByRole('row').filter({ hasText: SUBJECT });
  await expect(row).toContainText('Complaint');
  await row.focus();
  await page.keyboard.press('x');
  const dialog = page.getByRole('dialog', { name: 'Resolve the complaint' });
  await expect(dialog.getByLabel('What was answered')).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByText('Say what was answered.')).toBeVisible();
  await dialog.getByLabel('What was answered').fill(ANSWER);
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(row).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(row).toHaveCount(1);
});

test('it is resolved on the page of the client, found by its answer and opened again', async () => {
  await openClient(page, CLIENT);
  await openTasksTab(page);
  await complaint()
    .getByRole('button', { name: `Resolve: ${SUBJECT}` })
    .click();
  await page.getByLabel('What was answered').fill(ANSWER);
  await page.keyboard.press('Control+Enter');
  await expect(complaint()).toHaveCount(0);
  await page.getByRole('tab', { name: /^Overview/ }).click();
  await expect(page.getByRole('region', { name: /^Since/ })).toContainText('Complaint resolved');
  await expect(page.getByText(`Complaint: ${SUBJECT}`)).toHaveCount(0);

  await page.keyboard.press('Control+f');
  await page.getByLabel('Search everything').fill('booked anew');
  await page.getByRole('main').getByText(SUBJECT).first().click();
  await expect(heading(page, CLIENT)).toBeVisible();
  await page.getByText(/^Closed/).click();
  await page.getByRole('button', { name: `Open again: ${SUBJECT}` }).click();
  await expect(complaint()).toContainText('With Custody desk since');
});

test('its course stands in the timeline of the client, alone where that is asked for', async () => {
  await page.getByRole('tab', { name: /^Meetings and notes/ }).click();
  const entries = page.getByRole('list', { name: 'Timeline' }).getByRole('listitem');
  const course = entries.filter({ hasText: SUBJECT });
  await expect(course).toHaveText([/Complaint handed over to Custody desk/, /Complaint received/]);
  await expect(entries.first()).toContainText(SUBJECT);
  await expectAccessible(page);
  await page.getByRole('radiogroup', { name: 'Show' }).getByText('Service requests').click();
  await expect(entries).toHaveCount(2);
  await course.last().getByRole('button', { name: SUBJECT }).click();
  const form = page.getByRole('dialog', { name: 'Service request' });
  await expect(form.getByLabel('What was answered')).toHaveValue(ANSWER);
  await page.keyboard.press('Escape');
  await expect(form).toBeHidden();
  await page.getByRole('radiogroup', { name: 'Show' }).getByText('Tasks').click();
  await expect(page.getByText('Nothing of this kind yet.')).toBeVisible();
  await page.getByRole('button', { name: 'New note' }).click();
  await expect(page.getByRole('radio', { name: 'Everything' })).toBeChecked();
  await page.keyboard.press('Escape');
});

test('requests of other clients stand where what is due stands, in both looks', async () => {
  await openClient(page, 'Ashworth & daughters');
  await openTasksTab(page);
  await expect(requests()).toContainText('With Transfers team since');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectReadable(page);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  const due = page.getByRole('list', { name: 'Due today or overdue' });
  await expect(due).toContainText('Tax form shows the old address');
  await expect(due).toContainText('Service request');
  expect(laptop.complaints).toEqual([]);
});
