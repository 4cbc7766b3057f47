import { expect, type Page } from '@playwright/test';

/* What a person does on every walk. */

export const heading = (page: Page, name: string) =>
  page.getByRole('heading', { name, level: 1, exact: true });

/** The line at the foot of the sidebar. */
export const syncLine = (page: Page) => page.getByTitle('Open Synchronisation');

/** The state on the Synchronisation page. */
export const syncState = (page: Page) => page.getByRole('region', { name: 'State' });

/** Opens Synchronisation and asks for a cycle. */
export async function synchronise(page: Page): Promise<void> {
  await syncLine(page).click();
  await page.getByRole('button', { name: 'Synchronise now' }).click();
}

/** Writes a task down, for a client whose name begins so. */
export async function writeTask(page: Page, what: string, client: string): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: /^Tasks/ })
    .click();
  // An empty list offers a second one.
  await page
    .getByRole('button', { name: /New task/ })
    .first()
    .click();
  await page.getByLabel('What has to be done').fill(what);
  await page.getByRole('combobox', { name: 'Client' }).fill(client);
  await page.getByRole('option', { name: client }).click();
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByRole('grid', { name: 'Tasks and promises' })).toBeVisible();
}
