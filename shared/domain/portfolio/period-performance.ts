import { addDays, addMonths, type CalendarDate } from '#shared/lib/calendar-date.ts';
import {
  bothFigures,
  type Figure,
  mapFigure,
  type Unavailable,
  unavailableBecause,
} from '../figure.ts';
import { openingDay, type Period, quarterToDate, yearToDate } from '../period.ts';
import {
  type Benchmark,
  type BenchmarkPrices,
  type BenchmarkReturn,
  benchmarkReturn,
} from './benchmark.ts';
import { type DailyFlow, feesIn, flowsBeforeFees } from './external-flows.ts';
import { annualised } from './performance.ts';
import {
  type MoneyWeightedReturn,
  type PortfolioPerformance,
  portfolioPerformance,
} from './portfolio-performance.ts';
import type { PortfolioScope } from './portfolio-scope.ts';
import { type ChainedReturn, openingOf } from './sub-period.ts';

export const STANDARD_PERIODS = [
  'quarterToDate',
  'yearToDate',
  'oneYear',
  'threeYears',
  'fiveYears',
  'sinceInception',
] as const;
/** The periods every client is told of, and one of the person's own. */
export type PeriodKey = (typeof STANDARD_PERIODS)[number] | 'own';

/** A time-weighted return, also as a rate of one year when it covers a year at least. */
export interface PeriodReturn {
  readonly chain: ChainedReturn;
  /** Over the whole period. */
  readonly rate: number;
  readonly annual: { readonly rate: number; readonly isAnnual: boolean };
  /** Whether a sub-period is an estimate because a price was missing. */
  readonly isEstimate: boolean;
}

/** How accounts did over one period; money in minor units of `currency`. */
export interface PeriodPerformance {
  readonly key: PeriodKey;
  readonly period: Period;
  readonly startValue: Figure<number>;
  readonly endValue: Figure<number>;
  readonly netFlow: Figure<number>;
  /** End value less start value less net flow, after fees. */
  readonly gain: Figure<number>;
  /** Fees charged as entries of their own, positive; `gain` and these are the gain before fees. */
  readonly fees: Figure<number>;
  readonly net: Figure<PeriodReturn>;
  readonly gross: Figure<PeriodReturn>;
  readonly moneyWeighted: Figure<MoneyWeightedReturn>;
  /** Over the same days as the net return, made yearly when that is. */
  readonly benchmark: Figure<BenchmarkReturn & { readonly annualRate: number }>;
  /** Net return less benchmark as both are shown, in hundredths of a percentage point. */
  readonly difference: Figure<number>;
}

/** The days of a standard period that ends with `today`; `null` for one since inception without records. */
export function standardPeriod(
  key: (typeof STANDARD_PERIODS)[number],
  today: CalendarDate,
  inception: CalendarDate | null,
): Period | null {
  const years = (count: number): Period => ({
    from: addDays(addMonths(today, -12 * count), 1),
    to: today,
  });
  switch (key) {
    case 'quarterToDate':
      return quarterToDate(today);
    case 'yearToDate':
      return yearToDate(today);
    case 'oneYear':
      return years(1);
    case 'threeYears':
      return years(3);
    case 'fiveYears':
      return years(5);
    case 'sinceInception':
      return inception && inception <= today ? { from: inception, to: today } : null;
  }
}

/** What the figures of a period are made of, for the accounts of a client or a whole book. */
export interface PerformanceSource {
  /** The day of the first entry. */
  readonly beginsOn: CalendarDate | null;
  readonly prices: BenchmarkPrices;
  readonly performance: (period: Period) => PortfolioPerformance;
  /** Fees charged as entries of their own, by day, as what went out. */
  readonly fees: (period: Period) => Figure<readonly DailyFlow[]>;
  /** The time-weighted return with those fees counted as money taken out. */
  readonly beforeFees: (period: Period) => Figure<ChainedReturn>;
}

/** The accounts of `scope` as what figures of a period are made of. */
function scopeSource(scope: PortfolioScope): PerformanceSource {
  return {
    beginsOn: scope.ledger[0]?.data.date ?? null,
    prices: scope,
    performance: (period) => portfolioPerformance(scope, period),
    fees: (period) => feesIn(scope, period),
    beforeFees: (period) =>
      portfolioPerformance(scope, period, flowsBeforeFees(scope, period)).timeWeighted,
  };
}

/** How the accounts of `scope` did over each standard period that ends with `today`. */
export function standardPerformance(
  scope: PortfolioScope,
  today: CalendarDate,
  benchmark: Figure<Benchmark>,
): readonly PeriodPerformance[] {
  return standardPerformanceFrom(scopeSource(scope), today, benchmark);
}

/** How `source` did over each standard period that ends with `today`. */
export function standardPerformanceFrom(
  source: PerformanceSource,
  today: CalendarDate,
  benchmark: Figure<Benchmark>,
): readonly PeriodPerformance[] {
  const inception = source.beginsOn;
  // The longest first: the others then find nearly all their values.
  const longestFirst = STANDARD_PERIODS.toReversed().map((key) => {
    const period = standardPeriod(key, today, inception);
    return period
      ? performanceFrom(source, key, period, benchmark)
      : withoutFigures(
          key,
          { from: today, to: today },
          unavailableBecause({ tag: 'nothingRecordedAtAll' }),
        );
  });
  return longestFirst.toReversed();
}

