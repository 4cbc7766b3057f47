import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { enrol, type Laptop, openLaptop } from './support/laptop.ts';
import { type Office, openOffice } from './support/office.ts';
import { savePdf, textOfPdf } from './support/paper.ts';
import { savedText } from './support/saved-file.ts';

/*
 * A client from the list to the paper: every tab, a meeting written down without a network, and its
 * brief. Steps build on each other, as a day does.
 */
test.describe.configure({ mode: 'serial' });

const CLIENT = 'Lindqvist household';
const TABS = [
  'Overview',
  'Portfolio',
  'Allocation',
  'Transactions',
  'Contacts',
  'Meetings and notes',
  'Tasks and promises',
  'Advice',
  'Instructions',
  'Products',
  'Documents',
  'History',
];
/** There are ten digits; what comes after has no key. */
const DIGITS = 10;

let office: Office;
let laptop: Laptop;
let page: Page;

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

test('the list finds a client as one types and opens it with Enter', async () => {
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await expect(page.getByRole('heading', { name: 'Clients', level: 1 })).toBeVisible();
  const rows = page.getByRole('grid', { name: 'Clients' }).getByRole('row');
  await expect(rows.nth(1)).toBeVisible();
  await expectAccessible(page);

  await page.keyboard.press('/');
  await page.keyboard.type('lindqv');
  await expect(rows).toHaveCount(2);
  await page.keyboard.press('ArrowDown');
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press(' ');
  await expect(
    page.getByRole('complementary', { name: 'Client at a glance' }).getByText(CLIENT),
  ).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: CLIENT, level: 1 })).toBeVisible();

  // The filter is still there, and leaves one client: Enter in it opens that.
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(rows).toHaveCount(2);
  await page.keyboard.press('/');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: CLIENT, level: 1 })).toBeVisible();
});

test('every tab of a client opens, and none breaks a rule of accessibility', async () => {
  await expect(page.getByText('Value', { exact: true }).first()).toBeVisible();
  for (const [index, name] of TABS.entries()) {
    const tab = page.getByRole('tab', { name: new RegExp(`^${name}`) });
    if (index < DIGITS) await page.keyboard.press(String((index + 1) % DIGITS));
    else await tab.click();
    await expect(tab).toHaveAttribute('aria-selected', 'true');
    await expect(page.getByText('This page could not be shown')).toHaveCount(0);
    await expectAccessible(page);
  }
});

