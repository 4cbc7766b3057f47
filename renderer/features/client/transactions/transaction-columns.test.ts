import { expect, it } from 'vitest';
import { generateSampleBook } from '#shared/interchange/sample-book/generate-sample-book.ts';
import { sampleClientFile } from '#shared/interchange/sample-book/sample-client-file.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { decimalText } from '#shared/lib/decimal.ts';
import { fileRows } from '../../../components/data-table-file.ts';
import { transactionColumns } from './transaction-columns.tsx';

it('holds a ledger with days and plain decimals, every amount beside its currency', () => {
  const book = generateSampleBook({ seed: 1, today: '2026-11-24' as CalendarDate });
  const file = sampleClientFile(book, 'Lindqvist household');
  const [heads, ...rows] = fileRows(file.transactions, transactionColumns(file));
  expect(heads).toEqual([
    ...['Date', 'Kind', 'What', 'Account', 'Quantity', 'Price', 'Price currency'],
    ...['Amount', 'Amount currency'],
  ]);
  expect(rows.length).toBeGreaterThan(100);
  rows.forEach((row, index) => {
    const { date, currency, amount } = file.transactions[index]?.data ?? {};
    const [day, quantity, price] = [row[0], row[4], row[5]];
    expect(day).toBe(date);
    expect([quantity, price].join('')).toMatch(/^[-.\d]*$/);
    expect(row.slice(7)).toEqual([decimalText(amount ?? 0, 2), currency]);
  });
});
