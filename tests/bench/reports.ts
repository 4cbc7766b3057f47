// A hundred reports of about ten pages as one batch, beside printToPDF of static pages of the same length.
// needs: electron, system
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { REPORT_CONTENTS } from '#shared/domain/reporting/report-schedule.ts';
import { newReportSchedule } from '#shared/domain/reporting/reporting-builders.ts';
import { instantFromMillis, utcDate } from '#shared/lib/calendar-date.ts';
import { type RecordId, uuidFromText } from '#shared/lib/identifiers.ts';
import { buildApplication, enrol, openApplication } from './support/application.ts';
import { type GeneratedBook, generatedBook } from './support/generated-book.ts';
import { makeOffice } from './support/office.ts';
import { printFigures, printTable, progress } from './support/report.ts';
import { freezePaper, printStatic } from './support/static-paper.ts';
import { median } from './support/statistics.ts';
import { withFolder } from './support/temporary.ts';

const REPORTS = 100;
/** How often the static document is printed; each is one of about ten pages. */
const STATIC_ROUNDS = 20;
const SIZE = { seed: 5, clients: REPORTS, transactionsPerClient: 600 };
const BATCH_LIMIT_MS = 900_000;

const application = await buildApplication();
const office = await makeOffice();
try {
  const today = utcDate(instantFromMillis(Date.now()));
  await office.loadGenerated(withReports(generatedBook({ ...SIZE, today })));
  const { address } = await office.open();
  await withFolder(async (dataFolder) => {
    await withFolder(async (saveFolder) => {
      const { app, page, close } = await openApplication(application, dataFolder, {
        FIELDFOLIO_SAVE_FOLDER: saveFolder,
      });
      try {
        await enrol(page, address, 240_000);
        progress(`preparing ${REPORTS} reports`);
        const batch = await prepareAll(page);
        const pages = await pagesIn(saveFolder);
        const frozen = await freezePaper(app, application.rendererFolder, 'frozen-report');
        progress(`printing a static report ${STATIC_ROUNDS} times`);
        const statics = await printStatic(
          app,
          Array.from({ length: STATIC_ROUNDS }, () => frozen),
        );
        const print = median(statics.map((one) => one.print / one.pages));
        const load = median(statics.map((one) => one.load / one.pages));
        const own = batch / pages.all;
        printTable(
          'Milliseconds a page',
          ['what', 'ms', 'pages a second'],
          [
            [`a batch of ${pages.files} reports, ${pages.all} pages`, own, 1_000 / own],
            [
              `static report of ${statics[0]?.pages ?? 0} pages: printToPDF alone`,
              print,
              1_000 / print,
            ],
            ['  with loading it', load + print, 1_000 / (load + print)],
          ],
        );
        printFigures('reports', [{ name: 'pages', value: own / print, goal: { atMost: 2 } }]);
      } finally {
        await close();
      }
    });
  });
} finally {
  await office.close();
  await application.remove();
}

/** The book with a yearly report of everything that is due today for each client. */
function withReports(book: GeneratedBook): GeneratedBook {
  const today = utcDate(instantFromMillis(Date.now()));
  return {
    firm: book.firm,
    *clients() {
      for (const records of book.clients()) {
        const clientId = records[0]?.id;
        if (!clientId) continue;
        const data = newReportSchedule({
          clientId,
          nextDueOn: today,
          frequency: 'yearly',
          contents: [...REPORT_CONTENTS],
        });
        const id = uuidFromText(`report schedule of ${clientId}`) as RecordId;
        yield [...records, { kind: 'reportSchedule', id, data }];
      }
    },
  };
}

/** Prepares every report that is due; milliseconds from the click to the last PDF. */
async function prepareAll(page: Page): Promise<number> {
  await page.evaluate(() => {
    window.location.hash = '#/reports';
  });
  const button = page.getByRole('button', { name: `Prepare ${REPORTS} due` });
  await button.waitFor({ timeout: 60_000 });
  await page.evaluate(() => performance.mark('batch'));
  await button.click();
  await page.getByText(`Prepared ${REPORTS} of ${REPORTS}`).waitFor({ timeout: BATCH_LIMIT_MS });
  return page.evaluate(
    () => performance.now() - (performance.getEntriesByName('batch')[0]?.startTime ?? 0),
  );
}

/** How many reports lie in `folder`, and how many pages they have together. */
async function pagesIn(folder: string): Promise<{ files: number; all: number }> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.pdf'));
  let all = 0;
  for (const name of names) {
    const text = (await readFile(path.join(folder, name))).toString('latin1');
    all += text.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  }
  return { files: names.length, all };
}