test('a ledger is saved as it is filtered, by keyboard', async () => {
  await page.getByRole('tab', { name: /^Transactions/ }).click();
  const grid = page.getByRole('grid', { name: 'Transactions' });
  const all = Number(await grid.getAttribute('aria-rowcount'));
  await page.getByLabel('Kind').selectOption({ label: 'Dividend' });
  await expect(grid).not.toHaveAttribute('aria-rowcount', String(all));
  const left = Number(await grid.getAttribute('aria-rowcount'));
  await page.getByRole('button', { name: 'Choose columns or save as CSV' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Save as CSV…' }).press('Enter');
  await expect(
    page.getByText(/^Saved as .+transactions-.+Lindqvist-household\.csv$/),
  ).toBeVisible();
  const saved = await savedText(laptop.saveFolder, /^transactions-.*\.csv$/);
  const lines = saved.trim().split('\r\n');
  expect(lines[0]).toMatch(/^Date,Kind,What,.*Amount,Amount currency$/);
  expect(lines).toHaveLength(left);
  expect(lines.slice(1).filter((line) => !/^\d{4}-\d\d-\d\d,Dividend,/.test(line))).toEqual([]);
  await page.getByLabel('Kind').selectOption({ label: 'All kinds' });
});

test('a contact is added, found wrong beside its field, saved and deleted with an undo', async () => {
  await page.getByRole('tab', { name: /^Contacts/ }).click();
  await page.getByRole('button', { name: 'New contact' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByRole('button', { name: 'Add' }).click();
  await expect(drawer.getByText('must not be empty')).toBeVisible();
  await drawer.getByLabel('Name').fill('Sven Lindqvist');
  await page.keyboard.press('Escape');
  await expect(drawer).toHaveCount(0);

  await page.getByRole('button', { name: 'New contact' }).click();
  await expect(drawer.getByLabel('Name')).toHaveValue('Sven Lindqvist');
  await drawer.getByLabel('Name').press('Control+Enter');
  const contact = page.getByRole('button', { name: 'Sven Lindqvist' });
  await expect(contact).toBeVisible();

  await contact.click();
  // By key: a click may fall beside a drawer that is still moving in.
  await drawer.getByRole('button', { name: 'Delete' }).press('Enter');
  await expect(contact).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(contact).toBeVisible();
});

test('a meeting is written down without a network: tasks and promises by their marks', async () => {
  await office.stop();
  await page.getByRole('tab', { name: /^Meetings and notes/ }).click();
  await page.getByRole('link', { name: /Half-year review/ }).click();
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByRole('timer')).toBeVisible();

  const notes = page.getByRole('textbox', { name: 'Notes of the meeting' });
  await expect(notes).toBeFocused();
  await page.keyboard.type('They keep the money short.\n[] send three offers\n! call on Friday\n');
  await page.keyboard.type('?! sends the letter of the bank\n@An');
  await page.keyboard.press('Enter');
  await expect(notes).toHaveValue(/Task: send three offers/);
  await expect(notes).toHaveValue(/@Anna Lindqvist/);
  const side = page.getByRole('complementary', { name: 'Agenda and promises' });
  for (const taken of ['Send three offers', 'Call on Friday', 'Sends the letter of the bank']) {
    await expect(side.getByRole('button', { name: taken, exact: true })).toBeVisible();
  }
  await side.getByRole('textbox', { name: 'Add a decision' }).fill('Sell the bond at its end');
  await page.keyboard.press('Enter');
  await expect(side.getByText('Sell the bond at its end')).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Finish' }).click();
  const dialog = page.getByRole('dialog', { name: 'Finish the meeting' });
  await dialog.getByLabel('Call on Friday').fill('2030-01-04');
  await dialog.getByRole('button', { name: 'Finish' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText(/Finished/).first()).toBeVisible();
});

test('the brief of the meeting is one page; the client copy says nothing internal', async () => {
  await page.keyboard.press('Control+p');
  await expect(page.getByRole('heading', { name: `Brief: ${CLIENT}` })).toBeVisible();
  const sheet = page.getByRole('article', { name: /page 1 of 1/ });
  await expect(sheet).toBeVisible();
  await expectAccessible(page);
  // Read aloud, figures are read with their names.
  const spoken = page.getByRole('region', { name: `Brief: ${CLIENT}, text` });
  await expect(spoken).toContainText(CLIENT);
  await expect(spoken).toContainText(/Value: [A-Z]{3}.\d/);

  const internal = await textOfPdf(await savePdf(page, laptop.saveFolder));
  expect(internal).toHaveLength(1);
  const [text = ''] = internal;
  expect(text).toContain(CLIENT);
  expect(text).toContain('Call on Friday');
  expect(text).toContain('Attention');
  expect(text).toContain('Internal');
  expect(text).toMatch(/Page 1\/1/);

  await page.getByText('Client copy', { exact: true }).click();
  await expect(spoken.getByText(/Client copy/)).toHaveCount(1);
  const [copy = ''] = await textOfPdf(await savePdf(page, laptop.saveFolder));
  expect(copy).toContain('Client copy');
  expect(copy).toContain('Call on Friday');
  for (const secret of ['Attention', 'Health', 'Idea:', 'Internal', 'Tea, not']) {
    expect(copy).not.toContain(secret);
  }

  await page.getByText('Letter', { exact: true }).click();
  await expect(page.getByRole('article', { name: /page 1 of 1/ })).toBeVisible();
});

test('the day pack has a page for each meeting after its contents', async () => {
  await page.keyboard.press('g');
  await page.keyboard.press('m');
  await expect(page.getByRole('heading', { name: 'Meetings', level: 1 })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Day pack' }).first().click();
  await expect(page.getByRole('article').first()).toBeVisible();
  const pages = await textOfPdf(await savePdf(page, laptop.saveFolder));
  expect(pages.length).toBeGreaterThan(1);
  for (const [index, text] of pages.entries()) {
    expect(text).toMatch(new RegExp(`Page ${index + 1}/${pages.length}`));
  }
});

test('the list of reports says what is due and marks one as sent', async () => {
  await page.keyboard.press('g');
  await page.keyboard.press('r');
  await expect(page.getByRole('heading', { name: 'Reports', level: 1 })).toBeVisible();
  await expectAccessible(page);
  const first = page.getByRole('grid', { name: 'Reports' }).getByRole('row').nth(1);
  await first.getByRole('button', { name: 'Mark as sent' }).click();
  await expect(page.getByText(/marked as sent/).last()).toBeVisible();
});

test('what was written without a network is sent when there is one', async () => {
  await office.start();
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await page.getByRole('button', { name: /Synchronise now/ }).click();
  await expect(page.getByText(/nothing unsent/)).toBeVisible({ timeout: 60_000 });
});
