import { expect, type Page, test } from '@playwright/test';
import { expectAccessible, expectAccessibleOverlay, expectReadable } from './support/accessible.ts';
import { openClient } from './support/clients.ts';
import { enrol, type Laptop, openLaptop } from './support/laptop.ts';
import { type Office, openOffice } from './support/office.ts';
import { heading } from './support/screens.ts';

/*
 * What every screen owes: it can be read in the dark, with the longest names and at twice the text
 * size, it works with the keyboard alone, and an empty list says what to do. Steps build on each other.
 */
test.describe.configure({ mode: 'serial' });
test.setTimeout(240_000);

const CLIENT = 'Lindqvist household';
const LONG = 'Wirtschaftsprüfungs- und Vermögensverwaltungsgesellschaft Oberösterreich-Süd AG';
const OWN_CLIENT = 'Tegner Ferries AB';
const LONG_PLACE =
  'Headquarters, An der Alten Mittelgebirgsfernverkehrsstraßenkreuzung 1234, 17th floor, room 4';

let office: Office;
let laptop: Laptop;
let page: Page;

const go = (name: string) =>
  page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .click();
const drawer = () => page.getByRole('dialog');
/** Whether an element shows all of its text. */
const isWhole = (element: Element) =>
  element.scrollWidth <= element.clientWidth && element.scrollHeight <= element.clientHeight + 1;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  office = await openOffice();
  laptop = await openLaptop();
  page = laptop.page;
  await enrol(page, { server: office.address, ...office.sample, deviceName: 'Laptop' });
});

test.afterAll(async () => {
  await laptop?.close();
  await office?.close();
});

test('in the dark every page, every tab of a client and its brief can be read', async () => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  for (const name of [
    'Today',
    'Clients',
    'Meetings',
    'Tasks',
    'Instructions',
    'Reports',
    'Alerts',
    'Book',
    'Settings',
  ]) {
    await go(name);
    await expect(heading(page, name)).toBeVisible();
    await expectReadable(page);
  }
  await page.keyboard.press('Control+f');
  await page.getByLabel('Search everything').fill('bond');
  await expect(page.getByRole('main').locator('mark').first()).toBeVisible();
  await expectReadable(page);
  await openClient(page, CLIENT);
  const tabs = page.getByRole('tab');
  for (const tab of await tabs.all()) {
    await tab.click();
    await expect(tab).toHaveAttribute('aria-selected', 'true');
    await expectReadable(page);
  }
  await page.keyboard.press('Control+p');
  await expect(page.getByRole('article').first()).toBeVisible();
  await expectReadable(page);
});

test('what opens above a page can be read as well: palette, menus, drawers', async () => {
  await go('Clients');
  await page.getByRole('searchbox', { name: 'Filter clients' }).fill('');
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: 'Command palette' });
  await expect(palette.locator('[data-selected]')).toHaveText(/Today/);
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();
  await page.keyboard.press('Control+k');
  await expect(palette.locator('[data-selected]')).toHaveText(/Today/);
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();
  for (const name of ['Choose columns or save as CSV', 'Filters and views']) {
    await page.getByRole('button', { name }).press('Enter');
    await expect(page.locator('[data-position]').first()).toBeVisible();
    await expectAccessibleOverlay(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name })).toBeFocused();
  }
  await page.emulateMedia({ colorScheme: 'light' });
});

test('a form that is refused goes to the field that is wrong', async () => {
  await page.getByRole('button', { name: 'New client' }).press('Enter');
  const name = drawer().getByRole('textbox', { name: 'Name' });
  await expect(name).toBeFocused();
  await drawer().getByRole('button', { name: 'Add', exact: true }).press('Enter');
  await expect(name).toBeFocused();
  await expect(name).toBeInViewport();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(drawer()).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'New client' })).toBeFocused();
});

test('the longest names are whole in the title and run over nothing in a list', async () => {
  await openClient(page, 'Adaeze Okonkwo');
  await page.keyboard.press('e');
  await drawer().getByRole('textbox', { name: 'Name' }).fill(LONG);
  await page.keyboard.press('Control+Enter');
  await expect(heading(page, LONG)).toBeVisible();
  expect(await heading(page, LONG).evaluate(isWhole)).toBe(true);
  await page.getByRole('button', { name: 'New meeting' }).first().click();
  await drawer().getByLabel('Purpose').fill('The succession of the chairwoman and the lake house');
  await drawer().getByLabel('Place').fill(LONG_PLACE);
  await page.keyboard.press('Control+Enter');
  await expect(drawer()).toBeHidden();
  await go('Meetings');
  const line = page.getByRole('listitem').filter({ hasText: LONG });
  const name = await line.getByRole('link', { name: LONG }).first().boundingBox();
  const place = await line.getByText(LONG_PLACE).boundingBox();
  expect(name && place && name.x + name.width <= place.x).toBe(true);
});

