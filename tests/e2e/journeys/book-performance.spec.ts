import { expect, type Locator, test } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { openClient } from './support/clients.ts';
import { enrol, type Laptop, openLaptop } from './support/laptop.ts';
import { type Office, openOffice } from './support/office.ts';
import { savedText } from './support/saved-file.ts';
import { saveTransaction } from './support/trades.ts';

/* From the clients' ledgers to the book: by keyboard, to the cent, beside a benchmark, and as a file. */
test.describe.configure({ mode: 'serial' });

const CLIENT_IN_DOLLARS = 'Whitaker Family Trust';

/** All clients may have to be computed first. */
const WAITING = { timeout: 60_000 };

let office: Office;
let laptop: Laptop;
let performance: Locator;

test.beforeAll(async () => {
  office = await openOffice();
  laptop = await openLaptop();
  const { page } = laptop;
  await enrol(page, { server: office.address, ...office.sample, deviceName: 'Laptop' });
  await page.keyboard.press('g');
  await page.keyboard.press('b');
  await expect(page.getByRole('heading', { name: 'Book', level: 1 })).toBeVisible();
  performance = page.getByRole('region', { name: 'Performance, EUR' });
  await expect(performance).toBeVisible(WAITING);
});

test.afterAll(async () => {
  await laptop?.close();
  await office?.close();
});

/** "1,234.50" or "−1,234.50" in hundredths. */
const hundredths = (text: string): number =>
  Math.round(Number(text.replace('−', '-').replace(/[^\d.-]/g, '')) * 100);
const sumOf = (texts: readonly string[]) =>
  texts.map(hundredths).reduce((sum, each) => sum + each, 0);

const periodRow = (name: string) =>
  performance
    .getByRole('row')
    .filter({ has: laptop.page.getByRole('button', { name, exact: true }) });

/** Net, gross, money-weighted, gain, benchmark and difference of a period, as they are shown. */
const cellsOf = (name: string) => periodRow(name).getByRole('cell').allInnerTexts();

/** Value at the start, inflow, outflow, gain and value at the end of the period that is shown. */
async function valuesOf(): Promise<readonly number[]> {
  const [sentence = ''] = await performance.getByText(/^In [A-Z]{3}: value at/).allInnerTexts();
  return (sentence.match(/−?\d[\d,]*\.\d\d/g) ?? []).map(hundredths);
}

async function choose(period: string): Promise<void> {
  const button = performance.getByRole('button', { name: period, exact: true });
  await button.focus();
  await laptop.page.keyboard.press('Enter');
  await expect(button).toHaveAttribute('aria-pressed', 'true');
}

test('the book shows its return net and gross of fees, and its gain to the cent', async () => {
  await choose('1 year');
  const [net = '', gross = '', , gain = ''] = await cellsOf('1 year');
  expect(hundredths(net)).toBeLessThan(hundredths(gross));
  const [start = 0, inflow = 0, outflow = 0, earned = 0, end = 0] = await valuesOf();
  expect(start + inflow - outflow + earned).toBe(end);
  expect(earned).toBe(hundredths(gain));
  expect(end).toBeGreaterThan(0);
  await expect(periodRow('Since inception')).toContainText(/[+−]\d+\.\d\d%/);
});

test('what each client added adds up to the gain and the return', async () => {
  await choose('Year to date');
  const parts = performance.getByRole('region', { name: 'What contributed to the gain' });
  const rows = parts.locator('tbody tr');
  await expect(rows.nth(2)).toBeVisible();
  const column = (number: number) => rows.locator(`td:nth-child(${number})`).allInnerTexts();
  const together = await parts.locator('tfoot td').allInnerTexts();
  expect(sumOf(await column(2))).toBe(hundredths(together[1] ?? ''));
  expect(sumOf(await column(3))).toBe(hundredths(together[2] ?? ''));
  const shown = await cellsOf('Year to date');
  expect(hundredths(shown[0] ?? '')).toBe(hundredths(together[2] ?? ''));
  expect(hundredths(shown[3] ?? '')).toBe(hundredths(together[1] ?? ''));
});

