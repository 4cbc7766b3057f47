import { describe, expect, it } from 'vitest';
import {
  compareValues,
  type DataColumn,
  explainedRow,
  fittingColumns,
} from './data-table-columns.ts';

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

describe('fittingColumns', () => {
  const column = (id: string, width: number, givesWay?: number): DataColumn<object> => ({
    id,
    header: id,
    value: () => null,
    width,
    ...(givesWay === undefined ? {} : { givesWay }),
  });
  const columns = [column('name', 100), column('tier', 50, 2), column('change', 50, 1)];
  const idsAt = (room: number | null) => fittingColumns(columns, room).map(({ id }) => id);

  it('leaves columns out in the order in which they give way, until the others fit', () => {
    expect(idsAt(200)).toEqual(['name', 'tier', 'change']);
    expect(idsAt(199)).toEqual(['name', 'tier']);
    expect(idsAt(149)).toEqual(['name']);
  });

  it('keeps what does not give way, however little room there is', () => {
    expect(idsAt(10)).toEqual(['name']);
    expect(idsAt(null)).toEqual(['name', 'tier', 'change']);
  });
});

describe('explainedRow', () => {
  const column = (id: string, part: Partial<DataColumn<{ change: number | null }>>) => ({
    ...{ id, header: id, width: 100, value: () => null },
    ...part,
  });

  it('tells the columns that explain theirs, by their names, with what they mean', () => {
    const columns = [
      column('Name', {}),
      column('Change', {
        about: 'Against the year before',
        explain: ({ change }) => ({ text: change === null ? null : String(change), reason: 'new' }),
      }),
      column('Health', { about: 'Overall', explain: () => ({ text: 'Good', how: 'By points.' }) }),
    ];
    expect(explainedRow({ change: null }, columns)).toEqual([
      { name: 'Change', how: 'Against the year before.', text: null, reason: 'new' },
      { name: 'Health', how: 'By points.', text: 'Good' },
    ]);
  });
});
