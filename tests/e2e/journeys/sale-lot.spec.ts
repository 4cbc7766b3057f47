import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { openClient } from './support/clients.ts';
import { enrol, type Laptop, openLaptop } from './support/laptop.ts';
import { type Office, openOffice } from './support/office.ts';
import { beginTransaction, openLots, saveTransaction } from './support/trades.ts';

const SECURITY = 'Meridian European Equity Fund';

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
const isoDay = (date: Date) => date.toISOString().slice(0, 10);
const inWords = (date: Date) =>
  date.toLocaleDateString('en-US', { dateStyle: 'medium', timeZone: 'UTC' });
/** A day of ours alone: the sample book trades on the first day of a quarter. */
const ours = daysAgo(daysAgo(4).getUTCDate() === 1 ? 5 : 4);
const OUR_DAY = isoDay(ours);

/* A sale names its lot: what is offered, what does not fit, and what the ledger makes of it. */

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

test('a sale offers the lots that are held, those of a day together', async () => {
  await buy(OUR_DAY, '3', '-300');
  await buy(OUR_DAY, '4', '-480');
  const drawer = await beginTransaction(page, 'sell', SECURITY);
  const lot = drawer.getByLabel('Sells the lot acquired on');
  await expect(drawer.getByText('Name the lot that was sold')).toBeVisible();
  const texts = await lot.getByRole('option').allTextContents();
  // Money has a space that does not break.
  const offered = texts.map((text) => text.replaceAll('\u00a0', ' '));
  expect(offered[0]).toBe('The oldest lots first');
  expect(offered.at(-1)).toBe(`${inWords(ours)} · 7 held · cost EUR 780.00 · 2 lots`);
  expect(offered.length).toBeGreaterThan(3);
  await expectAccessible(page);
});

test('it says what does not fit: too few of a day, of all, and a day without a lot', async () => {
  const drawer = page.getByRole('dialog');
  const lot = drawer.getByLabel('Sells the lot acquired on');
  const today = await drawer.getByLabel('Date').inputValue();
  await lot.selectOption(OUR_DAY);
  await drawer.getByLabel('Quantity').fill('-10');
  await drawer.getByLabel('Quantity').press('Tab');
  await expect(drawer.getByRole('status')).toHaveText(
    'Only 7 are left of this day. The other 3 come from the oldest lots.',
  );
  await expectAccessible(page);

  await drawer.getByLabel('Quantity').fill('-9999999');
  await drawer.getByLabel('Quantity').press('Tab');
  await expect(drawer.getByText(/^Only [\d,.]+ are held in this account on/)).toBeVisible();
  await expect(lot).toHaveAttribute('aria-invalid', 'true');

  await drawer.getByLabel('Quantity').fill('-1');
  await drawer.getByLabel('Date').fill('2020-01-02');
  await expect(drawer.getByText(/^Nothing of this security is held/)).toBeVisible();

  await drawer.getByLabel('Date').fill(today);
  await drawer.getByLabel('Date').fill(isoDay(daysAgo(6)));
  await expect(drawer.getByText(`No lot of ${inWords(ours)} is held on`)).toBeVisible();
  await expect(lot).toHaveValue(OUR_DAY);
  await expectAccessible(page);
  await drawer.getByLabel('Date').fill(today);
});

test('the ledger sells the lot that was named', async () => {
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('Sells the lot acquired on').selectOption(OUR_DAY);
  await drawer.getByLabel('Quantity').fill('-7');
  await drawer.getByLabel(/^Amount/).fill('800');
  await saveTransaction(drawer);
  const lots = await openLots(page);
  await expect(lots.getByRole('row', { name: new RegExp(SECURITY) }).first()).toBeVisible();
  await expect(lots.getByRole('row', { name: inWords(ours) })).toHaveCount(0);
  const gains = page.getByRole('region', { name: 'Tax year, EUR' });
  await expect(
    gains.getByRole('row', { name: new RegExp(`${inWords(ours)}.*480\\.00`) }),
  ).toBeVisible();
  await expect(
    gains.getByRole('row', { name: new RegExp(`${inWords(ours)}.*300\\.00`) }),
  ).toBeVisible();
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
