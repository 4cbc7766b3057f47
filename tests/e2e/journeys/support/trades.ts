import { expect, type Locator, type Page } from '@playwright/test';

/* What a person does with the transactions of a client whose page is open. */

/** Chooses a security in a field of the drawer. */
export async function chooseSecurity(drawer: Locator, label: string, name: string): Promise<void> {
  await drawer.getByRole('combobox', { name: label, exact: true }).fill(name);
  await drawer
    .page()
    .getByRole('option', { name: new RegExp(name) })
    .click();
}

/** Begins a transaction in the drawer, of the long-term account unless another is named. */
export async function beginTransaction(
  page: Page,
  kind: string,
  security: string,
  account = 'Long-term account',
): Promise<Locator> {
  await page.getByRole('tab', { name: /^Transactions/ }).click();
  await page.getByRole('button', { name: 'New transaction' }).click();
  const drawer = page.getByRole('dialog');
  await drawer.getByLabel('Account').selectOption(account);
  await drawer.getByLabel('Kind').selectOption(kind);
  await chooseSecurity(drawer, 'Security', security);
  return drawer;
}

/** Saves what stands in the drawer, by keyboard. */
export async function saveTransaction(drawer: Locator): Promise<void> {
  await drawer.getByLabel('Description').press('Control+Enter');
  await expect(drawer).toHaveCount(0);
}

/** Opens the portfolio and shows every lot; returns their table. */
export async function openLots(page: Page): Promise<Locator> {
  await page.getByRole('tab', { name: /^Portfolio/ }).click();
  const region = page.getByRole('region', { name: /^Lots/ });
  const lots = region.getByRole('table').first();
  await expect(lots.getByRole('row').nth(1)).toBeVisible();
  // A household has more than the 50 that are shown at first.
  await region.getByRole('button', { name: /^Show more of/ }).click();
  return lots;
}
