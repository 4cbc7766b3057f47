import { expect, it } from 'vitest';
import { generateSampleBook } from '#shared/interchange/sample-book/generate-sample-book.ts';
import { sampleClientFile } from '#shared/interchange/sample-book/sample-client-file.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { figureCellText } from '../../../components/figures/figure-cell.ts';
import { productsSheet } from './products-sheet.ts';

it('gives what a client has with its amount beside its currency', () => {
  const book = generateSampleBook({ seed: 1, today: '2026-11-24' as CalendarDate });
  const file = sampleClientFile(book, 'Lindqvist household');
  const { columns, rows } = productsSheet(file.entitlements, file);
  expect(rows).toHaveLength(file.entitlements.length);
  expect(rows.length).toBeGreaterThan(0);
  for (const { cells } of rows) {
    expect(cells).toHaveLength(columns.length);
    const [name, , , , since, , currency, amount] = cells.map((cell) => figureCellText(cell, null));
    expect(name).not.toBe('Unknown product');
    expect(since).toMatch(/^(\d{4}-\d\d-\d\d)?$/);
    expect(amount === '').toBe(currency === '');
    expect(amount).toMatch(/^(-?\d+\.\d\d)?$/);
  }
});
