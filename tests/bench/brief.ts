// From a click to the PDF of a brief, and of a day's ten briefs, beside static pages of the same content.
// needs: electron, system
import type { Page } from '@playwright/test';
import { instantFromMillis, utcDate } from '#shared/lib/calendar-date.ts';
import { buildApplication, enrol, openApplication } from './support/application.ts';
import { generatedBook } from './support/generated-book.ts';
import { clickUntil, type Until } from './support/in-page.ts';
import { makeOffice } from './support/office.ts';
import { printFigures, printTable, progress } from './support/report.ts';
import {
  freezePaper,
  type PrintedStatic,
  printStatic,
  type StaticPaper,
} from './support/static-paper.ts';
import { median } from './support/statistics.ts';
import { withFolder } from './support/temporary.ts';

const VISITS = 10;
const ROUNDS = 3;
const SIZE = { seed: 5, clients: 60, transactionsPerClient: 100, visitsToday: VISITS };

/** The bytes have arrived when they can be saved; the preview is drawn after that. */
const HAS_PDF: Until = { selector: 'button:not([disabled])[data-bench="save"]' };
const IS_DRAWN: Until = { selector: 'section[aria-label="Preview"] article' };

const application = await buildApplication();
const office = await makeOffice();
try {
  const today = utcDate(instantFromMillis(Date.now()));
  await office.loadGenerated(generatedBook({ ...SIZE, today }));
  const { address } = await office.open();
  await withFolder(async (dataFolder) => {
    const { app, page, close } = await openApplication(application, dataFolder);
    try {
      await enrol(page, address, 120_000);
      await markSaveButtons(page);
      const links = await briefLinks(page);
      const frozen: StaticPaper[] = [];
      const briefs: number[] = [];
      const drawn: number[] = [];
      const packs: number[] = [];
      const statics: (readonly PrintedStatic[])[] = [];
      const staticPacks: PrintedStatic[] = [];
      // The first brief pays for the hidden window; what is measured is every later one.
      const first = await fromToday(page, links[0] ?? '', HAS_PDF);
      for (let round = 1; round <= ROUNDS; round += 1) {
        progress(`round ${round} of ${ROUNDS}`);
        for (const [index, link] of links.entries()) {
          briefs.push(await fromToday(page, link, HAS_PDF));
          await page.locator('section[aria-label="Preview"] article').first().waitFor();
          if (round === 1) {
            frozen.push(await freezePaper(app, application.rendererFolder, `frozen-${index}`));
          }
        }
        for (const link of links) drawn.push(await fromToday(page, link, IS_DRAWN));
        statics.push(await printStatic(app, frozen));
        packs.push(await fromToday(page, '[aria-keyshortcuts="Control+P"]', HAS_PDF));
        await page.locator('section[aria-label="Preview"] article').first().waitFor();
        const pack = await freezePaper(app, application.rendererFolder, 'frozen-pack');
        staticPacks.push(...(await printStatic(app, [pack])));
      }
      const all = statics.flat();
      const print = median(all.map((one) => one.print));
      const load = median(all.map((one) => one.load));
      const tenStatic = median(
        statics.map((papers) => papers.reduce((sum, one) => sum + one.load + one.print, 0)),
      );
      const wholeStatic = median(staticPacks.map((one) => one.load + one.print));
      const brief = median(briefs);
      const pack = median(packs);
      printTable(
        'Milliseconds, medians',
        ['what', 'ms', 'pages'],
        [
          ['a brief: click to PDF', brief, ''],
          ['  the first one, with its hidden window', first, ''],
          ['  click to drawn preview', median(drawn), ''],
          ['a static page: load and printToPDF', load + print, median(all.map((one) => one.pages))],
          ['  printToPDF alone', print, ''],
          ['a day pack of ten: click to PDF', pack, ''],
          ['ten static pages, one after the other', tenStatic, ''],
          ['the pack as one static document', wholeStatic, staticPacks[0]?.pages ?? 0],
        ],
      );
      printFigures('brief', [
        { name: 'pdf', value: brief / (load + print), goal: { atMost: 1.5 } },
        { name: 'day-pack', value: pack / tenStatic, goal: { atMost: 2 } },
      ]);
    } finally {
      await close();
    }
  });
} finally {
  await office.close();
  await application.remove();
}

/** The links to the briefs of today, as selectors. */
async function briefLinks(page: Page): Promise<string[]> {
  const links = page.getByRole('link', { name: /^Brief for/ });
  await links.nth(VISITS - 1).waitFor();
  const addresses = await links.evaluateAll((found) =>
    found.map((link) => link.getAttribute('href') ?? ''),
  );
  return addresses.map((address) => `a[href="${address}"]`);
}

/** Goes to Today, clicks what `selector` names, and times until `until` holds. */
async function fromToday(page: Page, selector: string, until: Until): Promise<number> {
  await page.evaluate(() => {
    window.location.hash = '#/today';
  });
  await page.locator(selector).first().waitFor();
  return clickUntil(page, selector, until);
}

/** Gives the button that saves a PDF a name that a selector can say. */
async function markSaveButtons(page: Page): Promise<void> {
  await page.evaluate(() => {
    const mark = (): void => {
      for (const button of document.querySelectorAll('button:not([data-bench])')) {
        if (button.textContent === 'Save PDF') button.setAttribute('data-bench', 'save');
      }
    };
    new MutationObserver(mark).observe(document, { childList: true, subtree: true });
    mark();
  });
}
