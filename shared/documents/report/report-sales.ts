import { lastTwelveMonths, yearBefore } from '#shared/domain/period.ts';
import type { LedgerEntry } from '#shared/domain/portfolio/ledger.ts';
import { revenueByMonth, salesTotals, yearOnYear } from '#shared/domain/portfolio/sales.ts';
import { addDays, type CalendarDate } from '#shared/lib/calendar-date.ts';
import { multiplyDivide } from '#shared/lib/decimal.ts';
import {
  type CurrencyCode,
  minorUnitScale,
  PRICE_SCALE,
  QUANTITY_SCALE,
} from '#shared/lib/money.ts';
import { revenueChart } from '../charts.ts';
import type { Block, LongTable, Section } from '../model.ts';
import {
  BLANK,
  notesOf,
  numbers,
  type Row,
  reasonOf,
  texts,
  twelveMonthsLabel,
  UNKNOWN,
} from './report-cells.ts';
import { entriesOf, type ReportMaterial, type SalesMaterial } from './report-material.ts';
import { savingsBlocks } from './report-savings.ts';

/** What was bought and sent back in the period, against a year before, and month by month. */
export function salesSections(material: ReportMaterial): readonly Section[] {
  return material.trade
    .filter(({ sales }) => sales.length > 0)
    .map((trade) => ({
      id: `sales-${trade.currency}`,
      heading: `${material.words.trading.sales.heading}${trade.suffix}`,
      column: 'full',
      blocks: [
        totalsTable(trade, material),
        ...chartBlocks(trade, material),
        monthsTable(trade, material),
        ...savingsBlocks(trade, material),
      ],
    }));
}

function chartBlocks({ currency }: SalesMaterial, material: ReportMaterial): readonly Block[] {
  const { file, asOf, words } = material;
  // What is revenue to us is a purchase to the reader.
  const title = words.trading.sales.chart(currency);
  const chart = revenueChart(file, lastTwelveMonths(asOf), currency, material, title);
  return chart ? [chart] : [];
}

/** The months behind the chart, each beside the same month a year before. */
function monthsTable({ sales, currency }: SalesMaterial, material: ReportMaterial): LongTable {
  const { cells, asOf, locale, words } = material;
  const said = words.trading.sales;
  const year = lastTwelveMonths(asOf);
  const before = new Map(
    revenueByMonth(sales, yearBefore(year)).map(({ month, revenue }) => [month.slice(5), revenue]),
  );
  const name = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const months = revenueByMonth(sales, year).slice(-12);
  return {
    type: 'longTable',
    caption: '',
    columns: [texts(said.month), numbers(said.net), numbers(said.yearBefore), numbers(said.change)],
    rows: months.map(({ month, revenue }) => {
      const earlier = before.get(month.slice(5)) ?? null;
      const change = revenue === null || earlier === null ? null : revenue - earlier;
      return {
        role: 'item',
        cells: [
          { text: name.format(new Date(`${month}-01T00:00:00.000Z`)), plain: month },
          cells.amount(revenue, currency),
          cells.amount(earlier, currency),
          cells.amount(change, currency, { signed: true }),
        ],
      };
    }),
    note: notesOf(
      asOf.slice(0, 7) === months.at(-1)?.month && isMonthOpen(asOf) ? said.monthOpen : null,
      months.some(({ revenue }) => revenue === null) ? said.beforeFirst(UNKNOWN) : null,
    ),
  };
}

const isMonthOpen = (day: CalendarDate): boolean => addDays(day, 1).slice(0, 7) === day.slice(0, 7);

function totalsTable({ sales, currency }: SalesMaterial, material: ReportMaterial): LongTable {
  const { cells, covered, asOf, words } = material;
  const said = words.trading.sales;
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
    const reason = reasonOf(yearOnYear(sales, currency, period), material);
    return reason ? [reason] : [];
  });
  return {
    type: 'longTable',
    caption: said.caption(currency),
    columns: [
      texts(said.period),
      numbers(said.orders),
      numbers(said.ordered),
      numbers(said.returns),
      numbers(said.returned),
      numbers(said.net),
      numbers(said.yearOnYear),
    ],
    rows: [
      row(words.trading.thisReport, covered),
      row(twelveMonthsLabel(year, sales, material), year),
    ],
    note: notesOf(
      said.yearOnYearIs,
      reasons[0] ? words.trading.notKnown(UNKNOWN, [...new Set(reasons)]) : null,
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
        heading: `${material.words.trading.orders.heading}${trade.suffix}`,
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
  const { cells, file, wording, covered, words } = material;
  const said = words.trading.orders;
  const total = entries.reduce((sum, { data }) => sum + data.amount, 0);
  const productName = (id: Parameters<typeof file.products.get>[0]) =>
    file.products.get(id)?.data.name ?? words.names.unknownProduct;
  return {
    type: 'longTable',
    caption: said.caption({
      from: wording.date(covered.from),
      to: wording.date(covered.to),
      currency,
    }),
    columns: [
      texts(said.date),
      texts(said.entry),
      numbers(said.quantity),
      numbers(said.price),
      numbers(said.amount),
    ],
    rows: [
      ...entries.flatMap(({ data }): Row[] => [
        {
          role: 'item',
          cells: [
            cells.date(data.date),
            cells.text(data.description || words.names.transactions[data.type]),
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
        cells: [cells.text(words.layout.total), BLANK, BLANK, BLANK, cells.amount(total, currency)],
      },
    ],
    note: null,
  };
}
