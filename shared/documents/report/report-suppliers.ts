import { lastTwelveMonths } from '#shared/domain/period.ts';
import { type ProductRevenue, revenueByProduct } from '#shared/domain/portfolio/sales.ts';
import type { LongTable, Section } from '../model.ts';
import { BLANK, groupRow, numbers, type Row, texts } from './report-cells.ts';
import type { ReportMaterial, SalesMaterial } from './report-material.ts';

/** What of each supplier's products was bought in the period and in twelve months. */
export function suppliersSections(material: ReportMaterial): readonly Section[] {
  return material.trade.flatMap((trade) => {
    const table = suppliersTable(trade, material);
    return table
      ? [
          {
            id: `suppliers-${trade.currency}`,
            heading: `${material.words.trading.suppliers.heading}${trade.suffix}`,
            column: 'full' as const,
            blocks: [table],
          },
        ]
      : [];
  });
}

function suppliersTable(
  { sales, currency }: SalesMaterial,
  material: ReportMaterial,
): LongTable | null {
  const { cells, file, asOf, covered, wording, words } = material;
  const said = words.trading.suppliers;
  const year = revenueByProduct(sales, currency, lastTwelveMonths(asOf));
  const period = new Map(
    revenueByProduct(sales, currency, covered).map((each) => [each.productId, each]),
  );
  if (year.length === 0) return null;
  const bySupplier = new Map<string, ProductRevenue[]>();
  for (const each of year) {
    const supplier = file.products.get(each.productId)?.data.supplier || said.notRecorded;
    bySupplier.set(supplier, [...(bySupplier.get(supplier) ?? []), each]);
  }
  const total = year.reduce((sum, { revenue }) => sum + revenue, 0);
  const share = (revenue: number) => (total > 0 ? Math.round((revenue / total) * 10_000) : null);
  const inPeriod = (each: ProductRevenue) => period.get(each.productId)?.revenue ?? 0;
  const sum = (of: readonly ProductRevenue[], amount: (each: ProductRevenue) => number) =>
    of.reduce((all, each) => all + amount(each), 0);
  const revenue = (each: ProductRevenue) => each.revenue;
  const suppliers = [...bySupplier].toSorted(([, a], [, b]) => sum(b, revenue) - sum(a, revenue));
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
    caption: said.caption(currency),
    columns: [
      texts(said.product),
      numbers(said.quantity),
      numbers(said.returned),
      numbers(said.thisReport),
      numbers(said.twelveMonths),
      numbers(said.share),
    ],
    rows: [
      ...suppliers.flatMap(([supplier, products]) => [
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
    note: said.upTo(wording.date(asOf)),
  };
}
