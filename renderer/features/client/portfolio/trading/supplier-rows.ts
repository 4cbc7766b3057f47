import type { PriceSavings } from '#shared/domain/portfolio/price-savings.ts';
import type { TradingFigures } from '#shared/domain/portfolio/trading-figures.ts';
import { PRICE_SCALE, type UnitPrice } from '#shared/lib/money.ts';
import {
  type FigureCell,
  moneyCell,
  moneyOrUnknown,
  nothingCell,
  percentCell,
  textCell,
} from '../../../../components/figures/figure-cell.ts';
import { NOT_BEFORE, type Rows, shareCell } from './trading-rows.ts';

/** Suppliers of the products, largest revenue first. */
export function suppliersTable({ suppliers, currency }: TradingFigures): Rows {
  const total = suppliers.reduce((sum, { revenue }) => sum + revenue, 0);
  return {
    columns: [
      { name: 'Supplier' },
      { name: 'Products', isNumber: true },
      { name: `Revenue, ${currency}`, isNumber: true },
      { name: 'Share', isNumber: true },
      { name: 'Before', isNumber: true },
      { name: 'Change', isNumber: true },
    ],
    rows: [
      ...suppliers.map(({ name, productCount, revenue, share, before, change }) => ({
        key: name ?? '',
        cells: [
          textCell(name ?? 'Supplier not recorded'),
          { as: 'number', value: productCount } as const,
          moneyCell(revenue),
          shareCell(share),
          moneyOrUnknown(before, NOT_BEFORE),
          shareCell(change, true),
        ],
      })),
      {
        key: 'sum',
        isSum: true,
        cells: [
          textCell('Together'),
          nothingCell,
          moneyCell(total),
          total > 0 ? percentCell(100_00) : nothingCell,
          ...[nothingCell, nothingCell],
        ],
      },
    ],
  };
}

/** What was saved on each product, largest saving first. */
export function savingsTable({ products, saved }: PriceSavings, currency: string): Rows {
  return {
    columns: [
      { name: 'Product' },
      { name: 'Pieces', isNumber: true },
      { name: 'Average price before', isNumber: true },
      { name: 'Average price paid', isNumber: true },
      { name: `Saved, ${currency}`, isNumber: true },
    ],
    rows: [
      ...products.map((product) => ({
        key: product.productId,
        cells: [
          textCell(product.name),
          { as: 'quantity', units: product.quantity } as const,
          priceCell(product.priceBefore),
          priceCell(product.pricePaid),
          moneyCell(product.saved, true),
        ],
      })),
      {
        key: 'sum',
        isSum: true,
        cells: [
          textCell('Together'),
          ...[nothingCell, nothingCell, nothingCell],
          moneyCell(saved, true),
        ],
      },
    ],
  };
}

/** An average price, which seldom is a whole number of minor units. */
const priceCell = (price: UnitPrice): FigureCell => ({
  ...{ as: 'number', value: price / 10 ** PRICE_SCALE, decimals: 4 },
});
