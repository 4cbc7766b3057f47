import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { openClient } from './support/clients.ts';
import { enrol, type Laptop, openLaptop, unlock } from './support/laptop.ts';
import { type Office, openOffice } from './support/office.ts';
import { synchronise, syncLine } from './support/screens.ts';
import { pushChanged } from './support/tampering.ts';

/*
 * What a client orders at the table, from a draft without a network to the transaction that the back
 * office books, and back on the device. Steps build on each other.
 */
test.describe.configure({ mode: 'serial' });
test.setTimeout(480_000);

const CLIENT = 'Lindqvist household';
const FIRM = 'The firm, discretionary mandate';
const SECURITY = 'Meridian European Equity Fund';

let office: Office;
let laptop: Laptop;
let number = '';

test.beforeAll(async () => {
  test.setTimeout(240_000);
  office = await openOffice();
  laptop = await openLaptop();
  await enrol(laptop.page, { server: office.address, ...office.sample, deviceName: 'Laptop' });
});

test.afterAll(async () => {
  await laptop?.close();
  await office?.close();
});

const openInstructions = async (page: Page) => {
  await openClient(page, CLIENT);
  await page.getByRole('tab', { name: /^Instructions/ }).click();
};
const begin = async (page: Page, type: string) => {
  await page.getByRole('button', { name: 'New instruction' }).click();
  await page.getByRole('menuitem', { name: type, exact: true }).click();
};
const give = (page: Page) => page.getByRole('button', { name: 'Give the instruction' });
const findings = (page: Page) => page.getByRole('list', { name: 'Findings' });
const given = (page: Page) =>
  page.getByRole('listitem', { name: new RegExp(`^Instruction ${number || ''}`) });

async function draw(page: Page) {
  const field = page.getByRole('img', { name: /^Signature of/ });
  await field.scrollIntoViewIfNeeded();
  const box = await field.boundingBox();
  if (!box) throw new Error('there is no field for the signature');
  const at = (x: number, y: number) => [box.x + box.width * x, box.y + box.height * y] as const;
  await page.mouse.move(...at(0.2, 0.6));
  await page.mouse.down();
  for (const x of [0.3, 0.4, 0.5, 0.6]) await page.mouse.move(...at(x, x % 0.2 > 0.1 ? 0.3 : 0.7));
  await page.mouse.up();
}

test('without a network a payment is composed, and blocked with the reason where nobody may order it', async () => {
  await office.stop();
  const { page } = laptop;
  await openInstructions(page);
  await begin(page, 'Pay');
  await page.getByLabel('Amount', { exact: true }).fill('1200');
  await page.getByLabel('Payee', { exact: true }).fill('Kanzlei Berger');
  await page.getByLabel('Payee’s account').fill('DE02 1203 0000 0000 2020 51');
  await page.getByLabel('Who orders it').selectOption({ label: FIRM });
  await expect(findings(page)).toContainText(
    'Discretion over investments is no right to move money or goods or to change data',
  );
  await expect(give(page)).toBeDisabled();
  await expectAccessible(page);
  await expect(page.getByText('Draft, kept on this device only.')).toBeVisible();
  await page.getByRole('button', { name: 'Back to the list' }).click();
  await expect(page.getByRole('list', { name: 'Drafts' })).toContainText('Kanzlei Berger');
});

test('more than is held is refused with the figures', async () => {
  const { page } = laptop;
  await begin(page, 'Sell');
  await page.getByRole('combobox', { name: 'Security' }).fill(SECURITY);
  await page.getByRole('option', { name: new RegExp(SECURITY) }).click();
  await page.getByLabel('Who orders it').selectOption({ label: 'Anna Lindqvist' });
  await expect(findings(page)).toContainText('Anna Lindqvist may sign for the client');
  await page.getByLabel('Quantity', { exact: true }).fill('9000000');
  await expect(findings(page)).toContainText(
    /The account holds .+; 9,000,000 is more than what is free/,
  );
  await page.getByLabel('Quantity', { exact: true }).fill('3');
  await expect(findings(page)).toContainText('It is not signed');
  await expect(give(page)).toBeDisabled();
});

test('it is given with a signature, and undo does not take it back', async () => {
  const { page } = laptop;
  await draw(page);
  await expect(findings(page)).toContainText('Signed by Anna Lindqvist');
  await give(page).click();
  const said = page.getByText(/^Given: \d{6}-\w{7}$/);
  await expect(said).toBeVisible();
  number = ((await said.textContent()) ?? '').replace('Given: ', '');
  await expect(given(page)).toContainText(`Sell 3 ${SECURITY}`);
  await expect(given(page)).toContainText('Given');
  await page.keyboard.press('Control+z');
  await expect(page.getByText(/Nothing to undo|^Undone/)).toBeVisible();
  await expect(given(page)).toBeVisible();
});

test('a draft and what was given are there after a restart; the draft is not among what is unsent', async () => {
  await laptop.restart();
  const again = laptop.page;
  await unlock(again);
  await openInstructions(again);
  await expect(again.getByRole('list', { name: 'Drafts' })).toContainText('Kanzlei Berger');
  await expect(given(again)).toContainText('Anna Lindqvist');
  await syncLine(again).click();
  await expect(again.getByText(number).first()).toBeVisible();
  await expect(again.getByText('Kanzlei Berger')).toHaveCount(0);
});

