import { expect, type Locator, type Page } from '@playwright/test';
import { heading } from './screens.ts';

/* What a person does with one client. */

export const clientCell = (page: Page, name: string) =>
  page.getByRole('gridcell', { name, exact: true });

/** Opens the list of clients and shows those that match `text`. */
export async function findClients(page: Page, text: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: /^Clients/ })
    .click();
  await page.getByRole('searchbox', { name: 'Filter clients' }).fill(text);
}

/** Opens a client's page from the list. */
export async function openClient(page: Page, name: string): Promise<void> {
  await findClients(page, name);
  await clientCell(page, name).click();
  await expect(heading(page, name)).toBeVisible();
}

/** Opens a client and changes the industry in the drawer, as `write` fills in its field. */
export async function changeIndustry(
  page: Page,
  client: string,
  write: (field: Locator) => Promise<void>,
): Promise<void> {
  await openClient(page, client);
  await page.getByRole('button', { name: 'Edit the client' }).click();
  const drawer = page.getByRole('dialog');
  const field = drawer.getByLabel('Industry');
  await write(field);
  await field.press('Control+Enter');
  await expect(drawer).toBeHidden();
}

/** What the client's page says of the industry. */
export const industryOf = (page: Page) => page.getByRole('region', { name: 'Details' });

/** The tab with a client's tasks, which must be open already. */
export async function openTasksTab(page: Page): Promise<void> {
  const tab = page.getByRole('tab', { name: /^Tasks and promises/ });
  await tab.click();
  await expect(tab).toHaveAttribute('aria-selected', 'true');
}
