import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, type Locator, type Page, test } from '@playwright/test';
import { findClients } from '../journeys/support/clients.ts';
import { enrol, unlock } from '../journeys/support/laptop.ts';
import type { Office } from '../journeys/support/office.ts';
import { type Attacked, startAttacked } from './support/attacked.ts';

test.skip(process.platform !== 'linux', 'the package is driven from outside, by way of /proc');
test.describe.configure({ mode: 'serial' });
test.setTimeout(240_000);

const CLIENT = 'Lindqvist household';

let attacked: Attacked;
let page: Page;

test.beforeAll(async () => {
  attacked = await startAttacked(loadHostileShop);
  page = attacked.running.page;
});
test.afterAll(() => attacked?.close());
test.afterEach(() => attacked.expectNothingRan());

/** A shop whose every text is a payload, loaded into the sample's book. */
async function loadHostileShop(office: Office, payloads: readonly string[]): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fieldfolio-shop-'));
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const rows = payloads.map((text, index) =>
    [`9${index}`, `P${index}`, quoted(text), 6, '2010-12-01 08:26:00', 2.55, 20_000 + index].join(),
  );
  const header =
    'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country';
  const lines = rows.map((row, index) => `${row},${quoted(payloads[index] ?? '')}`);
  const file = path.join(folder, 'invoices.csv');
  await writeFile(file, `${[header, ...lines].join('\n')}\n`);
  await office.admin(['load', 'online-retail', file, '--book', 'Sample book']);
  await rm(folder, { recursive: true });
}

/** Types each payload into each field of a part of the page; returns how many fields there are. */
async function typeEverywhere(within: Locator): Promise<number> {
  const kinds = ['text', 'email', 'tel', 'url', 'search', 'password'].map(
    (type) => `[type=${type}]`,
  );
  const all = within.locator(`input:is(${kinds.join()}, :not([type])), textarea`);
  await expect(all.first()).toBeVisible();
  let count = 0;
  for (const field of await all.all()) {
    if (!(await field.isVisible()) || !(await field.isEditable())) continue;
    count += 1;
    for (const payload of attacked.payloads) await field.fill(payload);
  }
  return count;
}

async function command(text: string, shown: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: 'Command or client' }).fill(text);
  await expect(page.getByRole('dialog').getByText(shown).first()).toBeVisible();
  await page.keyboard.press('Enter');
}