test('the back office finds it, without the draft, and executes it', async () => {
  await office.start();
  await synchronise(laptop.page);
  await expect(syncLine(laptop.page)).toContainText('Synced', { timeout: 60_000 });
  const listed = await office.admin(['instructions', 'list', '--sample']);
  expect(listed).toContain(number);
  expect(listed).not.toContain('Kanzlei Berger');
  await office.admin(['instructions', 'receive', number, '--by', 'Dealing desk', '--sample']);
  const said = await office.admin([
    ...['instructions', 'execute', number, '--price', '101.25', '--fee', '4.50'],
    ...['--by', 'Dealing desk', '--sample'],
  ]);
  expect(said).toContain(`Instruction ${number} is executed`);
  expect(said).toMatch(/transaction [0-9a-f-]{36}/);
});

test('the device shows that it was executed, with its transaction', async () => {
  const { page } = laptop;
  await synchronise(page);
  await openInstructions(page);
  await expect(given(page)).toContainText('Executed by Dealing desk', { timeout: 60_000 });
  await expectAccessible(page);
  const link = given(page).getByRole('link', { name: /^Sell of .+299\.25$/ });
  await link.click();
  const booked = page.getByRole('grid', { name: 'Transactions' }).getByRole('row').nth(1);
  await expect(booked).toContainText(SECURITY);
  await expect(booked).toContainText('299.25');
  expect(laptop.complaints).toEqual([]);
});

test('a goal is written, measured from the accounts, and heads for a range that says what it supposes', async () => {
  const { page } = laptop;
  await page.getByRole('tab', { name: /^Overview/ }).click();
  const goals = page.getByRole('region', { name: 'Goals' });
  await goals.getByRole('button', { name: 'Add a goal' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('Goal', { exact: false }).first().fill('A boat for the lake');
  await drawer.getByLabel('Amount, at least').fill('2000000');
  await drawer.getByLabel('Amount, at least').press('Control+Enter');
  await expect(drawer).toHaveCount(0);
  const boat = goals.getByRole('listitem').filter({ hasText: 'A boat for the lake' });
  await expect(boat.getByRole('progressbar')).toBeVisible();
  await expect(boat).toContainText(/of EUR\s2,000,000 on/);
  await boat.getByText(/^Heading for EUR/).click();
  await expect(boat).toContainText('No forecast: supposes that the net flow');
  const income = goals.getByRole('listitem').filter({ hasText: 'Live on the income' });
  await income.getByText(/^Heading for EUR\s[\d,]+ in the twelve months to/).click();
  await expect(income).toContainText('supposes that what is held now stays and pays as it did');
});

test('what changed between two days is listed, and a line leads to its record', async () => {
  const { page } = laptop;
  const changes = page.getByRole('region', { name: /^Since last time/ });
  await changes.getByRole('button', { name: 'Other days' }).click();
  const chosen = page.getByRole('region', { name: 'What changed' });
  await chosen.getByRole('button', { name: /^Show more|^Show all/ }).click();
  await chosen.getByRole('button', { name: `Executed: Sell 3 ${SECURITY}` }).click();
  await expect(given(page)).toContainText('Executed by Dealing desk');
});

test('one that was given is replaced, and its successor cancelled for a reason that outlives a lock', async () => {
  const { page } = laptop;
  const REASON = 'She keeps them until the dividend is paid.';
  const numbered = async () => {
    const said = page.getByText(/^Given: \d{6}-\w{7}$/).last();
    await expect(said).toBeVisible();
    return ((await said.textContent()) ?? '').replace('Given: ', '');
  };
  const card = (of: string) => page.getByRole('listitem', { name: `Instruction ${of}` });
  await openInstructions(page);
  await begin(page, 'Sell');
  await page.getByRole('combobox', { name: 'Security' }).fill(SECURITY);
  await page.getByRole('option', { name: new RegExp(SECURITY) }).click();
  await page.getByLabel('Who orders it').selectOption({ label: 'Anna Lindqvist' });
  await page.getByLabel('Quantity', { exact: true }).fill('2');
  await draw(page);
  await give(page).click();
  const first = await numbered();

  await card(first).getByRole('button', { name: 'Replace' }).click();
  await page.getByLabel('Quantity', { exact: true }).fill('1');
  await draw(page);
  await give(page).click();
  await expect(card(first)).toContainText('Replaced by');
  const second = await numbered();
  await expect(card(second)).toContainText(`Replaces ${first}`);

  await card(second)
    .getByRole('button', { name: /^Cancel instruction/ })
    .click();
  await page.getByLabel('Why it is cancelled').fill(REASON);
  await page.keyboard.press('Control+l');
  await unlock(page);
  await openInstructions(page);
  await card(second)
    .getByRole('button', { name: /^Cancel instruction/ })
    .click();
  await expect(page.getByLabel('Why it is cancelled')).toHaveValue(REASON);
  await page.getByLabel('Why it is cancelled').press('Enter');
  await expect(card(second)).toContainText(REASON);

  await synchronise(page);
  await expect(syncLine(page)).toContainText('Synced', { timeout: 60_000 });
  const told = await office.admin(['instructions', 'show', second]);
  expect(told).toContain(REASON);
  await expect(
    office.admin(['instructions', 'receive', second, '--by', 'Dealing desk', '--sample']),
  ).rejects.toThrow();
});

test('whoever tries to change it at the server is refused', async () => {
  const answers = await pushChanged(office, 'instruction', (data) => data.number === number, [
    (data) => ({ ...data, statement: 'Sell everything' }),
    (data) => ({ ...data, answer: null }),
    (data) => ({
      ...data,
      withdrawal: { how: 'cancelled', at: data.givenAt, reason: 'x', byId: null },
    }),
  ]);
  expect(answers.map(({ answer, message }) => `${answer}: ${message}`)).toEqual([
    'rejected: an instruction that was given is never changed; cancel or replace it',
    'rejected: only the back office says so',
    expect.stringContaining('rejected: '),
  ]);
});
