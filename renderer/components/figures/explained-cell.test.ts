import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { formatDate, formatMoney } from '../formats.ts';
import { explainedCell, isFigure } from './explained-cell.ts';
import {
  type FigureCell,
  figureCellWords,
  moneyCell,
  nothingCell,
  textCell,
  unknownCell,
} from './figure-cell.ts';

const EUR = 'EUR' as CurrencyCode;
const day = '2026-11-24' as CalendarDate;
const table = {
  name: 'Holdings',
  columns: [
    { name: 'Security' },
    { name: 'Priced on' },
    { name: 'Value', isNumber: true, how: 'Quantity times price.' },
    { name: 'Cost', isNumber: true },
    { name: 'Note' },
  ],
  currency: EUR,
  how: 'By the ledger.',
};
const row: readonly FigureCell[] = [
  textCell('Heron Fund'),
  { as: 'date', date: day },
  moneyCell(123_45),
  unknownCell('the cost of Heron Fund is not recorded'),
  nothingCell,
];

describe('explainedCell', () => {
  it('says what a figure is, of what, by which rule, and what its row has beside it', () => {
    expect(
      explainedCell(table, { cells: row, from: () => [{ name: 'Units', text: '2' }] }, 2),
    ).toEqual({
      name: 'Value',
      of: 'Heron Fund · Holdings',
      text: formatMoney(123_45, EUR),
      reason: null,
      how: 'Quantity times price.',
      from: [{ name: 'Units', text: '2' }],
      beside: [
        { name: 'Priced on', text: formatDate(day) },
        { name: 'Cost', text: 'unknown: the cost of Heron Fund is not recorded' },
      ],
    });
  });

  it('says why a figure is not known, and the rule of the table where the column has none', () => {
    expect(explainedCell(table, { cells: row }, 3)).toMatchObject({
      name: 'Cost',
      text: null,
      reason: 'the cost of Heron Fund is not recorded',
      how: 'By the ledger.',
    });
  });
});

it('tells figures, unknown ones too, from words and empty cells', () => {
  expect(row.map(isFigure)).toEqual([false, true, true, true, false]);
});

it('reads a cell as the table shows it, and amounts with their currency', () => {
  expect(figureCellWords({ as: 'percent', hundredths: 441 }, null)).toMatch(/4[.,]41/);
  expect(figureCellWords({ as: 'points', hundredths: -31 }, null)).toMatch(/^−0[.,]31$/);
  expect(figureCellWords({ as: 'quantity', units: 1_500_000 }, null)).toMatch(/^1[.,]5$/);
  expect(figureCellWords(moneyCell(5_00, true), EUR)).toBe(
    formatMoney(5_00, EUR, { signed: true }),
  );
  expect(figureCellWords(unknownCell('why'), EUR)).toBeNull();
});
