import type { Figure } from '#shared/domain/figure.ts';
import type { Period } from '#shared/domain/period.ts';
import type { ClientFigures, PortfolioFigures } from '#shared/domain/portfolio/client-figures.ts';
import type { SalesFigures } from '#shared/domain/portfolio/sales-figures.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { Money } from '#shared/lib/money.ts';
import { reasonOf } from '../../../components/figure-reason.ts';
import { formatDate, formatMoney, formatNumber } from '../../../components/formats.ts';

/** One of the four figures at the head of a client's page. */
export interface KeyFigure {
  readonly label: string;
  /** `null` when it is unavailable; then `reason` says why. */
  readonly value: string | null;
  readonly reason: string | null;
  /** Which days it speaks of. */
  readonly period: string;
  readonly detail: string | null;
  /** How it is computed, on hover and for screen readers. */
  readonly how: string;
}

/** The days a figure speaks of, in short and exactly. */
interface Days {
  readonly short: string;
  readonly exact: string;
}

const money = ({ amount, currency }: Money): string =>
  formatMoney(amount, currency, { whole: true });
const signedMoney = ({ amount, currency }: Money): string =>
  formatMoney(amount, currency, { whole: true, signed: true });
const percent = (rate: number): string => formatNumber(rate, { percent: true, signed: true });

/** The four figures that say most of this client: of what is invested, of what is sold, or both. */
export function keyFigures(figures: ClientFigures, today: CalendarDate): readonly KeyFigure[] {
  const { portfolio, sales, period } = figures;
  const daysOf = (covered: Period): Days => daysCovered(covered, period, today);
  const held = portfolio ? portfolioFigures(portfolio, daysOf, dayOf(period, today)) : [];
  const sold = sales ? salesFigures(sales, daysOf) : [];
  if (held.length > 0 && sold.length > 0) return [...held.slice(0, 2), ...sold.slice(0, 2)];
  return [...held, ...sold].slice(0, 4);
}

function dayOf({ to }: Period, today: CalendarDate): Days {
  const exact = formatDate(to);
  return { short: to === today ? 'today' : exact, exact };
}

/** The twelve months asked for only where they are covered; otherwise the days that are. */
function daysCovered(covered: Period, asked: Period, today: CalendarDate): Days {
  const from = formatDate(covered.from);
  const to = formatDate(covered.to);
  const exact = `${from} to ${to}`;
  const isToday = covered.to === today;
  if (covered.from > asked.from) return { short: isToday ? `since ${from}` : exact, exact };
  return { short: isToday ? '12 months' : `12 months to ${to}`, exact };
}

function portfolioFigures(
  figures: PortfolioFigures,
  daysOf: (covered: Period) => Days,
  today: Days,
): readonly KeyFigure[] {
  const months = daysOf(figures.covered);
  const { value, gain, timeWeighted, netFlow, moneyWeighted, benchmark } = figures;
  const against = benchmark.available
    ? `${benchmark.value.name} ${percent(benchmark.value.rate)}`
    : null;
  const worth = moneyWeighted.available
    ? `money-weighted ${percent(moneyWeighted.value.rate)}`
    : null;
  return [
    figureOf('Value', value, money, {
      period: today,
      how: 'Money and holdings of all accounts at their last price, debts taken off.',
    }),
    figureOf('Return', timeWeighted, ({ rate }) => percent(rate), {
      period: daysOf(figures.invested),
      detail: against ?? worth,
      how: 'Time-weighted: daily returns multiplied, so that deposits and withdrawals do not count. Net of fees.',
    }),
    figureOf('Gain', gain, signedMoney, {
      period: months,
      how: 'Value at the end less value at the start less what was paid in and out.',
    }),
    figureOf('Net flow', netFlow, signedMoney, {
      period: months,
      how: 'Deposits and transfers in, less withdrawals and transfers out.',
    }),
  ];
}

function salesFigures(
  figures: SalesFigures,
  daysOf: (covered: Period) => Days,
): readonly KeyFigure[] {
  const months = daysOf(figures.covered);
  return [
    figureOf('Revenue', figures.revenue, money, { period: months, how: 'Orders less returns.' }),
    figureOf('On last year', figures.yearOnYear, percent, {
      period: months,
      how: 'Revenue against the same days a year before.',
    }),
    figureOf('Orders', figures.orderCount, (count) => formatNumber(count), {
      period: months,
      how: 'Number of orders, returns not counted.',
    }),
    figureOf('Returns', figures.returns, money, {
      period: months,
      how: 'Worth of the goods that came back.',
    }),
  ];
}

function figureOf<Value>(
  label: string,
  figure: Figure<Value>,
  show: (value: Value) => string,
  about: { readonly period: Days; readonly how: string; readonly detail?: string | null },
): KeyFigure {
  return {
    label,
    value: figure.available ? show(figure.value) : null,
    reason: figure.available ? null : reasonOf(figure),
    period: about.period.short,
    detail: about.detail ?? null,
    how: `${about.how} ${about.period.exact}.`,
  };
}
