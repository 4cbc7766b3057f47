import type { Figure } from '#shared/domain/figure.ts';
import type { Period } from '#shared/domain/period.ts';
import type { ClientFigures, PortfolioFigures } from '#shared/domain/portfolio/client-figures.ts';
import { FIGURE_RULES } from '#shared/domain/portfolio/figure-rules.ts';
import type { SalesFigures } from '#shared/domain/portfolio/sales-figures.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { Money } from '#shared/lib/money.ts';
import { reasonOf } from '../../../components/figure-reason.ts';
import { gainTerms, revenueTerms } from '../../../components/figures/client-terms.ts';
import {
  type FigureTerm,
  figureTerm,
  moneyTerm,
} from '../../../components/figures/explained-figure.ts';
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
  /** The values and days it was computed from, made when somebody asks. */
  readonly from: () => readonly FigureTerm[];
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

/**
 * The four figures that say most of this client: of what is invested, of what is sold, or both.
 * @param accounts what is in each account, which the value is the sum of
 */
export function keyFigures(
  figures: ClientFigures,
  today: CalendarDate,
  accounts: () => readonly FigureTerm[],
): readonly KeyFigure[] {
  const { portfolio, sales, period } = figures;
  const daysOf = (covered: Period): Days => daysCovered(covered, period, today);
  const held = portfolio ? portfolioFigures(portfolio, accounts, daysOf, dayOf(period, today)) : [];
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
  accounts: () => readonly FigureTerm[],
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
      how: FIGURE_RULES.value,
      from: accounts,
    }),
    figureOf('Return', timeWeighted, ({ rate }) => percent(rate), {
      period: daysOf(figures.invested),
      detail: against ?? worth,
      how: FIGURE_RULES.timeWeighted,
      from: () => [
        figureTerm('Benchmark', benchmark, ({ name, rate }) => `${name} ${percent(rate)}`),
        figureTerm('Money-weighted', moneyWeighted, ({ rate }) => percent(rate)),
      ],
    }),
    figureOf('Gain', gain, signedMoney, {
      period: months,
      how: FIGURE_RULES.gain,
      from: () => gainTerms(figures),
    }),
    figureOf('Net flow', netFlow, signedMoney, {
      period: months,
      how: FIGURE_RULES.netFlow,
    }),
  ];
}

function salesFigures(
  figures: SalesFigures,
  daysOf: (covered: Period) => Days,
): readonly KeyFigure[] {
  const months = daysOf(figures.covered);
  return [
    figureOf('Revenue', figures.revenue, money, {
      period: months,
      how: FIGURE_RULES.revenue,
      from: () => revenueTerms(figures),
    }),
    figureOf('On last year', figures.yearOnYear, percent, {
      period: months,
      how: FIGURE_RULES.yearOnYear,
      from: () => [moneyTerm('Revenue now', figures.revenue)],
    }),
    figureOf('Orders', figures.orderCount, (count) => formatNumber(count), {
      period: months,
      how: FIGURE_RULES.orderCount,
    }),
    figureOf('Returns', figures.returns, money, {
      period: months,
      how: FIGURE_RULES.returns,
    }),
  ];
}

function figureOf<Value>(
  label: string,
  figure: Figure<Value>,
  show: (value: Value) => string,
  about: {
    readonly period: Days;
    readonly how: string;
    readonly detail?: string | null;
    readonly from?: () => readonly FigureTerm[];
  },
): KeyFigure {
  return {
    label,
    value: figure.available ? show(figure.value) : null,
    reason: figure.available ? null : reasonOf(figure),
    period: about.period.short,
    detail: about.detail ?? null,
    how: `${about.how} ${about.period.exact}.`,
    from: about.from ?? (() => []),
  };
}
