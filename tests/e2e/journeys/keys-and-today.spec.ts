import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './support/accessible.ts';
import { keepRecoveryCode, type Laptop, openLaptop, PASSPHRASE, signIn } from './support/laptop.ts';
import { type Office, openOffice } from './support/office.ts';

test.describe.configure({ mode: 'serial' });

let office: Office;
let laptop: Laptop;
let page: Page;
let recoveryCode = '';

const title = (name: string) => page.getByRole('heading', { name, level: 1, exact: true });

test.beforeAll(async () => {
  test.setTimeout(180_000);
  office = await openOffice();
  laptop = await openLaptop();
  page = laptop.page;
});

test.afterAll(async () => {
  await laptop?.close();
  await office?.close();
});

test('sign-in says beside the field what is wrong', async () => {
  await expect(title('Sign in')).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel('Server').fill('http://127.0.0.1:9');
  await page.getByLabel('E-mail').fill(office.sample.email);
  await page.getByLabel('Password', { exact: true }).fill('not it');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('No answer from this address')).toBeVisible();
  await page.getByLabel('Server').fill(office.address);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('The e-mail or the password is not right')).toBeVisible();
});

test('a new device is encrypted, keeps its recovery code and starts with the whole book', async () => {
  await signIn(page, { server: office.address, ...office.sample, deviceName: 'Laptop' });
  await expect(title('Choose a passphrase')).toBeVisible();
  await page.getByLabel('Passphrase', { exact: true }).fill('short');
  await expect(page.getByText('Too short: 5 more')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Encrypt this device' })).toBeDisabled();
  await expectAccessible(page);
  await page.getByLabel('Passphrase', { exact: true }).fill(PASSPHRASE);
  await page.getByLabel('Passphrase once more').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Encrypt this device' }).click();
  await expect(title('Keep this recovery code')).toBeVisible();
  await expectAccessible(page);
  recoveryCode = await keepRecoveryCode(page);
  await expect(page.getByRole('button', { name: 'Start working' })).toBeFocused({
    timeout: 60_000,
  });
  await page.keyboard.press('Enter');
  await expect(title('Today')).toBeVisible();
  await expect(page.getByRole('link', { name: /^Synced/ })).toBeVisible();
});

test('Today shows the meetings in order with their briefs', async () => {
  const meetings = page.getByRole('region', { name: /^Meetings/ }).getByRole('listitem');
  await expect(meetings.first().getByRole('link', { name: /^Brief for/ })).toBeVisible();
  await expect(
    meetings.first().getByRole('button', { name: /^(Start|Continue|Open)/ }),
  ).toBeVisible();
  await expectAccessible(page);
});

test('what is due is done with one key and comes back with undo', async () => {
  const due = page.getByRole('list', { name: 'Due today or overdue' });
  const first = due.getByRole('link').first();
  const name = await first.textContent();
  const before = await due.getByRole('listitem').count();
  await first.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await expect(first).toBeFocused();
  await page.keyboard.press('x');
  await expect(due.getByRole('listitem')).toHaveCount(before - 1);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(due.getByRole('listitem')).toHaveCount(before);
  await expect(due.getByRole('link').first()).toHaveText(name ?? '');
});

test('keys go to every page, back and forward, and ? shows them', async () => {
  await page.locator('main').focus();
  for (const [key, name] of [
    ['c', 'Clients'],
    ['m', 'Meetings'],
    ['k', 'Tasks'],
    ['r', 'Reports'],
    ['s', 'Synchronisation'],
    ['t', 'Today'],
  ] as const) {
    await page.keyboard.press('g');
    await page.keyboard.press(key);
    await expect(title(name)).toBeVisible();
  }
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(title('Synchronisation')).toBeVisible();
  await page.keyboard.press('Alt+ArrowRight');
  await expect(title('Today')).toBeVisible();
  await page.keyboard.press('?');
  const overlay = page.getByRole('dialog', { name: 'Keys' });
  await expect(overlay.getByText('Command palette')).toBeVisible();
  await expect(overlay.getByText('Save the form')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(overlay).toBeHidden();
});

test('the whole row of a meeting opens it, and its brief is a link of its own', async () => {
  await page.keyboard.press('g');
  await page.keyboard.press('m');
  await expect(title('Meetings')).toBeVisible();
  const brief = page.getByRole('link', { name: /^Brief for/ });
  const row = page.getByRole('listitem').filter({ has: brief }).first();
  await row.click({ position: { x: 24, y: 24 } });
  await expect(title('Meetings')).toBeHidden();
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(/^Brief/);
  await page.keyboard.press('Alt+ArrowLeft');
  await row.getByRole('link', { name: /^Brief for/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Brief:/ })).toBeVisible();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(title('Meetings')).toBeVisible();
});

test('coming back to a list finds the row that was left', async () => {
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  const grid = page.getByRole('grid', { name: 'Clients' });
  await expect(grid.getByRole('row').nth(1)).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(grid.locator('[role=row]:focus')).toBeVisible();
  // End and Enter within a frame: the list is left before the browser tells that it has scrolled.
  const id = await page.evaluate(async () => {
    const press = async (key: string) => {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(event);
      await new Promise((resolve) => setTimeout(resolve, 0));
    };
    await press('End');
    const left = document.activeElement?.getAttribute('data-row-id');
    await press('Enter');
    return left;
  });
  await expect(grid).toBeHidden();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(grid.locator(`[data-row-id="${id}"]`)).toBeFocused();
  await expect(grid.locator(`[data-row-id="${id}"]`)).toBeInViewport();
});

test('H explains the figures of the row in focus, and Esc returns to it', async () => {
  const grid = page.getByRole('grid', { name: 'Clients' });
  await grid.locator('[role=row]:focus').press('Home');
  const row = grid.locator('[role=row]:focus');
  await expect(row).toHaveAttribute('aria-rowindex', '2');
  const id = await row.getAttribute('data-row-id');
  const name = await grid.getByRole('checkbox').nth(1).getAttribute('aria-label');
  await page.keyboard.press('h');
  const dialog = page.getByRole('dialog', { name: name?.replace('Select ', '') ?? '' });
  for (const column of ['Value or revenue', 'Change', 'Last contact', 'Health']) {
    await expect(dialog.getByRole('heading', { name: column, exact: true })).toBeVisible();
  }
  await expect(dialog.getByRole('heading', { name: 'Reasons of the health score' })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(grid.locator(`[data-row-id="${id}"]`)).toBeFocused();
  await page.getByRole('button', { name: /^Choose columns/ }).click();
  await page.getByRole('menuitem', { name: 'Explain the row' }).click();
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(grid.locator(`[data-row-id="${id}"]`)).toBeFocused();
});

test('Enter in a line of a form saves nothing; Ctrl+Enter does', async () => {
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: 'Command or client' }).fill('lindqvist');
  await expect(page.getByRole('dialog').getByText('Lindqvist household').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(title('Lindqvist household')).toBeVisible();
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('n');
  const drawer = page.getByRole('dialog', { name: 'New note' });
  await expect(drawer.getByLabel('Title')).toBeFocused();
  await page.keyboard.type('Rain');
  await page.keyboard.press('Enter');
  await page.keyboard.type(' gauge');
  await expect(drawer.getByLabel('Title')).toHaveValue('Rain gauge');
  await page.keyboard.press('Control+Enter');
  await expect(drawer).toBeHidden();
  // The page has the focus: Tab goes on from there.
  await expect(page.locator('main:focus, main :focus')).toHaveCount(1);
});

test('a figure of the client opens what it was computed from by the keyboard', async () => {
  const gain = page.getByRole('button', { name: /^Gain: / });
  await gain.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Gain' });
  for (const term of ['Value at the end', 'Value at the start', 'Net flow']) {
    await expect(dialog.getByText(term, { exact: true })).toBeVisible();
  }
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(gain).toBeFocused();
});

test('the palette goes, makes, and finds a client', async () => {
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: 'Command or client' }).fill('lindqvist');
  await expect(page.getByRole('dialog').getByText('Lindqvist household').first()).toBeVisible();
  await expectAccessible(page);
  // What stands first is marked, however the list changed before, and Enter opens it.
  const entries = page.getByRole('dialog').locator('[data-action]');
  await expect(entries.first()).toHaveAttribute('data-selected');
  await expect(page.getByRole('dialog').locator('[data-selected]')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(title('Lindqvist household')).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: 'Command or client' }).fill('new task');
  await page.keyboard.press('Enter');
  await expect(title('Tasks')).toBeVisible();
  await expect(page.getByLabel('What has to be done')).toBeFocused();
});

