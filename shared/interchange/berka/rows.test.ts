import { expect, it } from 'vitest';
import { CellReader } from '../table/cell-reader.ts';
import { loanFormat } from './formats.ts';
import { dayOfBirthNumber, dayOfShortDate } from './rows.ts';

it('reads short dates with and without a time', () => {
  expect(dayOfShortDate('930101')).toBe('1993-01-01');
  expect(dayOfShortDate('931107 00:00:00')).toBe('1993-11-07');
  expect(dayOfShortDate('1993-01-01')).toBe('');
});

it('takes 50 off the month of a woman’s birth number', () => {
  expect(dayOfBirthNumber('706213')).toBe('1970-12-13');
  expect(dayOfBirthNumber('450204')).toBe('1945-02-04');
});

it.each(['0', '-12', '601', '99999999999'])('refuses a loan of %s months', (months) => {
  const row = ['4959', '2', '940105', '80952', months, '3373', 'A'];
  const cells = new CellReader('loan.asc', 7, loanFormat.columns, row);
  loanFormat.read(cells);
  expect(cells.problem).toMatchObject({ line: 7, field: 'duration' });
});
