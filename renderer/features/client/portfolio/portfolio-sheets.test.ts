import { describe, expect, it } from 'vitest';
import {
  accountValues,
  holdingsBySize,
  lotsPage,
} from '#shared/domain/portfolio/portfolio-page.ts';
import { generateSampleBook } from '#shared/interchange/sample-book/generate-sample-book.ts';
import { sampleClientFile } from '#shared/interchange/sample-book/sample-client-file.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { figureCellText } from '../../../components/figures/figure-cell.ts';
import type { FigureSheet } from '../../../components/figures/save-figures-button.tsx';
import { accountsSheet, holdingsSheet, lotsSheet } from './portfolio-sheets.ts';

const day = '2026-11-24' as CalendarDate;
const book = generateSampleBook({ seed: 1, today: day });
const file = sampleClientFile(book, 'Lindqvist household');

/** Rows by the names of their columns, as a file has them. */
function written({ columns, rows }: FigureSheet) {
  return rows.map(({ cells }) => {
    expect(cells).toHaveLength(columns.length);
    const texts = cells.map((cell) => figureCellText(cell, null));
    return Object.fromEntries(columns.map(({ name }, index) => [name, texts[index] ?? '']));
  });
}
const cents = (text: string | undefined) => Math.round(Number(text) * 100);

describe('the tables of a portfolio in a file', () => {
  const holdings = written(holdingsSheet(holdingsBySize(file, { day }), file));
  const { lots, count } = lotsPage(file, { day, form: 'plain', most: Number.POSITIVE_INFINITY });
  const lotRows = written(lotsSheet(lots, file));

  it('give each holding with its price, currency and what was gained', () => {
    expect(holdings.length).toBeGreaterThan(3);
    for (const row of holdings) {
      expect(row['Priced on']).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(row.Currency).toBe('EUR');
      expect(row.Price).toMatch(/^\d+(\.\d+)?$/);
      expect(cents(row.Value) - cents(row.Cost)).toBe(cents(row.Unrealised));
    }
  });

  it('hold every lot, and those of a holding add up to it', () => {
    expect(lotRows).toHaveLength(count);
    for (const holding of holdings) {
      const own = lotRows.filter(
        (lot) => lot.Security === holding.Security && lot.Account === holding.Account,
      );
      const sum = own.reduce((total, lot) => total + cents(lot.Value), 0);
      expect(sum).toBe(cents(holding.Value));
    }
  });

  it('name each account with its currency, and nothing where it holds nothing', () => {
    const values = accountValues(file, { day });
    const rows = written(accountsSheet(file.accounts, values));
    expect(rows.map((row) => row.Account)).toEqual(file.accounts.map(({ data }) => data.name));
    expect(rows.every((row) => row.Currency === 'EUR')).toBe(true);
    expect(written(accountsSheet(file.accounts, new Map()))[0]?.Value).toBe('');
  });
});
