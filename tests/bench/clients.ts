// The clients table of 10,000 clients and a million transactions: typing, scrolling, opening, saving.
// needs: electron, system
import type { Page } from '@playwright/test';
import { instantFromMillis, utcDate } from '#shared/lib/calendar-date.ts';
import { buildApplication, enrol, openApplication } from './support/application.ts';
import { generatedBook } from './support/generated-book.ts';
import { nameOfClient } from './support/generated-client.ts';
import { clickUntil, typeUntil } from './support/in-page.ts';
import { makeOffice } from './support/office.ts';
import { untilQuiet } from './support/processes.ts';
import { printFigures, printTable, progress } from './support/report.ts';
import { scrollFrames } from './support/scrolling.ts';
import { median, p95 } from './support/statistics.ts';
import { withFolder } from './support/temporary.ts';

/** `npm run bench -- clients 20` takes a fifth of the ledgers, for a quick look. */
const TRANSACTIONS = Number(process.argv[2] ?? 100);
const CLIENTS = 10_000;
const OPENED = 40;
const SAVED = 40;
const FRAMES = 300;
const PIXELS_A_FRAME = 170;
const FETCH_LIMIT_MS = 240_000;
const QUIET_LIMIT_MS = 90_000;

const FILTER = 'input[aria-label="Filter clients"]';
const SEARCH = 'input[aria-label="Search everything"]';
const SCROLLER = 'div:has(> [role=grid][aria-label="Clients"])';

const application = await buildApplication();
const office = await makeOffice();
try {
  const today = utcDate(instantFromMillis(Date.now()));
  const size = { seed: 2, clients: CLIENTS, transactionsPerClient: TRANSACTIONS, today };
  progress('Loading the book into the server');
  await office.loadGenerated(generatedBook(size));
  const { address } = await office.open();
  await withFolder((folder) => measure(folder, address));
} finally {
  await office.close();
  await application.remove();
}

async function measure(dataFolder: string, address: string): Promise<void> {
  const { app, page, close } = await openApplication(application, dataFolder);
  try {
    progress('Enrolling a device and fetching the book');
    const from = Date.now();
    await enrol(page, address, FETCH_LIMIT_MS);
    progress(`The book came in ${Math.round((Date.now() - from) / 1000)} s`);
    // What follows is the machine's own; the server has done its part.
    await office.close();
    await goTo(page, '/clients');
    await page.getByRole('row').nth(5).waitFor();
    progress('Waiting until the figures of all rows are computed');
    await untilQuiet(app.process().pid ?? 0, QUIET_LIMIT_MS);

    progress('Typing, scrolling, opening, saving');
    const idle = await scrollFrames(page, SCROLLER, 0, FRAMES);
    const scroll = await scrollFrames(page, SCROLLER, PIXELS_A_FRAME, FRAMES);
    const filter = await typeFilter(page);
    const open = await openClients(page);
    const save = await saveNotes(page);
    const search = await typeSearch(page);
    const keystrokes = Math.max(p95(filter), p95(search));
    const row = (what: string, values: readonly number[]) =>
      [what, values.length, median(values), p95(values), Math.max(...values)] as const;
    printTable(
      `${CLIENTS} clients, ${CLIENTS * TRANSACTIONS} transactions; milliseconds`,
      ['what', 'times', 'median', 'p95', 'longest'],
      [
        row('a keystroke in the filter, to the filtered list', filter),
        row('a keystroke in the search, to its results', search),
        row('a frame of scrolling: its work', scroll.work),
        row('  from frame to frame', scroll.intervals),
        row('  the same when nothing scrolls', idle.intervals),
        row('opening a client, to its overview', open),
        row('saving a note, until it is durable and stands in the timeline', save),
      ],
    );
    printFigures('clients', [
      { name: 'keystroke-p95-ms', value: keystrokes, goal: { atMost: 16.7 } },
      { name: 'scroll-p95-ms', value: p95(scroll.work), goal: { atMost: 16.7 } },
      { name: 'open-p95-ms', value: p95(open), goal: { atMost: 100 } },
      { name: 'save-p95-ms', value: p95(save), goal: { atMost: 50 } },
    ]);
  } finally {
    await close();
  }
}

async function goTo(page: Page, route: string): Promise<void> {
  await page.evaluate((to) => {
    window.location.hash = `#${to}`;
  }, route);
}

/** Numbers of clients, digit by digit: each digit leaves fewer rows, so each changes the list. */
function numbers(): string[] {
  return Array.from({ length: 60 }, (_, n) => String(1_117 + n * 137));
}

async function typeFilter(page: Page): Promise<number[]> {
  const millis: number[] = [];
  for (const number of numbers()) {
    for (let length = 1; length <= number.length; length += 1) {
      const until = { changed: 'main [role=status]' };
      millis.push(await typeUntil(page, FILTER, number.slice(0, length), until));
    }
    await typeUntil(page, FILTER, '', { changed: 'main [role=status]' });
  }
  return millis;
}

async function openClients(page: Page): Promise<number[]> {
  const millis: number[] = [];
  for (let n = 0; n < OPENED; n += 1) {
    const name = nameOfClient(n * 241 + 17);
    await goTo(page, '/clients');
    await page.locator(FILTER).waitFor();
    await page.locator(FILTER).fill(name);
    const named = page.getByRole('row').filter({ has: page.getByText(name, { exact: true }) });
    const row = `[data-row-id="${await named.first().getAttribute('data-row-id')}"]`;
    const until = { text: name, place: 'main h1', without: 'main .mantine-Skeleton-root' };
    millis.push(await clickUntil(page, row, until));
  }
  return millis;
}

/** New notes of the client that is open. */
async function saveNotes(page: Page): Promise<number[]> {
  const millis: number[] = [];
  await page.getByRole('tab', { name: /^(Notes|Timeline|Meetings)/ }).click();
  for (let n = 0; n < SAVED; n += 1) {
    await page.getByRole('button', { name: 'New note' }).click();
    const drawer = page.getByRole('dialog', { name: 'New note' });
    const body = `Visit ${n}: they asked about the bonds.`;
    await drawer.locator('textarea').first().fill(body);
    // The timeline shows what the vault has committed, and nothing before.
    const until = { text: body, place: 'main' };
    millis.push(await clickUntil(page, '[role=dialog] button[type=submit]', until));
    await drawer.waitFor({ state: 'hidden' });
  }
  return millis;
}

async function typeSearch(page: Page): Promise<number[]> {
  const millis: number[] = [];
  await goTo(page, '/search');
  await page.locator(SEARCH).waitFor();
  for (const number of numbers()) {
    for (let length = 2; length <= number.length; length += 1) {
      const until = { changed: 'main ul' };
      if (length === 2) await page.locator(SEARCH).fill(number.slice(0, length));
      else millis.push(await typeUntil(page, SEARCH, number.slice(0, length), until));
      await page.locator('main ul').first().waitFor();
    }
  }
  return millis;
}
