import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareValues, type DataColumn } from './data-table-columns.ts';
import { placesInOrder, rowsAt } from './table-model.ts';

interface Row {
  readonly name: string | null;
}
const column: DataColumn<Row> = { id: 'name', header: 'Name', width: 1, value: ({ name }) => name };

describe('a table that is filtered', () => {
  it('leaves what a filter keeps in the order it would have if that alone were sorted', () => {
    const names = fc.array(fc.option(fc.constantFrom('a', 'B', 'č', 'c', 'a 10', 'a 9', '')));
    fc.assert(
      fc.property(names, fc.boolean(), fc.func(fc.boolean()), (values, descending, keep) => {
        const rows = values.map((name): Row => ({ name }));
        const shown = rows.map((_row, index) => keep(index));
        const kept = rows.filter((_row, index) => shown[index]);
        const alone = kept.toSorted((a, b) => compareValues(a.name, b.name, descending));
        const left = rowsAt(rows, placesInOrder(rows, column, descending), shown);
        expect(left).toEqual(alone);
        expect(left.every((row, index) => row === alone[index])).toBe(true);
      }),
    );
  });
});