test('a task is written down, edited and found by search', async () => {
  await page.getByLabel('What has to be done').fill('Measure the greenhouse');
  // The palette was opened on this client's page.
  await expect(page.getByRole('combobox', { name: 'Client' })).toHaveValue('Lindqvist household');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  const grid = page.getByRole('grid', { name: 'Tasks and promises' });
  await page.getByLabel('What has to be done').press('Escape');
  await page.getByLabel('Filter tasks').fill('greenhouse');
  await expect(grid.getByRole('row')).toHaveCount(2);
  await grid.getByRole('row').nth(1).focus();
  await expectAccessible(page);
  await page.keyboard.press('e');
  const editor = page.getByRole('complementary', { name: 'Edit' });
  await editor.getByLabel('What').fill('Measure the greenhouse twice');
  await expectAccessible(page);
  await page.keyboard.press('Control+Enter');
  await expect(grid.getByText('Measure the greenhouse twice')).toBeVisible();
  await page.getByLabel('Filter tasks').fill('');

  await page.locator('main').focus();
  await page.keyboard.press('Control+f');
  await page.getByLabel('Search everything').fill('greenhouse');
  await expect(page.getByRole('link', { name: /Measure the greenhouse twice/ })).toBeVisible();
  await expectAccessible(page);
});