test('the computation can be done again by hand from the values and flows it lists', async () => {
  await choose('Quarter to date');
  await performance.getByText('How is this computed?').click();
  await expect(performance).toContainText('the sums of those of the clients');
  const steps = performance.getByRole('region', { name: 'Sub-periods of the return' });
  await expect(steps.locator('tbody tr').first()).toBeVisible();
  const whole = performance.getByRole('button', { name: /^Show all \d+ sub-periods$/ });
  if (await whole.isVisible()) await whole.click();
  const column = (number: number) =>
    steps.locator(`tbody tr td:nth-child(${number})`).allInnerTexts();
  const product = (await column(6)).reduce((growth, factor) => growth * Number(factor), 1);
  const shown = await cellsOf('Quarter to date');
  expect(Math.round((product - 1) * 10_000)).toBe(hundredths(shown[0] ?? ''));
  const [openings, flows, closings] = [await column(2), await column(3), await column(4)];
  const gain = hundredths(closings.at(-1) ?? '') - hundredths(openings[0] ?? '') - sumOf(flows);
  expect(gain).toBe(hundredths(shown[3] ?? ''));
  await expectAccessible(laptop.page);
});

test('any days can be asked for, and the accounts of another currency, or all together', async () => {
  const { page } = laptop;
  await performance.getByRole('button', { name: 'Add a period of your own' }).click();
  await expect(periodRow('Own period').getByRole('cell').first()).toContainText('%');
  await performance.getByLabel('From', { exact: true }).fill('2001-01-01');
  await performance.getByLabel('To', { exact: true }).fill('2001-12-31');
  await expect(periodRow('Own period')).toContainText('Unavailable: no transaction is recorded');
  await performance.getByRole('button', { name: 'Remove' }).click();
  await expect(periodRow('Own period')).toHaveCount(0);

  const accounts = page.getByLabel('Accounts', { exact: true });
  const [, , , , inEuros = 0] = await valuesOf();
  await accounts.selectOption('All accounts, in EUR');
  await expect.poll(async () => (await valuesOf())[4], WAITING).toBeGreaterThan(inEuros);
  const [start = 0, inflow = 0, outflow = 0, gain = 0, end = 0] = await valuesOf();
  expect(start + inflow - outflow + gain).toBe(end);
  const parts = performance.getByRole('region', { name: 'What contributed to the gain' });
  expect(sumOf(await parts.locator('tbody tr td:nth-child(2)').allInnerTexts())).toBe(gain);
  await accounts.selectOption('Accounts in USD');
  await expect(page.getByRole('region', { name: 'Key accounts, USD' })).toBeVisible();
  await accounts.selectOption('Accounts in EUR');
  await expect(performance).toBeVisible();
});

