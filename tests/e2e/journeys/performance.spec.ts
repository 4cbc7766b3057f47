import { expect, type Locator, test } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { openClient } from './support/clients.ts';
import { enrol, type Laptop, openLaptop } from './support/laptop.ts';
import { type Office, openOffice } from './support/office.ts';
import { savedText } from './support/saved-file.ts';

/* What a client earned: by period, beside a benchmark, taken apart down to each flow. */
test.describe.configure({ mode: 'serial' });

const CLIENT = 'Lindqvist household';

let office: Office;
let laptop: Laptop;
let section: Locator;

test.beforeAll(async () => {
  office = await openOffice();
  laptop = await openLaptop();
  await enrol(laptop.page, { server: office.address, ...office.sample, deviceName: 'Laptop' });
  await openClient(laptop.page, CLIENT);
  await laptop.page.getByRole('tab', { name: /^Portfolio/ }).click();
  section = laptop.page.getByRole('region', { name: 'Performance', exact: true });
});

test.afterAll(async () => {
  await laptop?.close();
  await office?.close();
});

const periodRow = (name: string) =>
  section.getByRole('row').filter({ has: laptop.page.getByRole('button', { name, exact: true }) });

/** The number in a cell or sentence: "+330,019.18" is 33001918 hundredths. */
const hundredths = (text: string): number =>
  Math.round(Number(text.replace('−', '-').replace(/[^\d.-]/g, '')) * 100);

test('a period that the record does not cover says why, and is not 0 %', async () => {
  await expect(periodRow('5 years')).toContainText('Unavailable: the records begin on');
  await expect(periodRow('Since inception')).toContainText(/[+−]\d+\.\d\d% a year/);
});

test('the contributions add up to the gain and the return of the period', async () => {
  await section.getByRole('button', { name: 'Year to date', exact: true }).click();
  const parts = section.getByRole('region', { name: 'What contributed to the gain' });
  const rows = parts.locator('tbody tr');
  await expect(rows.nth(2)).toBeVisible();
  const numbersOf = async (column: number) => {
    const texts = await rows.locator(`td:nth-child(${column})`).allInnerTexts();
    return texts.map(hundredths).reduce((sum, each) => sum + each, 0);
  };
  const together = await parts.locator('tfoot td').allInnerTexts();
  expect(await numbersOf(2)).toBe(hundredths(together[1] ?? ''));
  expect(await numbersOf(3)).toBe(hundredths(together[2] ?? ''));
  const shown = await periodRow('Year to date').getByRole('cell').allInnerTexts();
  expect(hundredths(shown[0] ?? '')).toBe(hundredths(together[2] ?? ''));
  expect(hundredths(shown[3] ?? '')).toBe(hundredths(together[1] ?? ''));
});

test('the computation can be done again by hand from what is shown', async () => {
  await section.getByText('How is this computed?').click();
  const steps = section.getByRole('region', { name: 'Sub-periods of the return' });
  const factors = await steps.locator('tbody tr td:nth-child(6)').allInnerTexts();
  const product = factors.reduce((growth, factor) => growth * Number(factor), 1);
  const shown = await periodRow('Year to date').getByRole('cell').allInnerTexts();
  expect(Math.round((product - 1) * 10_000)).toBe(hundredths(shown[0] ?? ''));
  await expectAccessible(laptop.page);
  await section.getByRole('button', { name: 'Show the numbers' }).click();
  await expect(section.getByRole('columnheader', { name: 'Portfolio' })).toBeVisible();
});

