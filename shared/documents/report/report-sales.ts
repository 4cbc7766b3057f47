import { lastTwelveMonths } from '#shared/domain/period.ts';
import type { LedgerEntry } from '#shared/domain/portfolio/ledger.ts';
import { revenueByProduct, salesTotals, yearOnYear } from '#shared/domain/portfolio/sales.ts';
import { multiplyDivide } from '#shared/lib/decimal.ts';
import {
  type CurrencyCode,
  minorUnitScale,
  PRICE_SCALE,
  QUANTITY_SCALE,
} from '#shared/lib/money.ts';
import { revenueChart } from '../charts.ts';
import type { Block, LongTable, Section } from '../model.ts';
import { BLANK, groupRow, notesOf, numbers, type Row, reasonOf, words } from './report-cells.ts';
import { entriesOf, type ReportMaterial, type SalesMaterial } from './report-material.ts';
import { ENTRY_NAMES } from './report-words.ts';

/** What was bought and sent back in the period, against a year before, and month by month. */
export function salesSections(material: ReportMaterial): readonly Section[] {
  return material.trade
    .filter(({ sales }) => sales.length > 0)
    .map((trade) => ({
      id: `sales-${trade.currency}`,
      heading: `Purchases from us${trade.suffix}`,
      column: 'full',
      blocks: [...chartBlocks(trade, material), totalsTable(trade, material)],
    }));
}

function chartBlocks({ currency }: SalesMaterial, material: ReportMaterial): readonly Block[] {
  const { file, asOf, wording } = material;
  const chart = revenueChart(file, lastTwelveMonths(asOf), currency, wording);
  return chart ? [chart] : [];
}

function totalsTable({ sales, currency }: SalesMaterial, material: ReportMaterial): LongTable {
  const { cells, covered, asOf, wording } = material;
  const year = lastTwelveMonths(asOf);
  const row = (label: string, period: typeof covered): Row => {
    const totals = salesTotals(sales, currency, period);
    const change = yearOnYear(sales, currency, period);
    return {
      role: 'item',
      cells: [
        cells.text(label),
        cells.count(totals.orderCount),
        cells.amount(totals.orders, currency),
        cells.count(totals.returnCount),
        cells.amount(totals.returns === 0 ? 0 : -totals.returns, currency),
        cells.amount(totals.revenue, currency),
        cells.percent(change.available ? Math.round(change.value * 10_000) : null, {
          signed: true,
        }),
      ],
    };
  };
  const reasons = [covered, year].flatMap((period) => {
    const reason = reasonOf(yearOnYear(sales, currency, period), wording);
    return reason ? [reason] : [];
  });
  return {
    type: 'longTable',
    caption: `Orders and returns, ${currency}`,
    columns: [
      words('Period'),
      numbers('Orders'),
      numbers('Ordered'),
      numbers('Returns'),
      numbers('Returned'),
      numbers('Net'),
      numbers('Year on year'),
    ],
    rows: [row('This report', covered), row('Twelve months', year)],
    note: notesOf(
      'Year on year: against the same days a year before.',
      reasons[0] ? `– is not known: ${[...new Set(reasons)].join('; ')}.` : null,
    ),
  };
}

/** Every order and return of the period with its lines. */
export function ordersSections(material: ReportMaterial): readonly Section[] {
  return material.trade.flatMap((trade) => {
    const entries = entriesOf(trade.sales, material);
    if (entries.length === 0) return [];
    return [
      {
        id: `orders-${trade.currency}`,
        heading: `Orders and returns${trade.suffix}`,
        column: 'full' as const,
        blocks: [ordersTable(entries, trade.currency, material)],
      },
    ];
  });
}

/** The value of a line: exact in millionths, rounded half to even to the minor unit for display. */
function lineAmount(
  { quantity, unitPrice }: { quantity: number; unitPrice: number },
  currency: CurrencyCode,
): number {
  return multiplyDivide(
    quantity,
    unitPrice,
    10 ** (QUANTITY_SCALE + PRICE_SCALE - minorUnitScale(currency)),
  );
}

