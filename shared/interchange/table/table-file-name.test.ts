import { expect, it } from 'vitest';
import { tableFileName } from './table-file-name.ts';

it('names a file by what it is, of which day and of whom, without what a disk refuses', () => {
  expect(tableFileName('transactions', '2026-11-28', 'Novák & syn, s.r.o. <2/3>')).toBe(
    'transactions-2026-11-28-Novák-syn-s-r-o-2-3.csv',
  );
  expect(tableFileName('Past meetings', '2026-11-28')).toBe('Past-meetings-2026-11-28.csv');
});

it('stays within what a file may be called, and without a name that says nothing', () => {
  expect(tableFileName('lots', '2026-11-28', '…', 'x'.repeat(500))).toHaveLength(80 + 20);
});
