import { expect, test } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { openClient } from './support/clients.ts';
import { enrol, type Laptop, openLaptop } from './support/laptop.ts';
import { type Office, openOffice } from './support/office.ts';
import { savedText } from './support/saved-file.ts';

/* From targets to drift, to a proposal of trades, to the files of both. */
test.describe.configure({ mode: 'serial' });

const CLIENT = 'Lindqvist household';

let office: Office;
let laptop: Laptop;

test.beforeAll(async () => {
  office = await openOffice();
  laptop = await openLaptop();
  await enrol(laptop.page, { server: office.address, ...office.sample, deviceName: 'Laptop' });
  await openClient(laptop.page, CLIENT);
  await laptop.page.getByRole('tab', { name: /^Allocation/ }).click();
});

test.afterAll(async () => {
  await laptop?.close();
  await office?.close();
});

const section = (name: string) => laptop.page.getByRole('region', { name, exact: true });

/** "+330,019.18" as 33001918 hundredths. */
const hundredths = (text: string): number =>
  Math.round(Number(text.replace('−', '-').replace(/[^\d.-]/g, '')) * 100);

test('the weights add up to 100 %, by whatever the value is divided', async () => {
  const allocation = section('Allocation and drift');
  for (const dimension of ['Asset class', 'Sector', 'Issuer', 'Currency', 'Account']) {
    await allocation.getByLabel('Divided by').selectOption(dimension);
    const table = allocation.getByRole('table', {
      name: `Allocation by ${dimension.toLowerCase()}`,
    });
    const weights = await table.locator('tbody tr td:nth-child(3)').allInnerTexts();
    expect(weights.length).toBeGreaterThan(0);
    expect(weights.map(hundredths).reduce((sum, each) => sum + each, 0)).toBe(10_000);
  }
  await allocation.getByLabel('Divided by').selectOption('Asset class');
  await allocation.getByText('How is this computed?').click();
  await expect(
    allocation.getByRole('table', { name: 'What the weights are made of' }),
  ).toBeVisible();
  await expectAccessible(laptop.page);
});

test('targets and bands of the client are set, and drift is measured against them', async () => {
  const { page } = laptop;
  await section('Allocation and drift')
    .getByRole('button', { name: 'Targets, bands and limits' })
    .click();
  const drawer = page.getByRole('dialog');
  for (const [name, weight] of [
    ['equity', '20'],
    ['bonds', '50'],
    ['funds', '25'],
  ] as const) {
    await drawer.getByRole('button', { name: 'Add a target' }).click();
    await drawer.getByLabel(`Target of ${name}`).fill(weight);
  }
  await drawer.getByLabel('Target of funds').press('Control+Enter');
  await expect(drawer.getByText('target weights must add up to 100 %')).toBeVisible();
  await drawer.getByRole('button', { name: 'Add a target' }).click();
  await expect(drawer.getByLabel('Target of cash')).toHaveValue('5.00');
  await drawer.getByLabel('Band', { exact: true }).selectOption({ value: 'fiveTwentyFive' });
  await drawer.getByLabel('Target of cash').press('Control+Enter');
  await expect(drawer).toBeHidden();
  await expect(section('Allocation and drift').getByText(/^Out of its band: Equity/)).toBeVisible();
});

test('the proposal brings what it can into its band, says why not the rest, and is saved', async () => {
  const { page, saveFolder } = laptop;
  const rebalancing = section('Rebalancing');
  await rebalancing.getByRole('button', { name: 'Propose trades' }).focus();
  await page.keyboard.press('Enter');
  const trades = rebalancing.getByRole('table', { name: 'Proposed trades' });
  await expect(trades.getByRole('rowheader', { name: /^Sell / }).first()).toBeVisible();
  await expect(trades.getByRole('rowheader', { name: /^Buy / }).first()).toBeVisible();
  const after = rebalancing.getByRole('table', { name: 'Weights before and after' });
  const weights = await after.locator('tbody tr td:nth-child(5)').allInnerTexts();
  expect(weights.map(hundredths).reduce((sum, each) => sum + each, 0)).toBe(10_000);
  for (const row of await after.getByRole('row').filter({ hasText: 'Out of its band' }).all()) {
    const name = await row.getByRole('rowheader').textContent();
    const reason = rebalancing.getByRole('listitem').filter({ hasText: new RegExp(`^${name}: `) });
    await expect(reason).toContainText('because');
  }
  await expectAccessible(page);
  await rebalancing.getByRole('button', { name: 'Export the proposal as CSV' }).click();
  await expect(page.getByText(/^Saved as .+rebalancing.+\.csv$/)).toBeVisible();
  const text = await savedText(saveFolder, /^rebalancing.*\.csv$/);
  expect(text).toContain('Trade,Account,Units');
  expect(text).toMatch(/^Sell /m);
  expect(text).toContain('Lots sold');
});

test('the trades are written as drafts, once each, and nothing is given', async () => {
  const { page } = laptop;
  const rebalancing = section('Rebalancing');
  const trades = rebalancing.getByRole('table', { name: 'Proposed trades' });
  // Of what the client ordered before and is open, no other order is written with the rest.
  const given = await trades.getByRole('button', { name: /^Write another: / }).count();
  const written = (await trades.locator('tbody tr').count()) - given;
  await trades
    .getByRole('button', { name: /^Write order: Sell / })
    .first()
    .click();
  await expect(trades.getByRole('button', { name: /^Open draft: Sell / })).toHaveCount(1);
  await rebalancing.getByRole('button', { name: 'Write all orders' }).focus();
  await page.keyboard.press('Enter');
  await expect(trades.getByRole('button', { name: /^Open draft: / })).toHaveCount(written);
  await expect(
    rebalancing.getByText(`${written} drafts stand under Instructions, on this device only`),
  ).toBeVisible();
  await expect(rebalancing.getByRole('button', { name: 'Open Instructions' })).toBeFocused();
  await expectAccessible(page);

  const open = trades.getByRole('button', { name: /^Open draft: Sell / }).first();
  const name = (await open.getAttribute('aria-label')) ?? '';
  await open.click();
  await expect(page.getByRole('region', { name: 'Sell', exact: true })).toBeVisible();
  const [, security = '', account = ''] = /^Open draft: Sell (.+), (.+)$/.exec(name) ?? [];
  await expect(page.getByRole('combobox', { name: 'Security' })).toHaveValue(
    new RegExp(`^${security}`),
  );
  const chosen = page.getByLabel('Account', { exact: true }).locator('option:checked');
  await expect(chosen).toHaveText(account);
  await expect(page.getByLabel('Quantity', { exact: true })).not.toHaveValue('');
  await page.getByRole('button', { name: 'Back to the list' }).click();
  const drafts = page.getByRole('list', { name: 'Drafts' }).getByRole('listitem');
  await expect(drafts).toHaveCount(written);
  const orders = page.getByRole('list', { name: 'Open instructions' }).getByRole('listitem');
  await expect(orders).toHaveCount(1);
  await expect(orders).toContainText('Received');

  // Coming back finds the proposal, and that its orders are written.
  await page.getByRole('tab', { name: /^Allocation/ }).click();
  await expect(trades.getByRole('button', { name: /^Open draft: / })).toHaveCount(written);
  await expect(rebalancing.getByRole('button', { name: 'Write all orders' })).toHaveCount(0);
  expect(laptop.complaints).toEqual([]);
});