test('a list is entered, left for a panel and found again with keys alone', async () => {
  await go('Tasks');
  const rows = page.getByRole('grid', { name: 'Tasks and promises' }).getByRole('row');
  await expect(rows.nth(2)).toBeVisible();
  const panel = page.getByRole('complementary', { name: 'Edit' });
  // The second time the remembered row is the one that is entered.
  for (const _ of ['first', 'again']) {
    await page.locator('main').focus();
    await page.keyboard.press('ArrowDown');
    const entered = page.locator('[role=row]:focus');
    await expect(entered).toHaveCount(1);
    const id = await entered.getAttribute('data-row-id');
    await page.keyboard.press('e');
    await expect(panel.getByLabel('What')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(panel).toHaveCount(0);
    await expect(page.locator(`[data-row-id="${id}"]`)).toBeFocused();
    await page.keyboard.press('n');
    await expect(page.getByLabel('What has to be done')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByLabel('What has to be done')).toHaveCount(0);
    await expect(page.locator(`[data-row-id="${id}"]`)).toBeFocused();
  }
  await openClient(page, CLIENT);
  await page.keyboard.press('4');
  const detail = page.getByRole('complementary', { name: 'Transaction' });
  await page.getByRole('grid', { name: 'Transactions' }).getByRole('row').nth(1).focus();
  await page.keyboard.press(' ');
  await expect(detail).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(detail).toHaveCount(0);
  await expect(heading(page, CLIENT)).toBeVisible();
});

test('at twice the text size nothing stands beyond the window', async () => {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setDeviceMetricsOverride', {
    ...{ width: 640, height: 400, deviceScaleFactor: 2, mobile: false },
  });
  const beyond = () =>
    page
      .locator('main')
      .locator('h1, h2, dd, li, [role=region] a, header button')
      .evaluateAll((all) =>
        all
          .filter((element) => element.getBoundingClientRect().right > window.innerWidth)
          .map((element) => element.textContent),
      );
  await go('Today');
  await expect(page.getByRole('region', { name: /^Meetings/ })).toBeVisible();
  expect(await beyond()).toEqual([]);
  await expectAccessible(page);
  await openClient(page, CLIENT);
  await page.keyboard.press('1');
  await expect(page.getByText('Net flow', { exact: true })).toBeVisible();
  expect(await beyond()).toEqual([]);
  await expectAccessibleOverlay(page);
  await session.send('Emulation.clearDeviceMetricsOverride');
});

test('in a small window columns give way, and nothing of a list is cut off', async () => {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setDeviceMetricsOverride', {
    ...{ width: 1024, height: 700, deviceScaleFactor: 1, mobile: false },
  });
  for (const name of ['Clients', 'Tasks', 'Instructions', 'Reports', 'Alerts']) {
    await go(name);
    const grid = page.getByRole('grid').first();
    await expect(grid.getByRole('row').nth(1)).toBeVisible();
    const isWiderThanItsPlace = (element: Element) => {
      const place = element.parentElement;
      return place === null || place.scrollWidth > place.clientWidth;
    };
    expect(await grid.evaluate(isWiderThanItsPlace), name).toBe(false);
  }
  await go('Clients');
  await expect(page.getByRole('columnheader', { name: 'Change' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Choose columns or save as CSV' }).click();
  await expect(page.getByRole('menuitemcheckbox', { name: /^Change/ })).toHaveText(
    'Change (no room in this window)',
  );
  await page.keyboard.press('Escape');
  await session.send('Emulation.clearDeviceMetricsOverride');
  await expect(page.getByRole('columnheader', { name: 'Change' })).toBeVisible();
});

test('in an empty book every list says what to do', async () => {
  await go('Settings');
  const sample = page.getByRole('region', { name: 'Sample book' });
  await sample.getByRole('button', { name: 'Remove sample' }).click();
  await drawer().getByRole('button', { name: 'Remove the sample' }).click();
  await expect(sample).toHaveCount(0);

  const lists = [
    ['Clients', 'No clients yet.', 'New client'],
    ['Meetings', 'Nothing is planned.', 'New meeting'],
    ['Tasks', 'Tasks and promises of all clients gather here', 'New task'],
    ['Reports', 'No reports are agreed yet.', 'Choose a client'],
    ['Today', 'No meetings today and none planned after.', 'New meeting'],
  ] as const;
  for (const [name, words, button] of lists) {
    await go(name);
    await expect(page.getByText(words)).toBeVisible();
    await expect(page.getByRole('button', { name: button }).last()).toBeVisible();
    await expectAccessible(page);
  }
});

test('so does every tab of a client of whom nothing is known yet', async () => {
  await go('Clients');
  await page.getByRole('button', { name: 'New client' }).last().click();
  await drawer().getByRole('textbox', { name: 'Name' }).fill(OWN_CLIENT);
  await page.keyboard.press('Control+Enter');
  await expect(heading(page, OWN_CLIENT)).toBeVisible();
  await page.keyboard.press('Control+p');
  await expect(page.getByText('No meeting is planned, so there is no brief')).toBeVisible();
  const tabs = [
    ['Portfolio', 'Add an account'],
    ['Transactions', 'Add an account'],
    ['Contacts', 'New contact'],
    ['Tasks and promises', 'New task'],
    ['Products', 'Add a product'],
  ] as const;
  for (const [tab, button] of tabs) {
    await page.getByRole('tab', { name: new RegExp(`^${tab}`) }).click();
    await expect(page.getByRole('button', { name: button }).last()).toBeVisible();
  }
});

test('nothing went wrong unseen', () => {
  expect(laptop.complaints).toEqual([]);
});
