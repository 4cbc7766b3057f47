import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { resolveElectron } from '../../../scripts/electron-runtime.mjs';
import { type Laptop, openLaptop } from '../journeys/support/laptop.ts';
import { printDocument, textOfPdf } from '../journeys/support/paper.ts';
import { goldenDocuments } from './golden-documents.ts';
import { differences, GOLDEN_FOLDER, keptPages, RENEW } from './golden-text.ts';
import { paperFaults } from './paper-faults.ts';

/*
 * The golden set is printed again: every page says what the kept one says, and none is clipped,
 * orphaned or empty.
 */
let laptop: Laptop;
let keptWith: string;

test.beforeAll(async () => {
  const index = await readFile(path.join(GOLDEN_FOLDER, 'README.md'), 'utf8');
  keptWith = /Electron (\d+\.\d+\.\d+)/.exec(index)?.[1] ?? '';
  laptop = await openLaptop();
});

test.afterAll(() => laptop?.close());

test('a heading with nothing under it is seen, and so is a line that changed', async () => {
  const [brief] = goldenDocuments();
  if (!brief || 'cover' in brief.model) throw new Error('the first document is no brief');
  const sections = [{ id: 'x', heading: 'Left alone', column: 'full' as const, blocks: [] }];
  const model = { ...brief.model, sections };
  const pdf = await printDocument(laptop, { model, paper: 'A4' });
  expect(await paperFaults(pdf, model)).toEqual(['page 1: "Left alone" has nothing under it']);
  expect(differences('x', ['One\nTwo  three\n'], ['One\nTwo      three\n'])).toEqual([]);
  expect(differences('x', ['One\nTwo\n'], ['One\nOther\n'])).toEqual([
    'x, page 1, line 2\n  kept:    Two\n  printed: Other',
  ]);
});

for (const document of goldenDocuments()) {
  test(`${document.name}: every page is as it was reviewed, nothing is clipped or orphaned`, async () => {
    const pdf = await printDocument(laptop, document);
    expect(await paperFaults(pdf, document.model)).toEqual([]);
    const { version } = resolveElectron();
    test.skip(
      version !== keptWith,
      `kept with Electron ${keptWith}: ${version} may break elsewhere`,
    );
    const found = differences(document.name, await keptPages(document.name), await textOfPdf(pdf));
    expect(
      found,
      `${found.join('\n')}\nIf it is meant, renew the set and look at it: ${RENEW}`,
    ).toEqual([]);
  });
}
