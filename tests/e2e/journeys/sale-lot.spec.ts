import { expect, type Locator, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { openClient } from './support/clients.ts';
import { enrol, type Laptop, openLaptop } from './support/laptop.ts';
import { type Office, openOffice } from './support/office.ts';
import { synchronise, syncLine } from './support/screens.ts';
import { beginTransaction, openLots, saveTransaction } from './support/trades.ts';

const SECURITY = 'Meridian European Equity Fund';

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
const isoDay = (date: Date) => date.toISOString().slice(0, 10);
const inWords = (date: Date) =>
  date.toLocaleDateString('en-US', { dateStyle: 'medium', timeZone: 'UTC' });
/** A day of ours alone: the sample book trades on the first day of a quarter. */
const ours = daysAgo(daysAgo(4).getUTCDate() === 1 ? 5 : 4);
const OUR_DAY = isoDay(ours);

/* A sale names its lots: what is offered, what does not fit, and what the ledger makes of it. */

let office: Office;
let laptop: Laptop;
let page: Page;

test.beforeAll(async () => {
  office = await openOffice();
  laptop = await openLaptop();
  ({ page } = laptop);
  await enrol(page, { server: office.address, ...office.sample, deviceName: 'Laptop' });
  await openClient(page, 'Lindqvist household');
  await page.getByRole('tab', { name: /^Portfolio/ }).click();
  const lots = page.getByRole('region', { name: /^Lots/ });
  await lots.getByLabel('Cost basis of Long-term account').selectOption('specificLot');
  await lots.getByRole('button', { name: 'Save the method' }).click();
  await expect(page.getByText('Cost basis saved')).toBeVisible();
});

test.afterAll(async () => {
  await laptop.close();
  await office.close();
});

async function buy(date: string, quantity: string, amount: string): Promise<void> {
  const drawer = await beginTransaction(page, 'buy', SECURITY);
  await drawer.getByLabel('Date').fill(date);
  await drawer.getByLabel('Quantity').fill(quantity);
  await drawer.getByLabel(/^Amount/).fill(amount);
  await saveTransaction(drawer);
}

/** The field of one of our lots; money has a space that does not break. */
const ourLot = (drawer: Locator, held: number, cost: string) =>
  drawer.getByLabel(new RegExp(`^${inWords(ours)} · ${held} held · cost\\sEUR\\s${cost}$`));

async function type(field: Locator, text: string): Promise<void> {
  await field.fill(text);
  await field.press('Tab');
}

test('a sale offers the lots that are held, two of one day apart', async () => {
  await buy(OUR_DAY, '3', '-300');
  await buy(OUR_DAY, '4', '-480');
  const drawer = await beginTransaction(page, 'sell', SECURITY);
  const lots = drawer.getByRole('group', { name: 'Sells from the lots' });
  await expect(lots.getByText('Name what was sold as the order said it')).toBeVisible();
  expect(await lots.getByRole('textbox').count()).toBeGreaterThan(3);
  await expect(ourLot(drawer, 3, '300.00')).toHaveValue('');
  await expect(ourLot(drawer, 4, '480.00')).toHaveValue('');
  await expectAccessible(page);
});

test('it says what is left to name and what does not fit, and is not saved so', async () => {
  const drawer = page.getByRole('dialog');
  const lots = drawer.getByRole('group', { name: 'Sells from the lots' });
  const [three, four] = [ourLot(drawer, 3, '300.00'), ourLot(drawer, 4, '480.00')];
  const today = await drawer.getByLabel('Date').inputValue();
  await type(drawer.getByLabel('Quantity', { exact: true }), '-6');
  await type(drawer.getByLabel(/^Amount/), '690');
  await type(four, '4');
  await expect(lots.getByRole('status')).toHaveText('2 of 6 are left to name.');
  await drawer.getByLabel('Description').press('Control+Enter');
  await expect(
    lots.getByText('The lots named have 4 units together, but it is of 6'),
  ).toBeVisible();
  await expectAccessible(page);

  await type(four, '5');
  await expect(lots.getByText('Only 4 of it are held on that day')).toBeVisible();
  await expect(four).toHaveAttribute('aria-invalid', 'true');
  await type(three, '1');
  await expect(lots.getByRole('status')).toHaveText('More is named of a lot than it has.');
  await drawer.getByLabel('Description').press('Control+Enter');
  await expect(drawer).toBeVisible();
  await expect(four).toBeFocused();
  await type(three, '2');
  await type(four, '4');
  // 6 for 690: 230 for the 2 that cost 200, 460 for the 4 that cost 480.
  await expect(three).toHaveAccessibleDescription(/^Gain EUR\s30\.00, short term$/);
  await expect(four).toHaveAccessibleDescription(/^Loss EUR\s20\.00, short term$/);
  await expect(lots.getByRole('status')).toHaveText(
    /^Nothing is left to name\. Gain EUR\s10\.00, short term\.$/,
  );

  await drawer.getByLabel('Date').fill('2020-01-02');
  await expect(lots.getByText(/^Nothing of this security is held/)).toBeVisible();
  await expect(drawer.getByLabel(`${inWords(ours)} · none held`).first()).toHaveValue('4');
  await drawer.getByLabel('Date').fill(today);
  await type(drawer.getByLabel('Quantity', { exact: true }), '-9999999');
  await expect(lots.getByText(/^Only [\d,.]+ are held in this account on/)).toBeVisible();
  await type(drawer.getByLabel('Quantity', { exact: true }), '-7');
  await lots.getByRole('button', { name: 'Name the rest, oldest first' }).click();
  await expect(lots.getByRole('status')).toHaveText(/^Nothing is left to name\./);
  await expectAccessible(page);
});

test('the ledger sells of each lot what was named, one row of the tax year for each', async () => {
  const drawer = page.getByRole('dialog');
  const lots = drawer.getByRole('group', { name: 'Sells from the lots' });
  const oldest = lots.getByRole('textbox').first();
  await expect(oldest).toHaveValue('1');
  await type(drawer.getByLabel(/^Amount/), '805');
  await saveTransaction(drawer);
  const open = await openLots(page);
  await expect(open.getByRole('row', { name: new RegExp(SECURITY) }).first()).toBeVisible();
  // One of the lot of three is left, nothing of the lot of four.
  const left = open.getByRole('row', { name: inWords(ours) });
  await expect(left).toHaveCount(1);
  await expect(left.getByRole('cell', { name: /^EUR\s100\.00$/ }).first()).toBeVisible();
  const gains = page.getByRole('region', { name: 'Tax year, EUR' });
  const row = (cost: string) =>
    gains.getByRole('row', { name: new RegExp(`${inWords(ours)}.*${cost}`) });
  await expect(row('480\\.00')).toBeVisible();
  await expect(row('200\\.00')).toBeVisible();
});

test('it is opened again with its lots, and an earlier sale warns when it takes them away', async () => {
  await page.getByRole('tab', { name: /^Transactions/ }).click();
  await page.getByRole('row', { name: new RegExp(`${SECURITY}.*805\\.00`) }).click();
  const detail = page.getByRole('complementary', { name: 'Transaction' });
  const named = detail.getByRole('region', { name: /^From the lots/ }).getByRole('listitem');
  await expect(named).toHaveText([/4$/, /2$/, /1$/]);
  await detail.getByRole('button', { name: 'Edit' }).click();
  const drawer = page.getByRole('dialog');
  await expect(ourLot(drawer, 4, '480.00')).toHaveValue('4');
  await expect(ourLot(drawer, 3, '300.00')).toHaveValue('2');
  await drawer.getByRole('button', { name: 'Close', exact: true }).last().click();
  await expect(drawer).toHaveCount(0);

  const earlier = await beginTransaction(page, 'sell', SECURITY);
  await earlier.getByLabel('Date').fill(isoDay(daysAgo(1)));
  await type(earlier.getByLabel('Quantity', { exact: true }), '-1');
  await type(earlier.getByLabel(/^Amount/), '115');
  await type(ourLot(earlier, 4, '480.00'), '1');
  await expect(
    earlier.getByText(/^Figures would leave another entry out: the sale of/),
  ).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
});

test('a loss in dollars that is bought back has code W in Form 8949 and is named at its lot', async () => {
  // Of no other purchase of the trust's, so that the oldest lot is ours.
  const share = 'Nordwind Energie AG';
  const trade = async (kind: string, date: string, quantity: string, amount: string) => {
    const drawer = await beginTransaction(page, kind, share, 'Trust account');
    await drawer.getByLabel('Date').fill(date);
    await drawer.getByLabel('Quantity').fill(quantity);
    await drawer.getByLabel(/^Amount/).fill(amount);
    await saveTransaction(drawer);
  };
  await openClient(page, 'Whitaker Family Trust');
  await trade('buy', isoDay(daysAgo(7)), '10', '-1000');
  await trade('sell', OUR_DAY, '-10', '900');
  await trade('buy', isoDay(daysAgo(0)), '10', '-900');
  const lots = await openLots(page);
  const note = lots.getByText(/^Wash sale: its cost carries USD/).first();
  const tax = page.getByRole('region', { name: 'Tax year, USD' });
  await expect(tax.getByRole('table', { name: 'Realised gains' })).toBeVisible();
  await expect(note).toHaveCount(0);
  await tax.getByLabel('Form').selectOption('us8949');
  const sale = tax.getByRole('row', { name: new RegExp(`${share}.*${inWords(ours)}`) });
  await expect(sale.getByRole('cell', { name: 'W', exact: true })).toBeVisible();
  await expect(note).toBeVisible();
  await expectAccessible(page);

  await openClient(page, 'Lindqvist household');
  await page.getByRole('tab', { name: /^Portfolio/ }).click();
  const inEuros = page.getByRole('region', { name: 'Tax year, EUR' });
  await expect(inEuros.getByText('Form 8949 is filed in US dollars')).toBeVisible();
  await expect(inEuros.getByLabel('Form')).toHaveValue('plain');
  expect(laptop.complaints).toEqual([]);
});

test('an order names its lots, the back office carries it out, and the sale takes them', async () => {
  await openClient(page, 'Lindqvist household');
  await page.getByRole('tab', { name: /^Instructions/ }).click();
  await page.getByRole('button', { name: 'New instruction' }).click();
  await page.getByRole('menuitem', { name: 'Sell', exact: true }).click();
  await page.getByLabel('Account', { exact: true }).selectOption({ label: 'Long-term account' });
  await page.getByRole('combobox', { name: 'Security' }).fill(SECURITY);
  await page.getByRole('option', { name: new RegExp(SECURITY) }).click();
  await page.getByLabel('How it is given').selectOption({ label: 'By phone' });
  await page.getByLabel('Who orders it').selectOption({ label: 'Anna Lindqvist' });
  const findings = page.getByRole('list', { name: 'Findings' });
  const lots = page.getByRole('group', { name: 'Sells from the lots' });
  await type(page.getByLabel('Quantity', { exact: true }), '1');
  await expect(findings).toContainText('No lots are named: the oldest are sold first');
  // Of the lot of three one is left.
  const left = lots.getByLabel(new RegExp(`^${inWords(ours)} · 1 held`));
  await type(left, '2');
  await expect(findings).toContainText('The lots named come to 2, but the order is of 1');
  await type(page.getByLabel('Quantity', { exact: true }), '2');
  await expect(findings).toContainText('has 1; 2 is more than what is free');
  await expect(page.getByRole('button', { name: 'Give the instruction' })).toBeDisabled();
  await type(page.getByLabel('Quantity', { exact: true }), '1');
  await type(left, '1');
  await expect(findings).toContainText('The lots named are held');
  // Two were bought on that day: this one at 300 for 3.
  const lotLine = `From the lot of ${inWords(ours)}, bought at EUR 100 a unit: 1`;
  await expect(page.getByText(lotLine)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Give the instruction' }).click();
  const said = page.getByText(/^Given: \d{6}-\w{7}$/);
  await expect(said).toBeVisible();
  const number = ((await said.textContent()) ?? '').replace('Given: ', '');

  await synchronise(page);
  await expect(syncLine(page)).toContainText('Synced', { timeout: 60_000 });
  const shown = await office.admin(['instructions', 'show', number]);
  expect(shown).toContain(lotLine);
  expect(shown).not.toContain('NOT AS SIGNED');
  await office.admin(['instructions', 'execute', number, '--price', '117.77', '--sample']);
  await synchronise(page);
  await openClient(page, 'Lindqvist household');
  await page.getByRole('tab', { name: /^Instructions/ }).click();
  const given = page.getByRole('listitem', { name: `Instruction ${number}` });
  await expect(given).toContainText('Executed by Back office', { timeout: 60_000 });
  await page.getByRole('tab', { name: /^Transactions/ }).click();
  await page.getByRole('row', { name: new RegExp(`${SECURITY}.*117\\.77`) }).click();
  const detail = page.getByRole('complementary', { name: 'Transaction' });
  const taken = detail.getByRole('region', { name: /^From the lots/ }).getByRole('listitem');
  await expect(taken).toHaveText([new RegExp(`${inWords(ours)}.*1$`)]);
  const open = await openLots(page);
  await expect(open.getByRole('row', { name: inWords(ours) })).toHaveCount(0);
  expect(laptop.complaints).toEqual([]);
});
