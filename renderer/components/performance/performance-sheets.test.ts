import { describe, expect, it } from 'vitest';
import { unavailableBecause } from '#shared/domain/figure.ts';
import {
  performanceTable,
  periodDetail,
  periodExplanation,
} from '#shared/domain/portfolio/performance-page.ts';
import { generateSampleBook } from '#shared/interchange/sample-book/generate-sample-book.ts';
import { sampleClientFile } from '#shared/interchange/sample-book/sample-client-file.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { figureCellText } from '../figures/figure-cell.ts';
import type { FigureSheet } from '../figures/save-figures-button.tsx';
import { contributionsSheet, periodsSheet, stepsSheet } from './performance-sheets.ts';

const day = '2026-11-24' as CalendarDate;
const book = generateSampleBook({ seed: 1, today: day });
const file = sampleClientFile(book, 'Lindqvist household');
const question = { scope: '', day, own: null };
const asked = { ...question, key: 'yearToDate' as const };

const written = ({ columns, rows }: FigureSheet) =>
  rows.map(({ cells }) => {
    expect(cells).toHaveLength(columns.length);
    return cells.map((cell) => figureCellText(cell, 'EUR' as CurrencyCode));
  });
const cents = (text: string | undefined) => Math.round(Number(text) * 100);

describe('the tables of performance in a file', () => {
  it('give each period with its days, or why it has no return', () => {
    const rows = written(periodsSheet(performanceTable(file, question)?.rows ?? []));
    const inception = rows.find(([period]) => period === 'Since inception');
    expect(inception?.slice(1, 3)).toEqual([expect.stringMatching(/^\d{4}-/), day]);
    expect(inception?.[3]).toMatch(/^-?\d+\.\d\d$/);
    expect(inception?.[5]).toBe('yes');
    const fiveYears = rows.find(([period]) => period === '5 years');
    expect(fiveYears?.[3]).toBe('');
    expect(fiveYears?.at(-1)).toContain('Unavailable: ');
  });

  it('give contributions that add up to the gain and the return', () => {
    const figure = periodDetail(file, asked)?.contributions;
    if (!figure?.available) throw new Error('no contributions');
    const rows = written(contributionsSheet(figure.value));
    const together = rows.pop();
    for (const column of [4, 5]) {
      const sum = rows.reduce((total, row) => total + cents(row[column]), 0);
      expect(sum).toBe(cents(together?.[column]));
    }
  });

  it('say which gain holds a merger or spin-off, as the worth of what it exchanged is not known', () => {
    const figure = periodDetail(file, asked)?.contributions;
    if (!figure?.available) throw new Error('no contributions');
    const [first, ...others] = figure.value.parts;
    if (!first) throw new Error('no parts');
    const exchangeUnknown = unavailableBecause({
      ...{ tag: 'priceMissing', securityId: file.client.id, security: 'Young' },
      ...{ date: day, lastPriceOn: null },
    });
    const parts = [{ ...first, exchangeUnknown }, ...others];
    const rows = written(contributionsSheet({ ...figure.value, parts }));
    expect(rows.map((row) => row.at(-1)).filter((note) => note !== '')).toEqual([
      'a merger or spin-off counts as gain or loss: no price of Young on 2026-11-24 or before',
    ]);
  });

  it('give factors whose product is the return, exactly', () => {
    const net = periodExplanation(file, asked)?.net;
    if (!net?.available) throw new Error('no return');
    const rows = written(stepsSheet(net.value));
    expect(rows).toHaveLength(net.value.steps.length);
    const product = rows.reduce((growth, row) => growth * (row[9] === '' ? 1 : Number(row[9])), 1);
    expect(product - 1).toBeCloseTo(net.value.rate, 12);
    expect(Number(rows.at(-1)?.[10]) - 1).toBeCloseTo(net.value.rate, 12);
  });
});
