import { createElement } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { DocumentModel, Section } from '#shared/documents/model.ts';
import { listBlock, plain } from '#shared/documents/text.ts';
import { wordsIn } from '#shared/documents/words/words.ts';
import type { Language } from '#shared/domain/language.ts';
import './print.css';
import { fitSheet } from './fit-sheet.ts';
import { printableHeight } from './paper-size.ts';
import { Sheet } from './sheet.tsx';

let element: HTMLElement;

beforeEach(() => {
  element = document.createElement('div');
  document.body.append(element);
});
afterEach(() => element.remove());

const part = (id: string, column: Section['column'], items: number): Section => ({
  id,
  heading: id,
  column,
  blocks: [
    ...listBlock(
      Array.from({ length: items }, (_, index) => [plain(`${id} ${index} ${'words '.repeat(30)}`)]),
      items,
    ),
  ],
});

/** A brief of such sections, fitted to A4. */
function fitted(sections: readonly Section[], language: Language = 'en'): HTMLElement {
  const model: DocumentModel = {
    kind: 'brief',
    sourceIds: [],
    language,
    locale: 'de-DE',
    edition: 'internal',
    title: 'A client',
    subtitle: '',
    sections: [
      ...sections,
      { id: 'notes', heading: 'Notes', column: 'main', blocks: [{ type: 'ruledSpace', lines: 5 }] },
    ],
    footer: { marking: 'Internal', asOf: '', synchronised: '', page: 'Page' },
    composedAt: '2026-01-01T08:00:00.000Z',
  };
  flushSync(() => createRoot(element).render(createElement(Sheet, { model })));
  const sheet = element.querySelector<HTMLElement>('[data-sheet]');
  if (!sheet) throw new Error('nothing was drawn');
  fitSheet(sheet, 'A4', wordsIn(model.language).layout);
  return sheet;
}

const shown = (sheet: HTMLElement, id: string) =>
  sheet.querySelectorAll(`[data-part="${id}"] li:not([hidden])`).length;

it('a brief that says too much stays on its page, and its lists say how many they leave out', () => {
  const sheet = fitted([part('flags', 'main', 30), part('people', 'side', 3)]);
  expect(sheet.offsetHeight).toBeLessThanOrEqual(printableHeight('A4'));
  const left = 30 - shown(sheet, 'flags');
  expect(left).toBeGreaterThan(0);
  expect(sheet.querySelector('[data-part="flags"] .more')?.textContent).toBe(`and ${left} more`);
  // The shorter column is not in the way.
  expect(shown(sheet, 'people')).toBe(3);
});

it('nothing is left out of a brief that fits', () => {
  const sheet = fitted([part('flags', 'main', 3), part('people', 'side', 3)]);
  expect(shown(sheet, 'flags')).toBe(3);
  expect(sheet.querySelector<HTMLElement>('[data-part="flags"] .more')?.hidden).toBe(true);
});

it('says what it leaves out in its own language, and is read in it', () => {
  const sheet = fitted([part('flags', 'main', 30)], 'de');
  const left = 30 - shown(sheet, 'flags');
  expect(sheet.querySelector('[data-part="flags"] .more')?.textContent).toBe(`und ${left} weitere`);
  expect(sheet.lang).toBe('de');
});

it('is read in the language of its words, with numbers and days as its reader writes them', () => {
  const chart: Section['blocks'][number] = {
    type: 'courses',
    title: 'What 100 became',
    accessibleName: 'What 100 became',
    days: ['2026-01-31', '2026-10-31'],
    courses: [{ name: 'Portfolio', values: [1000, 1234.5] }],
  };
  const sheet = fitted([{ ...part('flags', 'main', 3), blocks: [chart] }]);
  expect(sheet.lang).toBe('en');
  expect(sheet.querySelector('.courses')?.textContent).toContain('31. Okt. 2026');
  expect(sheet.querySelector('.courses')?.textContent).toContain('1.234,5');
});
