import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { Figure } from '../figure.ts';
import { type Benchmark, type BenchmarkPrices, benchmarkGrowth } from './benchmark.ts';
import type { PortfolioScope } from './portfolio-scope.ts';
import { type ChainedReturn, factorOf, openingOf } from './sub-period.ts';
import { spreadDays, type ValuePoint, valuesOn } from './value-history.ts';

/** What 100 at the opening have become by the evening of `date`. */
export interface IndexPoint {
  readonly date: CalendarDate;
  readonly value: number;
  /** `null` without a benchmark. */
  readonly benchmark: number | null;
}

/** Points of a chart: more than a screen shows as separate are not computed. */
const MOST_POINTS = 180;

/** Whose course is drawn: what it was worth on days, oldest first, and what its benchmark is priced by. */
interface IndexSource extends BenchmarkPrices {
  readonly valuesOn: (days: readonly CalendarDate[]) => readonly ValuePoint[];
}

/** The course of a return of the accounts of `scope`: `indexFrom` their values. */
export function performanceIndex(
  scope: PortfolioScope,
  chain: ChainedReturn,
  benchmark: Figure<Benchmark>,
  most: number = MOST_POINTS,
): readonly IndexPoint[] {
  const { currency, securities, prices, rates } = scope;
  const source = { currency, securities, prices, rates };
  return indexFrom(
    { ...source, valuesOn: (days) => valuesOn(scope, days) },
    chain,
    benchmark,
    most,
  );
}

/**
 * The course of a time-weighted return and its benchmark, both 100 on the evening before its first
 * day, at most `most` points and the ends of estimated sub-periods. Its last point is the return. Days
 * inside an estimated sub-period, and days without a value, have no point.
 */
export function indexFrom(
  source: IndexSource,
  chain: ChainedReturn,
  benchmark: Figure<Benchmark>,
  most: number = MOST_POINTS,
): readonly IndexPoint[] {
  const opening = openingOf(chain);
  const days = spreadDays(opening, chain.to, most);
  const values = courseOf(source, chain, days);
  const growth = benchmark.available
    ? benchmarkGrowth(
        source,
        benchmark.value,
        values.map(({ date }) => date),
      )
    : benchmark;
  return values.map(({ date, value }, index) => ({
    date,
    value: value * 100,
    benchmark: growth.available ? (growth.value[index] ?? 1) * 100 : null,
  }));
}

/** Growth of one unit on those of `days` where it is known, and at the ends of estimates. */
function courseOf(
  source: IndexSource,
  chain: ChainedReturn,
  days: readonly CalendarDate[],
): readonly { readonly date: CalendarDate; readonly value: number }[] {
  const wanted = source.valuesOn(days);
  const points = [{ date: openingOf(chain), value: 1 }];
  let growth = 1;
  let next = 0;
  for (const step of chain.steps.slice(chain.firstStep)) {
    const isFlowless = step.flows.length === 0;
    for (let point = wanted[next]; point && point.date < step.closesOn; point = wanted[next]) {
      next += 1;
      if (point.date <= step.opensOn || !isFlowless || point.value === null) continue;
      points.push({ date: point.date, value: (growth * point.value) / step.opening });
    }
    growth *= factorOf(step) ?? 1;
    const isWanted = wanted[next]?.date === step.closesOn;
    if (isWanted) next += 1;
    if (isWanted || step.estimatedBecause) points.push({ date: step.closesOn, value: growth });
  }
  return points;
}
