import { expect, type Page, test } from '@playwright/test';
import { enrol, type Laptop, openLaptop, unlock } from './support/laptop.ts';
import { type Office, openOffice } from './support/office.ts';

/* What is typed into a form and not saved is on the device, whatever ends the application (L1). */
test.describe.configure({ mode: 'serial' });

let office: Office;
let laptop: Laptop;
let clientName = '';

test.beforeAll(async () => {
  office = await openOffice();
  laptop = await openLaptop();
  await enrol(laptop.page, { server: office.address, ...office.sample, deviceName: 'Laptop' });
  await office.stop();
});

test.afterAll(async () => {
  await laptop?.close();
  await office?.close();
});

const begun = (page: Page) => page.getByRole('region', { name: /^Begun and not saved/ });
const today = (page: Page) =>
  page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: /^Today/ })
    .click();

test('[L1] half a new contact, without a name, is there after the process was killed', async () => {
  const { page } = laptop;
  await expect(begun(page)).toHaveCount(0);
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  const row = page.getByRole('row').nth(1);
  await row.click();
  // "Client" stands there until the client's own name has been read.
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).not.toHaveText(/^(Clients?)?$/);
  clientName = (await heading.textContent()) ?? '';
  await page.getByRole('tab', { name: /^Contacts/ }).click();
  await page
    .getByRole('button', { name: /contact$/i })
    .first()
    .click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Phone').fill('+46 40 123 45 67');
  await page.keyboard.press('Escape');
  await today(page);
  await expect(begun(page)).toContainText('New contact');
  await expect(begun(page)).toContainText(clientName);
  await laptop.kill();
  await unlock(laptop.page);
  await expect(begun(laptop.page)).toContainText(clientName);
});

test('it is found from Today, saved, and begun no longer', async () => {
  const { page } = laptop;
  await begun(page).getByRole('link', { name: 'New contact' }).click();
  await expect(page.getByRole('heading', { level: 1, name: clientName })).toBeVisible();
  await page
    .getByRole('button', { name: /contact$/i })
    .first()
    .click();
  const form = page.getByRole('dialog');
  await expect(form.getByText('Not saved yet')).toBeVisible();
  await expect(form.getByLabel('Phone')).toHaveValue('+46 40 123 45 67');
  await form.getByLabel(/^Name/).fill('Astrid Lund');
  await page.keyboard.press('Control+Enter');
  await expect(form).toBeHidden();
  await expect(page.getByText('Astrid Lund').first()).toBeVisible();
  await today(page);
  await expect(begun(page)).toHaveCount(0);
});

test('an edit that is not saved outlives a lock and changes nothing until it is; it can be put back', async () => {
  const { page } = laptop;
  await page.keyboard.press('g');
  await page.keyboard.press('k');
  await page.getByRole('row').nth(1).focus();
  await page.keyboard.press('e');
  const editor = page.getByRole('complementary', { name: 'Edit' });
  const title = editor.getByLabel('What');
  const before = await title.inputValue();
  await title.fill(`${before}, by post`);
  await page.keyboard.press('Control+l');
  await unlock(page);
  await today(page);
  await expect(begun(page)).toContainText(/Task|Promise/);
  await page.keyboard.press('g');
  await page.keyboard.press('k');
  await expect(page.getByRole('row').filter({ hasText: 'by post' })).toHaveCount(0);
  await page.getByRole('row').filter({ hasText: before }).first().focus();
  await page.keyboard.press('e');
  await expect(title).toHaveValue(`${before}, by post`);
  await page.getByRole('button', { name: 'Put back' }).click();
  await expect(title).toHaveValue(before);
  await page.keyboard.press('Escape');
  await today(page);
  await expect(begun(page)).toHaveCount(0);
});

test('[L1] why an alert needs no action is there after a lock, and goes with the decision', async () => {
  const { page } = laptop;
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  const row = page.getByRole('grid').getByRole('row').filter({ hasText: 'Hafenkran' });
  await expect(row).toBeVisible({ timeout: 60_000 });
  await row.getByRole('gridcell').first().click();
  await page.keyboard.press('d');
  const reason = page.getByLabel('Why it needs no action');
  await reason.fill('Takings of the harbour festival.');
  await page.keyboard.press('Control+l');
  await unlock(page);
  await today(page);
  await begun(page).getByRole('link', { name: 'Alert decision' }).click();
  await row.getByRole('gridcell').first().click();
  await page.keyboard.press('Enter');
  await expect(reason).toHaveValue('Takings of the harbour festival.');
  await page.getByRole('button', { name: 'Dismiss alert' }).click();
  await expect(row).toHaveCount(0);
  await today(page);
  await expect(begun(page)).toHaveCount(0);
});

test('[L1] notes of a meeting that are typed without a pause outlive a kill but for the last words', async () => {
  const { page } = laptop;
  await today(page);
  await page.getByRole('main').locator('a[href*="/meetings/"]').first().click();
  const notes = page.getByRole('textbox', { name: 'Notes of the meeting' });
  await expect(notes).toBeVisible();
  const { hash } = new URL(page.url());
  await notes.focus();
  await page.keyboard.press('Control+End');
  // Longer than the two seconds after which it has to be kept, and no gap that counts as a pause.
  await page.keyboard.type(` They spoke of ${'the bonds and '.repeat(7)}`, { delay: 50 });
  await laptop.kill();
  await unlock(laptop.page);
  await laptop.page.evaluate((to) => {
    window.location.hash = to;
  }, hash);
  await expect(laptop.page.getByRole('textbox', { name: 'Notes of the meeting' })).toHaveValue(
    /They spoke of the bonds/,
  );
});