async function openClient(name = CLIENT): Promise<void> {
  await command(name, name);
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

test('[S3] there are fifty payloads', () => {
  expect(new Set(attacked.payloads).size).toBe(50);
});

test('[S3] what is typed at the sign-in runs nothing and reaches nobody', async () => {
  const field = (name: string) => page.getByRole('textbox', { name });
  for (const payload of attacked.payloads) {
    // The address is no address, so that nobody is asked; the others only have to be filled in.
    await field('Server').fill(payload);
    await field('E-mail').fill(`${payload}@`);
    await field('Password').fill(payload);
    await field('Name of this device').fill(payload.slice(0, 100));
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(field('Server')).toHaveAttribute('aria-invalid', 'true');
  }
  const { office } = attacked;
  await enrol(page, { server: office.address, ...office.sample, deviceName: 'Laptop' });
});

test('[S3] records that were loaded into the book run nothing on any screen', async () => {
  for (const key of ['t', 'c', 'm', 'k', 'r', 's']) {
    await page.keyboard.press('g');
    await page.keyboard.press(key);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
});

/** Each form of a client, how it is opened, and how many fields take text at least. */
const FORMS = [
  { tab: 'Overview', opens: 'Edit the client', fields: 10 },
  { tab: 'Overview', opens: 'Edit the profile', adds: ['Add a factor', 'Add a need'], fields: 4 },
  { tab: 'Overview', region: 'Authority', opens: 'Add', fields: 3 },
  { tab: 'Overview', region: 'Reports', opens: 'Add', fields: 1 },
  { tab: 'Overview', region: 'Goals', opens: 'Add a goal', fields: 1 },
  { tab: 'Portfolio', region: 'Accounts', opens: 'Add', fields: 3 },
  { tab: 'Transactions', opens: 'New transaction', fields: 3 },
  { tab: 'Contacts', opens: 'New contact', fields: 5 },
  { tab: 'Meetings and notes', opens: 'New note', fields: 1 },
  { tab: 'Meetings and notes', opens: 'New meeting', fields: 2 },
  { tab: 'Tasks and promises', opens: 'New promise', fields: 1 },
  { tab: 'Tasks and promises', opens: 'New task', fields: 2 },
  { tab: 'Tasks and promises', opens: 'New service request', fields: 4 },
  { tab: 'Products', opens: 'Add a product', fields: 1 },
];

for (const { tab, region, opens, adds = [], fields } of FORMS) {
  test(`[S3] each field of this form takes each payload as text: ${tab}, ${region ?? opens}`, async () => {
    await openClient();
    await page.getByRole('tab', { name: new RegExp(`^${tab}`) }).click();
    const place = region === undefined ? page : page.getByRole('region', { name: region });
    await place.getByRole('button', { name: opens, exact: true }).last().click();
    const drawer = page.getByRole('dialog');
    for (const name of adds) await drawer.getByRole('button', { name }).press('Enter');
    expect(await typeEverywhere(drawer)).toBeGreaterThanOrEqual(fields);
    // Under this name the next test finds the client.
    if (opens === 'Edit the client') await drawer.getByLabel('Name').fill(CLIENT);
    await page.keyboard.press('Control+Enter');
    await attacked.expectNothingRan();
    // What was wrong for the form keeps it open, and a list of choices takes the first key for itself.
    await expect(async () => {
      await page.keyboard.press('Escape');
      await expect(drawer).toBeHidden({ timeout: 500 });
    }).toPass();
  });
}

/** The steps with a dialog; that of a review is the same as that of a withdrawal. */
const STEPS = /^(Discuss|Take consent|Carry out|Declined|Withdraw)$/;

test('[S3] the dialogs of the steps of a recommendation take each payload as text', async () => {
  const seen = new Set<string>();
  for (const client of [CLIENT, 'Kaffeehaus Union eG']) {
    await openClient(client);
    await page.getByRole('tab', { name: /^Advice/ }).click();
    const rows = page.getByRole('table', { name: 'Recommendations' }).getByRole('button');
    await expect(rows.first()).toBeVisible();
    for (const row of await rows.all()) {
      await row.click();
      const steps = page.getByRole('main').getByRole('button', { name: STEPS });
      for (const step of await steps.allTextContents()) {
        if (!seen.has(step)) await typeIntoStep(step);
        seen.add(step);
      }
    }
  }
  const all = ['Carry out', 'Declined', 'Discuss', 'Take consent', 'Withdraw'];
  expect([...seen].toSorted()).toEqual(all);
});

async function typeIntoStep(step: string): Promise<void> {
  await page.getByRole('button', { name: step, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  if (step === 'Take consent') {
    await dialog.getByLabel('How').selectOption({ label: 'Typed name with a declaration' });
  }
  // Carrying out asks for nothing but the day.
  if (step !== 'Carry out') expect(await typeEverywhere(dialog)).toBeGreaterThanOrEqual(1);
  await attacked.expectNothingRan();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
}

test('[S3] a recommendation takes each payload as text', async () => {
  await openClient();
  await page.getByRole('tab', { name: /^Advice/ }).click();
  await page.getByRole('button', { name: 'New recommendation' }).click();
  await expect(page.getByLabel('What is recommended')).toBeVisible();
  await page.getByRole('button', { name: 'Add an alternative' }).click();
  expect(await typeEverywhere(page.getByRole('main'))).toBeGreaterThanOrEqual(5);
  // What is no number keeps the form open, with its reason.
  await page.getByLabel('Conflicts of interest').press('Control+Enter');
  await attacked.expectNothingRan();
  await page.getByRole('button', { name: 'Begin anew' }).click();
  await page.getByRole('button', { name: 'Close', exact: true }).click();
});

for (const type of ['Pay', 'Change of data']) {
  test(`[S3] an instruction takes each payload as text: ${type}`, async () => {
    await openClient();
    await page.getByRole('tab', { name: /^Instructions/ }).click();
    await page.getByRole('button', { name: 'New instruction' }).click();
    await page.getByRole('menuitem', { name: type, exact: true }).click();
    await expect(page.getByLabel('Who orders it')).toBeVisible();
    expect(await typeEverywhere(page.getByRole('main'))).toBeGreaterThanOrEqual(2);
    await attacked.expectNothingRan();
    await page.getByRole('button', { name: 'Back to the list' }).click();
    await expect(page.getByRole('list', { name: 'Drafts' })).toBeVisible();
  });
}

test('[S3] what is said of an alert runs nothing', async () => {
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  const row = page.getByRole('grid', { name: 'Alerts' }).getByRole('row').nth(1);
  await expect(row).toBeVisible({ timeout: 60_000 });
  await row.getByRole('gridcell').first().click();
  await page.keyboard.press('d');
  const panel = page.getByRole('complementary', { name: 'Alert' });
  expect(await typeEverywhere(panel)).toBeGreaterThanOrEqual(1);
  await page.keyboard.press('Control+Enter');
  await expect(panel).toContainText('__xss');
});

test('[S3] the fields of lists and settings run nothing', async () => {
  await findClients(page, '');
  expect(await typeEverywhere(page.getByRole('main'))).toBeGreaterThanOrEqual(1);
  await findClients(page, '');
  await page.keyboard.press('Control+,');
  const lock = page.getByRole('region', { name: 'Lock' });
  for (const [opens, fields] of [
    ['Change passphrase', 3],
    ['New recovery code', 1],
  ] as const) {
    await lock.getByRole('button', { name: opens }).click();
    expect(await typeEverywhere(lock.locator('form'))).toBe(fields);
    await lock.getByRole('button', { name: 'Cancel' }).click();
  }
});

test('[S3] what is typed at the lock runs nothing', async () => {
  await page.keyboard.press('Control+l');
  await expect(page.getByRole('textbox', { name: 'Passphrase' })).toBeVisible();
  expect(await typeEverywhere(page.locator('form'))).toBe(1);
  await page.getByRole('button', { name: 'Unlock', exact: true }).click();
  await expect(page.getByText('This is not the passphrase.')).toBeVisible();
  await page.getByRole('button', { name: 'Use the recovery code instead' }).click();
  expect(await typeEverywhere(page.locator('form'))).toBe(1);
  await page.getByRole('button', { name: 'Use the passphrase' }).click();
  await unlock(page);
});

test('[S3] tasks, searches and filters run nothing', async () => {
  await openClient();
  await command('new task', 'New task');
  const what = page.getByLabel('What has to be done');
  for (const payload of attacked.payloads) {
    await what.fill(payload);
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(what).toHaveValue('');
  }
  await what.press('Escape');
  for (const payload of attacked.payloads) await page.getByLabel('Filter tasks').fill(payload);
  await page.getByLabel('Filter tasks').fill('onerror');
  await expect(page.getByRole('grid', { name: 'Tasks and promises' })).toContainText('__xss');
  for (const payload of attacked.payloads) {
    await page.keyboard.press('Control+k');
    await page.getByRole('textbox', { name: 'Command or client' }).fill(payload);
    await page.keyboard.press('Escape');
  }
});

test('[S3] notes of a meeting and the paper made of them run nothing', async () => {
  await openClient();
  await page.getByRole('tab', { name: /^Meetings and notes/ }).click();
  await page.getByRole('link', { name: /Half-year review/ }).click();
  await page.getByRole('button', { name: 'Start' }).click();
  const notes = page.getByRole('textbox', { name: 'Notes of the meeting' });
  await notes.fill(attacked.payloads.map((payload) => `! ${payload}`).join('\n'));
  for (const line of ['Add a topic', 'Add a question', 'Add a decision']) {
    for (const payload of attacked.payloads) {
      await page.getByRole('textbox', { name: line }).fill(payload);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('textbox', { name: line })).toHaveValue('');
    }
  }
  await page.getByRole('button', { name: 'Finish' }).first().click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Finish/ })
    .click();
  await page.keyboard.press('Control+p');
  await expect(page.getByRole('heading', { name: /^Brief: / })).toBeVisible();
  await expect(page.getByRole('article').first()).toBeVisible();
  await page.getByRole('button', { name: 'Print', exact: true }).click();
  await expect.poll(() => attacked.running.openedOutside(), { timeout: 60_000 }).toMatch(/^lp/m);
});