test('locking leaves no name on screen; a wrong passphrase waits, the right one opens', async () => {
  await page.keyboard.press('Control+l');
  const passphrase = page.getByLabel('Passphrase', { exact: true });
  await expect(passphrase).toBeVisible();
  expect(await page.content()).not.toContain('greenhouse');
  expect(await page.content()).not.toContain('Lindqvist');
  await expectAccessible(page);
  await passphrase.fill('nine herons over the weir');
  await page.keyboard.press('Enter');
  await expect(page.getByText('This is not the passphrase')).toBeVisible();
  await page.getByRole('button', { name: 'Use the recovery code instead' }).click();
  await page.getByLabel('Recovery code').fill(recoveryCode.toLowerCase().replaceAll('-', ' '));
  await expect(page.getByRole('button', { name: 'Unlock' })).toBeEnabled({ timeout: 15_000 });
  await page.keyboard.press('Enter');
  await expect(title('Unlocked with the recovery code')).toBeVisible();
  await page.getByRole('button', { name: 'Keep the old passphrase' }).click();
  await expect(title('Search')).toBeVisible();
});

test('settings keep the appearance, the paper and the lock, in both appearances accessible', async () => {
  await page.keyboard.press('Control+,');
  await expect(title('Settings')).toBeVisible();
  await page.getByText('Light', { exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'light');
  await expectAccessible(page);
  await page.getByText('Dark', { exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await expectAccessible(page);
  await page.getByLabel('Lock by itself after').selectOption('30');
  await page.getByRole('button', { name: 'Back up now' }).click();
  await expect(page.getByRole('button', { name: 'Restore' }).first()).toBeVisible();
  for (const name of ['Today', 'Tasks', 'Synchronisation'] as const) {
    await page.keyboard.press('g');
    await page.keyboard.press({ Today: 't', Tasks: 'k', Synchronisation: 's' }[name]);
    await expect(title(name)).toBeVisible();
    await expectAccessible(page);
  }
});

test('without the server work goes on, is listed as unsent, and signing out is refused', async () => {
  await office.stop();
  await page.keyboard.press('g');
  await page.keyboard.press('k');
  await page.keyboard.press('n');
  await page.getByLabel('What has to be done').fill('Written on the train');
  await page.getByRole('combobox', { name: 'Client' }).fill('lindq');
  await page.getByRole('option', { name: 'Lindqvist household' }).click();
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('link', { name: /unsent/ }).click();
  await expect(title('Synchronisation')).toBeVisible();
  const unsent = page.getByRole('region', { name: /^Unsent/ });
  await expect(unsent.getByRole('listitem')).toHaveCount(1);
  await expect(unsent.getByRole('link', { name: /Lindqvist household/ })).toBeVisible();
  await expectAccessible(page);

  await page.keyboard.press('Control+,');
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page.getByText('You are still signed in')).toBeVisible();
  await expectAccessible(page);

  await office.start();
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await page.getByRole('button', { name: 'Synchronise now' }).click();
  await expect(page.getByText('Everything you wrote is on the server')).toBeVisible();
});

test('Today shows the newest of what was written, and all of it when asked', async () => {
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await page.getByRole('checkbox', { name: 'Select all' }).check();
  await page.getByRole('button', { name: 'New task for each' }).click();
  await page.getByLabel('What has to be done').fill('Send the new price list');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('What has to be done')).toBeHidden();
  await page.locator('main').focus();
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  const news = page.getByRole('region', { name: /^Since yesterday/ });
  await expect(news.getByRole('listitem')).toHaveCount(8);
  const all = news.getByRole('button', { name: /^Show all \d+$/ });
  const count = Number((await all.textContent())?.replace(/\D/g, ''));
  expect(count).toBeGreaterThan(8);
  await all.click();
  await expect(news.getByRole('listitem')).toHaveCount(count);
  await expectAccessible(page);
  await news.getByRole('button', { name: 'Show the first 8' }).click();
  await expect(news.getByRole('listitem')).toHaveCount(8);
});

test('nothing went wrong unseen', () => {
  expect(laptop.complaints).toEqual([]);
});