test('every table of the portfolio is saved as a file, whole', async () => {
  const { page, saveFolder } = laptop;
  const tables = [
    ['Save periods as CSV', 'performance-', /^Since inception,/m],
    ['Export the course of the return as CSV', 'return-course-', /^\d{4}-\d\d-\d\d,100,/m],
    ['Export what contributed to the gain as CSV', 'contributions-', /^Together,,,,-?\d+\.\d\d,/m],
    [
      'Export the sub-periods of the return as CSV',
      'sub-periods-',
      /^\d{4}-\d\d-\d\d,\d{4}-\d\d-\d\d,/m,
    ],
    ['Export the value in EUR as CSV', 'value-', /^\d{4}-\d\d-\d\d,\d+\.\d\d$/m],
    ['Export the accounts as CSV', 'accounts-', /^Long-term account,/m],
    ['Export the holdings as CSV', 'holdings-', /,EUR,\d+\.\d\d,\d+\.\d\d,/m],
    ['Export the lots as CSV', 'lots-', /,(Long|Short),/m],
  ] as const;
  for (const [name, start, line] of tables) {
    await page.getByRole('button', { name }).press('Enter');
    await savedText(saveFolder, new RegExp(`^${start}.*\\.csv$`), line);
  }
});

test('any days can be asked for', async () => {
  await section.getByRole('button', { name: 'Add a period of your own' }).click();
  await section.getByLabel('From', { exact: true }).fill('2001-01-01');
  await section.getByLabel('To', { exact: true }).fill('2001-12-31');
  await expect(periodRow('Own period')).toContainText('Unavailable: no transaction is recorded');
  await section.getByRole('button', { name: 'Remove' }).click();
  await expect(periodRow('Own period')).toHaveCount(0);
});

test('the benchmark is chosen for the client, a blend with weights that add up', async () => {
  const { page } = laptop;
  await section.getByRole('button', { name: 'Choose the benchmark' }).click();
  const drawer = page.getByRole('dialog');
  // In the client's currency: the sample book has no rates of exchange.
  const series = drawer.getByLabel('Price series');
  await drawer.getByRole('button', { name: 'Add a part of the benchmark' }).click();
  await series.first().selectOption('Nordwind Energie AG (NWD)');
  await drawer.getByLabel('Weight').first().fill('60');
  await drawer.getByRole('button', { name: 'Add a part of the benchmark' }).click();
  await series.nth(1).selectOption('Valmonte Industries SpA (VLM)');
  await expect(drawer.getByLabel('Weight').nth(1)).toHaveValue('40.00');
  await drawer.getByLabel('Weight').nth(1).fill('30');
  await drawer.getByLabel('Weight').nth(1).press('Control+Enter');
  await expect(drawer.getByText('weights must add up to 100 %')).toBeVisible();
  await drawer.getByLabel('Weight').nth(1).fill('40');
  await drawer.getByLabel('Weight').nth(1).press('Control+Enter');
  await expect(drawer).toBeHidden();
  await expect(
    section.getByText(/Benchmark: 60 % .+, 40 % .+ restored after each month/),
  ).toBeVisible();
  await expect(periodRow('Year to date').getByRole('cell').nth(5)).toHaveText(/^[+−]?\d+\.\d\d$/);
});

test('what a trading client buys is shown of the period chosen, with suppliers and savings', async () => {
  const { page } = laptop;
  await openClient(page, 'Kaffeehaus Union eG');
  await page.getByRole('tab', { name: /^Portfolio/ }).click();
  const trading = page.getByRole('region', { name: 'Trading, EUR' });
  await expect(trading.getByRole('table', { name: 'Trading in twelve months' })).toBeVisible();
  const suppliers = trading.getByRole('table', { name: 'Suppliers in twelve months' });
  await expect(suppliers.getByRole('row', { name: /^Together/ })).toContainText('100.00%');
  const saved = trading.getByRole('table', { name: 'Saved by the client on prices in twelve' });
  await expect(saved.getByRole('row', { name: /^Together/ })).toContainText(/\+[\d,]+\.\d\d/);
  const period = trading.getByLabel('Period of trading in EUR');
  await period.selectOption('Last year');
  await expect(trading.getByRole('table', { name: 'Trading last year' })).toBeVisible();
  await period.selectOption('Other days');
  await trading.getByLabel('From', { exact: true }).fill('2001-01-01');
  await trading.getByLabel('To', { exact: true }).fill('2001-12-31');
  await expect(trading).toContainText('no order is recorded up to');
  await trading.getByLabel('To', { exact: true }).fill('2999-12-31');
  await expect(trading.getByRole('table', { name: /^Trading from .+ to / })).toBeVisible();
  await expectAccessible(page);
});