test('who has no value on some days is named with the reason, and counts with nothing on them', async () => {
  const { page } = laptop;
  // From before the first rate of exchange that the book has.
  await openClient(page, CLIENT_IN_DOLLARS);
  await page.getByRole('tab', { name: /^Transactions/ }).click();
  await page.getByRole('button', { name: 'New transaction' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('Kind').selectOption('deposit');
  await drawer.getByLabel(/^Date/).first().fill('2020-01-02');
  await drawer.getByLabel(/^Amount/).fill('1');
  await saveTransaction(drawer);
  await page.keyboard.press('g');
  await page.keyboard.press('b');
  await page.getByLabel('Accounts', { exact: true }).selectOption('All accounts, in EUR');
  await choose('Since inception');
  const named = performance.getByRole('listitem').filter({ hasText: CLIENT_IN_DOLLARS });
  await expect(named).toContainText('as there is no exchange rate from USD to EUR', WAITING);
  const [start = 0, inflow = 0, outflow = 0, gain = 0, end = 0] = await valuesOf();
  expect(start + inflow - outflow + gain).toBe(end);
  await page.keyboard.press('Control+z');
  await expect(named).toHaveCount(0, WAITING);
  await page.getByLabel('Accounts', { exact: true }).selectOption('Accounts in EUR');
  await expect(periodRow('1 year').getByRole('cell').first()).toBeVisible();
});

test('the benchmark is chosen for the book, one series or a blend, and can be undone', async () => {
  const { page } = laptop;
  await choose('1 year');
  await expect(performance.getByText(/Benchmark: no benchmark is set for the book/)).toBeVisible();
  await performance.getByRole('button', { name: 'Choose the benchmark' }).click();
  const drawer = page.getByRole('dialog', { name: 'Benchmark of the book' });
  const series = drawer.getByLabel('Price series');
  await drawer.getByRole('button', { name: 'Add a part of the benchmark' }).click();
  await series.first().selectOption('Nordwind Energie AG (NWD)');
  await drawer.getByLabel('Weight').first().fill('60');
  await drawer.getByRole('button', { name: 'Add a part of the benchmark' }).click();
  await series.nth(1).selectOption('Valmonte Industries SpA (VLM)');
  await drawer.getByLabel('Weight').nth(1).fill('30');
  await drawer.getByLabel('Weight').nth(1).press('Control+Enter');
  await expect(drawer.getByText('weights must add up to 100 %')).toBeVisible();
  await drawer.getByLabel('Weight').nth(1).fill('40');
  await drawer.getByLabel('Weight').nth(1).press('Control+Enter');
  await expect(drawer).toBeHidden();
  await expect(
    performance.getByText(/Benchmark: 60 % .+, 40 % .+ restored after each month/),
  ).toBeVisible();
  const [net = '', , , , benchmark = '', difference = ''] = await cellsOf('1 year');
  expect(hundredths(net) - hundredths(benchmark)).toBe(hundredths(difference));
  await page.keyboard.press('Control+z');
  await expect(performance.getByText(/Benchmark: no benchmark is set for the book/)).toBeVisible();
  await page.keyboard.press('Control+Shift+z');
  await expect(performance.getByText(/Benchmark: 60 % /)).toBeVisible();
});

test('who brings most is named, and the file of all clients adds up to the page', async () => {
  const { page } = laptop;
  await choose('1 year');
  await expect(
    page.getByRole('region', { name: 'Key accounts, EUR' }).getByRole('row').nth(1),
  ).toBeVisible();
  const shown = await cellsOf('1 year');
  await page.getByRole('button', { name: 'Export all clients as CSV' }).click();
  const saved = await savedText(laptop.saveFolder, /^book-oneYear.*\.csv$/, 'Contribution, points');
  // A name may have a comma; the amounts come after the currency.
  const rows = saved.split(/\r?\n/).flatMap((line) => {
    const amounts = /,EUR,(.+)$/.exec(line)?.[1];
    return amounts ? [amounts.split(',')] : [];
  });
  expect(rows.length).toBeGreaterThan(3);
  expect(sumOf(rows.map((row) => row[4] ?? ''))).toBe(hundredths(shown[3] ?? ''));
  const parts = performance.getByRole('region', { name: 'What contributed to the gain' });
  const [timing = ''] = await parts.getByRole('row', { name: /^Timing of flows/ }).allInnerTexts();
  const together = await parts.locator('tfoot td').allInnerTexts();
  const points = sumOf(rows.map((row) => row[7] ?? ''));
  expect(points + hundredths(timing)).toBe(hundredths(together.at(-1) ?? ''));
  for (const [name, file] of [
    ['Save periods as CSV', /^book-periods.*\.csv$/],
    ['Export the course of the return as CSV', /^book-course.*\.csv$/],
  ] as const) {
    await page.getByRole('button', { name }).press('Enter');
    await savedText(laptop.saveFolder, file, 'Accounts in EUR');
  }
  expect(laptop.complaints).toEqual([]);
});
