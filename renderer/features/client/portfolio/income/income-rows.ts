import type { CashFlow, FlowStep } from '#shared/domain/portfolio/cash-flow.ts';
import type {
  ExpectedPayment,
  IncomeForecast,
  IncomeLine,
} from '#shared/domain/portfolio/income-forecast.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import type { FigureTerm } from '../../../../components/figures/explained-figure.ts';
import {
  type FigureCell,
  type FigureColumn,
  type FigureRow,
  moneyCell,
  nothingCell,
  textCell,
} from '../../../../components/figures/figure-cell.ts';
import { formatDate, formatMoney, formatMonth } from '../../../../components/formats.ts';

interface Rows {
  readonly columns: readonly FigureColumn[];
  readonly rows: readonly FigureRow[];
}

/** The months of a forecast; the first and last are parts of months. */
export function monthsTable({ months, lines, currency, gross, net }: IncomeForecast): Rows {
  return {
    columns: [
      { name: 'Month' },
      { name: `Gross, ${currency}`, isNumber: true },
      { name: 'Net', isNumber: true },
    ],
    rows: [
      ...months.map((each) => ({
        key: each.month,
        from: () =>
          lines.flatMap(({ name, payments }) =>
            payments
              .filter(({ date }) => date.startsWith(each.month))
              .map((payment) => paymentTerm(name, payment, currency)),
          ),
        cells: [
          textCell(formatMonth(each.month, 'long')),
          moneyCell(each.gross),
          moneyCell(each.net),
        ],
      })),
      {
        key: 'sum',
        isSum: true,
        cells: [textCell('Together'), moneyCell(gross), moneyCell(net)],
      },
    ],
  };
}

/** What each holding is expected to bring, and on what that rests. */
export function linesTable({ lines, currency, gross, net }: IncomeForecast): Rows {
  return {
    columns: [
      { name: 'Holding' },
      { name: 'Units', isNumber: true },
      { name: 'From' },
      { name: 'Payments', isNumber: true },
      { name: `Gross, ${currency}`, isNumber: true },
      { name: 'Net', isNumber: true },
    ],
    rows: [
      ...lines.map((line, index) => ({
        key: `${line.securityId} ${index}`,
        from: () => line.payments.map((payment) => paymentTerm('Payment', payment, currency)),
        cells: [
          textCell(line.name),
          line.securityId ? ({ as: 'quantity', units: line.units } as const) : nothingCell,
          textCell(methodWords(line)),
          { as: 'number', value: line.payments.length } as const,
          moneyCell(line.gross),
          moneyCell(line.net),
        ],
      })),
      {
        key: 'sum',
        isSum: true,
        cells: [
          textCell('Together'),
          ...[nothingCell, nothingCell, nothingCell],
          moneyCell(gross),
          moneyCell(net),
        ],
      },
    ],
  };
}

function paymentTerm(name: string, payment: ExpectedPayment, currency: CurrencyCode): FigureTerm {
  const { date, gross, repeats } = payment;
  const like = repeats ? `, as on ${formatDate(repeats.date)}` : ', a coupon';
  return { name, text: `${formatMoney(gross, currency)} on ${formatDate(date)}${like}` };
}

function methodWords({ method, knownSince }: IncomeLine): string {
  if (method === 'coupon') return 'fixed coupon';
  if (method === 'moneyInterest') return 'interest of the last twelve months';
  return knownSince
    ? `payments since ${formatDate(knownSince)}, when it was first held: may be too low`
    : 'payments of the last twelve months';
}

/** Every expected payment with the one it repeats. */
export function paymentsTable({ lines, currency }: IncomeForecast): Rows {
  return {
    columns: [
      { name: 'Holding' },
      { name: 'Expected' },
      { name: `Gross, ${currency}`, isNumber: true },
      { name: 'Net', isNumber: true },
      { name: 'Repeats' },
    ],
    rows: lines.flatMap((line, index) =>
      line.payments.map((payment) => ({
        key: `${line.securityId} ${index} ${payment.date}`,
        cells: [
          textCell(line.name),
          { as: 'date', date: payment.date } as const,
          moneyCell(payment.gross),
          moneyCell(payment.net),
          payment.repeats
            ? ({ as: 'date', date: payment.repeats.date } as const)
            : textCell('coupon'),
        ] satisfies FigureCell[],
      })),
    ),
  };
}

/** The flows of money, the latest period first. */
export function flowTable({ rows, currency }: CashFlow, step: FlowStep): Rows {
  const columns = [
    { name: 'Period' },
    { name: `Opening, ${currency}`, isNumber: true },
    { name: 'Deposits', isNumber: true },
    { name: 'Withdrawals', isNumber: true },
    { name: 'Transfers', isNumber: true },
    { name: 'Income', isNumber: true },
    { name: 'Fees', isNumber: true },
    { name: 'Tax', isNumber: true },
    { name: 'Trades', isNumber: true },
    { name: 'Closing', isNumber: true },
  ];
  return {
    columns,
    rows: rows.toReversed().map((row) => ({
      key: row.key,
      cells: [
        textCell(periodName(row.key, step)),
        ...[row.opening, row.deposits, row.withdrawals, row.transfers].map((each) =>
          moneyCell(each),
        ),
        ...[row.income, row.fees, row.taxes, row.trades, row.closing].map((each) =>
          moneyCell(each),
        ),
      ],
    })),
  };
}

/** "Nov 2026", "Q4 2026" or "2026". */
export function periodName(key: string, step: FlowStep): string {
  if (step === 'month') return formatMonth(key, 'long');
  return step === 'quarter' ? `${key.slice(5)} ${key.slice(0, 4)}` : key;
}