function ordersTable(
  entries: readonly LedgerEntry[],
  currency: CurrencyCode,
  material: ReportMaterial,
): LongTable {
  const { cells, file, wording, covered } = material;
  const total = entries.reduce((sum, { data }) => sum + data.amount, 0);
  const productName = (id: Parameters<typeof file.products.get>[0]) =>
    file.products.get(id)?.data.name ?? 'Product that is not in the book';
  return {
    type: 'longTable',
    caption: `Orders and returns from ${wording.date(covered.from)} to ${wording.date(covered.to)}, ${currency}`,
    columns: [
      words('Date'),
      words('Entry'),
      numbers('Quantity'),
      numbers('Price'),
      numbers('Amount'),
    ],
    rows: [
      ...entries.flatMap(({ data }): Row[] => [
        {
          role: 'item',
          cells: [
            cells.date(data.date),
            cells.text(data.description || ENTRY_NAMES[data.type]),
            BLANK,
            BLANK,
            cells.amount(data.amount, currency),
          ],
        },
        ...(data.lines ?? []).map(
          (line): Row => ({
            role: 'detail',
            cells: [
              BLANK,
              cells.text(productName(line.productId)),
              cells.quantity(line.quantity),
              cells.price(line.unitPrice),
              cells.amount(lineAmount(line, currency), currency),
            ],
          }),
        ),
      ]),
      {
        role: 'total',
        cells: [cells.text('Total'), BLANK, BLANK, BLANK, cells.amount(total, currency)],
      },
    ],
    note: null,
  };
}

/** What of each supplier's products was bought in the period and in twelve months. */
export function suppliersSections(material: ReportMaterial): readonly Section[] {
  return material.trade.flatMap((trade) => {
    const table = suppliersTable(trade, material);
    return table
      ? [
          {
            id: `suppliers-${trade.currency}`,
            heading: `Products and suppliers${trade.suffix}`,
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
  const { cells, file, asOf, covered, wording } = material;
  const year = revenueByProduct(sales, currency, lastTwelveMonths(asOf));
  const period = new Map(
    revenueByProduct(sales, currency, covered).map((each) => [each.productId, each]),
  );
  if (year.length === 0) return null;
  const bySupplier = new Map<string, (typeof year)[number][]>();
  for (const each of year) {
    const supplier = file.products.get(each.productId)?.data.supplier || 'Supplier not recorded';
    bySupplier.set(supplier, [...(bySupplier.get(supplier) ?? []), each]);
  }
  const total = year.reduce((sum, { revenue }) => sum + revenue, 0);
  const share = (revenue: number) => (total > 0 ? Math.round((revenue / total) * 10_000) : null);
  const inPeriod = (each: (typeof year)[number]) => period.get(each.productId)?.revenue ?? 0;
  const sum = (
    of: readonly (typeof year)[number][],
    amount: (each: (typeof year)[number]) => number,
  ) => of.reduce((all, each) => all + amount(each), 0);
  const revenue = (each: (typeof year)[number]) => each.revenue;
  const suppliers = [...bySupplier].toSorted(([, a], [, b]) => sum(b, revenue) - sum(a, revenue));
  const totalRow = (label: string, of: readonly (typeof year)[number][]): Row => ({
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
    caption: `Products by supplier, ${currency}`,
    columns: [
      words('Product'),
      numbers('Quantity, 12 months'),
      numbers('Returned'),
      numbers('This report'),
      numbers('Twelve months'),
      numbers('Share'),
    ],
    rows: [
      ...suppliers.flatMap(([supplier, products]) => [
        groupRow(cells, supplier),
        ...products.map(
          (each): Row => ({
            role: 'item',
            cells: [
              cells.text(
                file.products.get(each.productId)?.data.name ?? 'Product that is not in the book',
              ),
              cells.quantity(each.quantity),
              each.returnedQuantity === 0 ? BLANK : cells.quantity(each.returnedQuantity),
              cells.amount(inPeriod(each), currency),
              cells.amount(each.revenue, currency),
              cells.percent(share(each.revenue)),
            ],
          }),
        ),
        totalRow(`Total of ${supplier}`, products),
      ]),
      totalRow('Total', year),
    ],
    note: `Twelve months up to ${wording.date(asOf)}; returns are taken off amounts.`,
  };
}
