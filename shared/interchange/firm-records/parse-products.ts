import { newProduct } from '#shared/domain/growth/growth-builders.ts';
import type { Product } from '#shared/domain/growth/product.ts';
import { PRICE_SCALE } from '#shared/lib/money.ts';
import { loadedId, type Parsing } from '../loaded-record.ts';
import type { CellReader } from '../table/cell-reader.ts';
import { currencyOf } from '../table/currency-code.ts';
import { textIn } from '../table/field-columns.ts';
import type { TableSource } from '../table/read-table.ts';
import { type FieldColumn, parseRecordTable, type StandingRecord } from '../table/record-table.ts';

const isOffered = { yes: true, no: false };

/** What a piece costs, of two columns that say something only together. */
function unitCostOf(cells: CellReader): unknown {
  const currency = currencyOf(cells, 'currency');
  if (!cells.has('unit cost') || !cells.has('currency')) {
    cells.object('unit cost', 'stands with its currency, in two columns');
  }
  if (cells.text('unit cost') === '') return null;
  return { price: cells.decimal('unit cost', PRICE_SCALE), currency };
}

const columns: Readonly<Record<string, FieldColumn>> = {
  code: textIn<Product>('code'),
  name: textIn<Product>('name'),
  category: textIn<Product>('category'),
  description: textIn<Product>('description'),
  supplier: textIn<Product>('supplier'),
  'unit cost': { field: 'unitCost.price', value: unitCostOf },
  currency: { field: 'unitCost.currency', value: unitCostOf },
  offered: { field: 'isOffered', value: (cells, column) => cells.code(column, isOffered) },
};

/**
 * Products of the firm from a CSV with the columns above, made of what `standing` holds: the code tells
 * which product a row is about. Several products of one code, as loads from several systems leave
 * them, are all brought up to date.
 */
export function parseProducts(
  source: TableSource,
  standing: readonly StandingRecord<Product>[],
): Parsing {
  const known = new Map<string, Map<StandingRecord<Product>['id'], StandingRecord<Product>>>();
  const note = (product: StandingRecord<Product>): void => {
    const same = known.get(product.data.code) ?? new Map();
    known.set(product.data.code, same.set(product.id, product));
  };
  for (const product of standing) note(product);
  return parseRecordTable(source, {
    kind: 'product',
    plural: 'Products',
    columns,
    keys: ['code'],
    neededWhenNew: ['name'],
    blank: () => newProduct({ name: '' }),
    breaches: ({ unitCost }) =>
      unitCost && unitCost.price < 0
        ? [{ field: 'unitCost.price', message: 'a cost is not less than nothing' }]
        : [],
    about: (cells) => [...(known.get(cells.key('code'))?.values() ?? [])],
    newId: (cells) => loadedId('products', 'firm', 'product', cells.text('code')),
    note,
  });
}
