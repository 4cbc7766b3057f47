import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareValues, type DataColumn } from './data-table-columns.ts';
import { RankedOrder } from './table-model.ts';

interface Row {
  readonly name: string | null;
}
const column: DataColumn<Row> = { id: 'name', header: 'Name', width: 1, value: ({ name }) => name };

describe('RankedOrder', () => {
  it('orders what a filter leaves as if it were sorted anew', () => {
    const names = fc.array(fc.option(fc.constantFrom('a', 'B', 'č', 'c', 'a 10', 'a 9', '')));
    fc.assert(
      fc.property(names, fc.boolean(), fc.func(fc.boolean()), (values, descending, keep) => {
        const rows = values.map((name): Row => ({ name }));
        const order = new RankedOrder<Row>();
        order.sorted(rows, column, descending);
        const left = rows.filter((_row, index) => keep(index));
        const anew = left.toSorted((a, b) => compareValues(a.name, b.name, descending));
        expect(order.sorted(left, column, descending)).toEqual(anew);
      }),
    );
  });

  it('sorts anew when rows it has not seen come in, or the order is turned round', () => {
    const order = new RankedOrder<Row>();
    const [b, d] = [{ name: 'b' }, { name: 'd' }];
    expect(order.sorted([d, b], column, false)).toEqual([b, d]);
    const c = { name: 'c' };
    expect(order.sorted([d, c, b], column, false)).toEqual([b, c, d]);
    expect(order.sorted([d, c, b], column, true)).toEqual([d, c, b]);
  });
});