/** Periods of whole years that a shorter record would be mistaken for. */
const WHOLE_YEARS: ReadonlySet<PeriodKey> = new Set(['oneYear', 'threeYears', 'fiveYears']);

/** How the accounts of `scope` did over `period`: `performanceFrom` their ledger. */
export function periodPerformance(
  scope: PortfolioScope,
  key: PeriodKey,
  period: Period,
  benchmark: Figure<Benchmark>,
): PeriodPerformance {
  return performanceFrom(scopeSource(scope), key, period, benchmark);
}

/**
 * How `source` did over `period`, net and gross of fees. A period of 1, 3 or 5 years is
 * unavailable when the record is shorter; the others count from the first day with capital, and say so.
 */
export function performanceFrom(
  source: PerformanceSource,
  key: PeriodKey,
  period: Period,
  benchmark: Figure<Benchmark>,
): PeriodPerformance {
  if (period.from > period.to) {
    return withoutFigures(key, period, unavailableBecause({ tag: 'periodReversed' }));
  }
  const { beginsOn } = source;
  if (!beginsOn)
    return withoutFigures(key, period, unavailableBecause({ tag: 'nothingRecordedAtAll' }));
  if (beginsOn > period.to) {
    const none = unavailableBecause({ tag: 'nothingRecorded', until: period.to });
    return withoutFigures(key, period, none);
  }
  if (WHOLE_YEARS.has(key) && beginsOn > period.from) {
    return withoutFigures(key, period, unavailableBecause({ tag: 'recordTooShort', beginsOn }));
  }
  const performance = source.performance(period);
  const charged = source.fees(period);
  const net = mapFigure(performance.timeWeighted, periodReturn);
  const comparison = benchmarkBeside(source.prices, benchmark, net, period);
  return {
    key,
    period,
    ...moneyOf(performance),
    fees: mapFigure(charged, outflowOf),
    net,
    gross: grossReturn(source, period, charged, net),
    moneyWeighted: performance.moneyWeighted,
    benchmark: comparison,
    difference: bothFigures(
      net,
      comparison,
      ({ annual }, { annualRate }) => hundredths(annual.rate) - hundredths(annualRate),
    ),
  };
}

/** A rate in hundredths of a percent, as tables show it. */
export function hundredths(rate: number): number {
  return Math.round(rate * 10_000);
}

function moneyOf({ startValue, endValue, netFlow, gain }: PortfolioPerformance) {
  return { startValue, endValue, netFlow, gain };
}

function periodReturn(chain: ChainedReturn): PeriodReturn {
  return {
    chain,
    rate: chain.rate,
    annual: annualised(chain.rate, openingOf(chain), chain.to),
    isEstimate: chain.steps.some(
      (step, index) => index >= chain.firstStep && step.estimatedBecause !== null,
    ),
  };
}

function outflowOf(flows: readonly DailyFlow[]): number {
  return flows.reduce((sum, { inflow, outflow }) => sum + outflow - inflow, 0);
}

/** Fees are added back as money taken out on their day; without fees gross and net are the same. */
function grossReturn(
  source: PerformanceSource,
  period: Period,
  charged: Figure<readonly DailyFlow[]>,
  net: Figure<PeriodReturn>,
): Figure<PeriodReturn> {
  if (!charged.available) return charged;
  if (charged.value.length === 0) return net;
  return mapFigure(source.beforeFees(period), periodReturn);
}

function benchmarkBeside(
  prices: BenchmarkPrices,
  benchmark: Figure<Benchmark>,
  net: Figure<PeriodReturn>,
  period: Period,
): PeriodPerformance['benchmark'] {
  if (!benchmark.available) return benchmark;
  const days = net.available
    ? { from: addDays(openingOf(net.value.chain), 1), to: net.value.chain.to }
    : period;
  return mapFigure(benchmarkReturn(prices, benchmark.value, days), (each) => ({
    ...each,
    annualRate: annualised(each.rate, openingDay(days), days.to).rate,
  }));
}

function withoutFigures(key: PeriodKey, period: Period, none: Unavailable): PeriodPerformance {
  return {
    key,
    period,
    startValue: none,
    endValue: none,
    netFlow: none,
    gain: none,
    fees: none,
    net: none,
    gross: none,
    moneyWeighted: none,
    benchmark: none,
    difference: none,
  };
}

/** A row of a period, however its returns are kept. */
interface KeyedRow {
  readonly key: PeriodKey;
  readonly net: Figure<unknown>;
  readonly gain: Figure<unknown>;
}

/**
 * The row that is preferred, one year for days of one's own that were forgotten since; or, when it has
 * no figures and nobody asked for it, since inception.
 */
export function shownPeriod<Row extends KeyedRow>(
  rows: readonly Row[],
  preferred: PeriodKey,
): Row | undefined {
  const isKnown = ({ net, gain }: Row) => net.available || gain.available;
  const row = rows.find(({ key }) => key === preferred);
  if (row && (isKnown(row) || preferred === 'own')) return row;
  if (preferred === 'own') return shownPeriod(rows, 'oneYear');
  return rows.find((each) => each.key === 'sinceInception' && isKnown(each)) ?? row ?? rows.at(-1);
}

/** The money gain before fees. */
export function gainBeforeFees({ gain, fees }: PeriodPerformance): Figure<number> {
  return bothFigures(gain, fees, (after, charged) => after + charged);
}
