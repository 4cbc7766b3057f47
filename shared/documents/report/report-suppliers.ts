import type { Figure } from '#shared/domain/figure.ts';
import { lastTwelveMonths, type Period } from '#shared/domain/period.ts';
import { noRates } from '#shared/domain/portfolio/exchange-rate.ts';
import { type ProductRevenue, revenueByProduct } from '#shared/domain/portfolio/sales.ts';
import { tradingProducts } from '#shared/domain/portfolio/trading-products.ts';
import { tradingSuppliers } from '#shared/domain/portfolio/trading-suppliers.ts';
import type { LongTable, Section } from '../model.ts';
import {
  BLANK,
  groupRow,
  notesOf,
  numbers,
  type Row,
  reasonOf,
  texts,
  twelveMonthsLabel,
  UNKNOWN,
} from './report-cells.ts';
import type { ReportMaterial, SalesMaterial } from './report-material.ts';

/** What of each supplier's products was bought in the period and in twelve months. */
export function suppliersSections(material: ReportMaterial): readonly Section[] {
  return material.trade.flatMap((trade) => {
    const table = productsTable(trade, material);
    return table
      ? [
          {
            id: `suppliers-${trade.currency}`,
            heading: `${material.words.trading.suppliers.heading}${trade.suffix}`,
            column: 'full' as const,
            blocks: [suppliersTable(trade, material), table],
          },
        ]
      : [];
  });
}

/** Each supplier in a row: what was bought in twelve months, its share, and the change on the year before. */
function suppliersTable({ sales, currency }: SalesMaterial, material: ReportMaterial): LongTable {
  const { cells, file, asOf, covered, words } = material;
  const said = words.trading.suppliers;
  const rates = material.rates ?? noRates;
  const year = lastTwelveMonths(asOf);
  const suppliersIn = (period: Period) =>
    tradingSuppliers(
      tradingProducts({ sales, currency, products: file.products, period, today: asOf, rates }),
    );
  const inReport = new Map(suppliersIn(covered).map(({ name, revenue }) => [keyOf(name), revenue]));
  const suppliers = suppliersIn(year);
  const reasons = suppliers.flatMap(({ change }) => reasonOf(change, material) ?? []);
  const sum = (amounts: readonly number[]) => amounts.reduce((all, amount) => all + amount, 0);
  const percentOf = (figure: Figure<number>, signed: boolean) =>
    cells.percent(figure.available ? Math.round(figure.value * 10_000) : null, { signed });
  return {
    type: 'longTable',
    caption: said.caption(currency),
    columns: [
      texts(said.supplier),
      numbers(words.trading.thisReport),
      numbers(twelveMonthsLabel(year, sales, material)),
      numbers(said.share),
      numbers(said.yearBefore),
      numbers(said.change),
    ],
    rows: [
      ...suppliers.map(
        ({ name, revenue, share, before, change }): Row => ({
          role: 'item',
          cells: [
            cells.text(name ?? said.notRecorded),
            cells.amount(inReport.get(keyOf(name)) ?? 0, currency),
            cells.amount(revenue, currency),
            percentOf(share, false),
            cells.amount(before, currency),
            percentOf(change, true),
          ],
        }),
      ),
      {
        role: 'total',
        cells: [
          cells.text(words.layout.total),
          cells.amount(sum([...inReport.values()]), currency),
          cells.amount(sum(suppliers.map(({ revenue }) => revenue)), currency),
          ...[BLANK, BLANK, BLANK],
        ],
      },
    ],
    note: notesOf(
      said.yearBeforeIs,
      reasons.length > 0 ? words.trading.notKnown(UNKNOWN, [...new Set(reasons)]) : null,
    ),
  };
}

/** The same for all ways to write a name that differ in capitals only. */
const keyOf = (supplier: string | null): string => supplier?.toLowerCase() ?? '';

function productsTable(
  { sales, currency }: SalesMaterial,
  material: ReportMaterial,
): LongTable | null {
  const { cells, file, asOf, covered, wording, words } = material;
  const said = words.trading.suppliers;
  const months = lastTwelveMonths(asOf);
  const label = twelveMonthsLabel(months, sales, material);
  const year = revenueByProduct(sales, currency, months);
  const period = new Map(
    revenueByProduct(sales, currency, covered).map((each) => [each.productId, each]),
  );
  if (year.length === 0) return null;
  const bySupplier = new Map<string, ProductRevenue[]>();
  const names = new Map<string, string>();
  for (const each of year) {
    const name = file.products.get(each.productId)?.data.supplier.trim() || null;
    const key = keyOf(name);
    names.set(key, names.get(key) ?? name ?? said.notRecorded);
    bySupplier.set(key, [...(bySupplier.get(key) ?? []), each]);
  }
  const total = year.reduce((sum, { revenue }) => sum + revenue, 0);
  const share = (revenue: number) => (total > 0 ? Math.round((revenue / total) * 10_000) : null);
  const inPeriod = (each: ProductRevenue) => period.get(each.productId)?.revenue ?? 0;
  const sum = (of: readonly ProductRevenue[], amount: (each: ProductRevenue) => number) =>
    of.reduce((all, each) => all + amount(each), 0);
  const revenue = (each: ProductRevenue) => each.revenue;
  const suppliers = [...bySupplier]
    .map(([key, products]) => ({ supplier: names.get(key) ?? said.notRecorded, products }))
    .toSorted((a, b) => sum(b.products, revenue) - sum(a.products, revenue));
  const totalRow = (label: string, of: readonly ProductRevenue[]): Row => ({
    role: 'total',
    cells: [
      cells.text(label),
      BLANK,
      BLANK,
      cells.amount(sum(of, inPeriod), currency),
      cells.amount(sum(of, revenue), currency),
      cells.percent(share(sum(of, revenue))),
    ],
  });
  return {
    type: 'longTable',
    caption: said.products(currency),
    columns: [
      texts(said.product),
      numbers(said.quantity),
      numbers(said.returned),
      numbers(words.trading.thisReport),
      numbers(label),
      numbers(said.share),
    ],
    rows: [
      ...suppliers.flatMap(({ supplier, products }) => [
        groupRow(cells, supplier),
        ...products.map(
          (each): Row => ({
            role: 'item',
            cells: [
              cells.text(
                file.products.get(each.productId)?.data.name ?? words.names.unknownProduct,
              ),
              cells.quantity(each.quantity),
              each.returnedQuantity === 0 ? BLANK : cells.quantity(each.returnedQuantity),
              cells.amount(inPeriod(each), currency),
              cells.amount(each.revenue, currency),
              cells.percent(share(each.revenue)),
            ],
          }),
        ),
        totalRow(words.layout.totalOf(supplier), products),
      ]),
      totalRow(words.layout.total, year),
    ],
    note: said.upTo(label, wording.date(asOf)),
  };
}
