import { expect, test } from '@playwright/test';
import type { DocumentModel } from '#shared/documents/model.ts';
import { composeReport } from '#shared/documents/report/report.ts';
import { reportAsOf } from '#shared/documents/report/report-input.ts';
import { wordsIn } from '#shared/documents/words/words.ts';
import type { Language } from '#shared/domain/language.ts';
import { REPORT_CONTENTS } from '#shared/domain/reporting/report-schedule.ts';
import { plainWording } from '#shared/domain/wording.ts';
import { generateSampleBook } from '#shared/interchange/sample-book/generate-sample-book.ts';
import { sampleClientFile } from '#shared/interchange/sample-book/sample-client-file.ts';
import type { CalendarDate, Instant } from '#shared/lib/calendar-date.ts';
import { type Laptop, openLaptop } from './support/laptop.ts';
import { printDocument, textOfPdf } from './support/paper.ts';

/*
 * Reports of the sample book on paper: a private investor, a company and a wholesaler, on both sizes.
 */
const today = '2026-11-24' as CalendarDate;
const period = { from: '2026-01-01' as CalendarDate, to: '2026-09-30' as CalendarDate };
const book = generateSampleBook({ seed: 1, today });
const CASES = [
  ['Lindqvist household', 'A4', 'en', 'en-GB'],
  ['Lindqvist household', 'Letter', 'en', 'en-US'],
  ['Bluebird Charter Schools Inc.', 'Letter', 'en', 'en-US'],
  ['Kaffeehaus Union eG', 'A4', 'de', 'de-DE'],
  ['Lindqvist household', 'A4', 'de', 'de-DE'],
  ['Bluebird Charter Schools Inc.', 'A4', 'fr', 'fr-FR'],
  ['Lindqvist household', 'Letter', 'es', 'es-ES'],
  ['Bluebird Charter Schools Inc.', 'Letter', 'it', 'it-IT'],
  ['Kaffeehaus Union eG', 'Letter', 'nl', 'nl-NL'],
] as const;

let laptop: Laptop;

test.beforeAll(async () => {
  laptop = await openLaptop();
});

test.afterAll(() => laptop?.close());

function reportTo(name: string, language: Language, locale: string): DocumentModel {
  const file = sampleClientFile(book, name);
  const asOf = reportAsOf(file, period, today, plainWording);
  if (!asOf.ok) throw new Error(asOf.error.message);
  return composeReport({
    file,
    frequency: 'yearly',
    contents: REPORT_CONTENTS,
    period,
    asOf: asOf.value,
    recipients: [],
    preparedBy: 'Dana Demo',
    preparedOn: today,
    offsetMinutes: 60,
    language,
    locale,
    composedAt: '2026-11-24T08:00:00.000Z' as Instant,
  });
}

for (const [name, paper, language, locale] of CASES) {
  test(`${name} in ${language} on ${paper}: every section is on its page, nothing is lost, heads are repeated`, async () => {
    const model = reportTo(name, language, locale);
    const { page: pageWord, continued } = wordsIn(language).layout;
    const pages = await textOfPdf(await printDocument(laptop, { model, paper }));
    const text = pages.join('\n').replace(/\s+/gu, ' ');

    // One page of ours is one page of paper: the numbers of the contents rest on it.
    for (const [index, page] of pages.entries()) {
      expect(page).toMatch(new RegExp(`${pageWord} ${index + 1}/${pages.length}\\s*$`));
      if (index > 0) expect(page.split('\n').find((line) => line.trim())).toContain(model.subtitle);
    }
    for (const { id, heading } of model.sections) {
      if (heading === null || id === 'contents') continue;
      const entry = pages[0]?.split('\n').find((line) => line.trim().startsWith(heading));
      const number = Number(/(\d+)\s*$/.exec(entry ?? '')?.[1]);
      const lines = pages[number - 1]?.split('\n').map((line) => line.trim()) ?? [];
      expect(lines, `${heading} on page ${number}`).toContain(heading);
      // A heading is never the last thing above the footer.
      expect(lines.filter(Boolean).at(-2)).not.toBe(heading);
    }
    for (const { blocks } of model.sections) {
      for (const block of blocks) {
        if (block.type !== 'longTable') continue;
        for (const { cells } of block.rows) {
          for (const cell of cells) {
            const [word] = cell.text.split(/\s/u);
            if (word && word.length > 4) expect(text).toContain(word);
          }
        }
      }
    }
    const heads = model.sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) =>
        block.type === 'longTable' ? (block.columns[0]?.label ?? []) : [],
      ),
    );
    for (const page of pages.filter((each) => each.includes(continued))) {
      const lines = page.split('\n').map((line) => line.trim());
      const caption = lines.findIndex((line) => line.endsWith(continued));
      // A head of two lines stands above the first column's, which is of one.
      const below = lines
        .slice(caption + 1)
        .filter(Boolean)
        .slice(0, 2);
      expect(heads.some((head) => below.some((line) => line.startsWith(head)))).toBe(true);
    }
  });
}
