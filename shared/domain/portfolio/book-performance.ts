import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { available, bothFigures, type Figure } from '../figure.ts';
import { earlierDay, openingDay, type Period } from '../period.ts';
import type { Benchmark, BenchmarkPrices } from './benchmark.ts';
import { beginsOn, type DailySeries, feesIn, flowsIn, stepsIn, valueOn } from './daily-series.ts';
import { type IndexPoint, indexFrom } from './performance-index.ts';
import {
  type PerformanceSource,
  type PeriodPerformance,
  performanceFrom,
  standardPerformanceFrom,
} from './period-performance.ts';
import { moneyWeighted, type PortfolioPerformance } from './portfolio-performance.ts';
import { type ChainedReturn, linkSubPeriods } from './sub-period.ts';

/** A book whose performance is asked for: the sum of its clients' days, and what it is measured against. */
export interface SummedBook {
  readonly sum: DailySeries;
  readonly prices: BenchmarkPrices;
  readonly benchmark: Figure<Benchmark>;
}

/**
 * How a book did over each standard period that ends with `today`, and over `own`; by the same rules as
 * the accounts of a client, from the values of every evening at the last known prices.
 */
export function bookPerformance(
  book: SummedBook,
  today: CalendarDate,
  own: Period | null,
): readonly PeriodPerformance[] {
  const source = sourceOf(book);
  const standard = standardPerformanceFrom(source, today, book.benchmark);
  if (!own) return standard;
  // The days of a book end with today: nobody knows later ones.
  const period = { from: own.from, to: earlierDay(own.to, today) };
  return [...standard, performanceFrom(source, 'own', period, book.benchmark)];
}

/** What 100 of the book and of its benchmark became over a period, as `performanceIndex`. */
export function bookCourse(
  { sum, prices, benchmark }: SummedBook,
  { net }: PeriodPerformance,
): readonly IndexPoint[] {
  if (!net.available) return [];
  const valuesOn = (days: readonly CalendarDate[]) =>
    days.map((date) => ({ date, value: valueOn(sum, date) }));
  const { currency, securities, rates } = prices;
  const source = { currency, securities, prices: prices.prices, rates, valuesOn };
  return indexFrom(source, net.value.chain, benchmark);
}

function sourceOf({ sum, prices }: SummedBook): PerformanceSource {
  return {
    beginsOn: beginsOn(sum),
    prices,
    performance: (period) => performanceOf(sum, period),
    fees: (period) => available(feesIn(sum, period)),
    beforeFees: (period) => chainOf(sum, period, true),
  };
}

function performanceOf(sum: DailySeries, period: Period): PortfolioPerformance {
  const flows = flowsIn(sum, period);
  const startValue = available(valueOn(sum, openingDay(period)));
  const endValue = available(valueOn(sum, period.to));
  const netFlow = available(flows.reduce((net, { inflow, outflow }) => net + inflow - outflow, 0));
  const change = bothFigures(startValue, endValue, (start, end) => end - start);
  return {
    startValue,
    endValue,
    netFlow,
    gain: bothFigures(change, netFlow, (whole, flow) => whole - flow),
    timeWeighted: chainOf(sum, period, false),
    moneyWeighted: moneyWeighted(period, available(flows), startValue, endValue),
  };
}

function chainOf(sum: DailySeries, period: Period, withFees: boolean): Figure<ChainedReturn> {
  const steps = stepsIn(sum, period, withFees);
  return steps.available ? linkSubPeriods(openingDay(period), steps.value) : steps;
}
