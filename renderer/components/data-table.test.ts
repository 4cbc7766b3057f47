import { describe, expect, it } from 'vitest';
import { compareValues } from './data-table-columns.ts';

const sorted = (values: (string | number | null)[], descending: boolean) =>
  [...values].sort((first, second) => compareValues(first, second, descending));

describe('compareValues', () => {
  it('keeps what is missing last in both directions', () => {
    expect(sorted([2, null, 1], false)).toEqual([1, 2, null]);
    expect(sorted([2, null, 1], true)).toEqual([2, 1, null]);
    expect(sorted(['b', '', 'a'], true)).toEqual(['b', 'a', '']);
  });

  it('sorts text as people do, not by code', () => {
    expect(sorted(['Zora', 'Čapek', 'alfa 10', 'Alfa 9'], false)).toEqual([
      'Alfa 9',
      'alfa 10',
      'Čapek',
      'Zora',
    ]);
  });
});
