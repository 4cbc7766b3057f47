import { available, type Figure, unavailableBecause } from '../figure.ts';
import type { TradingProduct } from './trading-products.ts';

/** What the products of one supplier brought in the period, in minor units. */
export interface TradingSupplier {
  /** As it is first written; `null` for products whose supplier is not recorded. */
  readonly name: string | null;
  /** Products of it that brought something in the period, or in the days before. */
  readonly productCount: number;
  readonly revenue: number;
  /** Of the revenue of all products, as a fraction. */
  readonly share: Figure<number>;
  /** Revenue of the same days before; `null` when the records do not reach back so far. */
  readonly before: number | null;
  /** Against the days before, as a fraction. */
  readonly change: Figure<number>;
}

/**
 * `products` by their supplier, largest revenue first, those without one last. Ways to write the same
 * name that differ in capitals only are one supplier.
 */
export function tradingSuppliers(products: readonly TradingProduct[]): readonly TradingSupplier[] {
  const groups = new Map<string, TradingProduct[]>();
  for (const product of products) {
    const key = product.supplier?.toLowerCase() ?? '';
    const group = groups.get(key);
    if (group) group.push(product);
    else groups.set(key, [product]);
  }
  const total = revenueOf(products);
  return [...groups.values()]
    .map((group) => supplierOf(group, total))
    .toSorted(
      (a, b) =>
        Number(a.name === null) - Number(b.name === null) ||
        b.revenue - a.revenue ||
        ((a.name ?? '') < (b.name ?? '') ? -1 : 1),
    );
}

const revenueOf = (products: readonly TradingProduct[]): number =>
  products.reduce((sum, { revenue }) => sum + revenue, 0);

function supplierOf(group: readonly TradingProduct[], total: number): TradingSupplier {
  const revenue = revenueOf(group);
  const before = group.reduce<number | null>(
    (sum, each) => (sum === null || each.before === null ? null : sum + each.before),
    0,
  );
  return {
    name: group[0]?.supplier ?? null,
    productCount: group.length,
    revenue,
    share: total > 0 ? available(revenue / total) : unavailableBecause({ tag: 'noRevenue' }),
    before,
    change: changeOf(revenue, before),
  };
}

function changeOf(revenue: number, before: number | null): Figure<number> {
  if (before === null) return unavailableBecause({ tag: 'recordsTooShort' });
  return before > 0
    ? available(revenue / before - 1)
    : unavailableBecause({ tag: 'noRevenueBefore' });
}
