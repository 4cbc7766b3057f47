import { addDays, addMonths, type CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { ExactRate } from '#shared/lib/money.ts';
import { available, type Figure, mapFigure, unavailableBecause } from '../figure.ts';
import { openingDay, type Period } from '../period.ts';
import { WHOLE_WEIGHT } from './benchmark-choice.ts';
import type { PortfolioScope } from './portfolio-scope.ts';
import { priceAt } from './price-at.ts';

/** A part of a benchmark: a price series of the book and its weight in hundredths of a percent. */
export interface BenchmarkPart {
  readonly id: RecordId;
  readonly weight: number;
}

/** Price series whose weights add up to 100 %, brought back to those weights after each month. */
export type Benchmark = readonly BenchmarkPart[];

/** What a benchmark did, from its prices; income that the prices do not hold is not in it. */
export interface BenchmarkReturn {
  readonly name: string;
  readonly rate: number;
  /** The oldest of the last prices it rests on. */
  readonly pricedOn: CalendarDate;
}

/** What the return of a benchmark is computed from, and the currency it is in. */
export type BenchmarkPrices = Pick<PortfolioScope, 'currency' | 'securities' | 'prices' | 'rates'>;

/**
 * What the accounts of `scope` are measured against: the client's own choice, or else the one
 * benchmark that their accounts name.
 */
export function benchmarkOf(scope: PortfolioScope, chosen?: Benchmark | null): Figure<Benchmark> {
  if (chosen && chosen.length > 0) return available(chosen);
  const ids = new Set(scope.accounts.flatMap(({ data }) => data.benchmarkSecurityId ?? []));
  const [id, ...others] = ids;
  if (!id) return unavailableBecause({ tag: 'noBenchmark' });
  if (others.length > 0) return unavailableBecause({ tag: 'differentBenchmarks' });
  return available([{ id, weight: WHOLE_WEIGHT }]);
}

/** "Index", or "60 % Shares, 40 % Bonds" for a blend. */
export function benchmarkName(scope: BenchmarkPrices, benchmark: Benchmark): string {
  const nameOf = (id: RecordId) => scope.securities.get(id)?.data.name ?? 'Benchmark';
  const [only, ...others] = benchmark;
  if (only && others.length === 0) return nameOf(only.id);
  return benchmark.map(({ id, weight }) => `${weight / 100} % ${nameOf(id)}`).join(', ');
}

/** Return of `benchmark` over `period`, in the currency of `scope`. */
export function benchmarkReturn(
  scope: BenchmarkPrices,
  benchmark: Benchmark,
  period: Period,
): Figure<BenchmarkReturn> {
  const growth = benchmarkGrowth(scope, benchmark, [openingDay(period), period.to]);
  return mapFigure(growth, (values) => ({
    name: benchmarkName(scope, benchmark),
    rate: (values.at(-1) ?? 1) - 1,
    pricedOn: oldestPrice(scope, benchmark, period.to),
  }));
}

/**
 * How one unit in `benchmark` grew from the first of `days`, on each of them (oldest first). Between
 * the ends of two months each part grows by itself; on the last day of a month the parts are brought
 * back to their weights.
 */
export function benchmarkGrowth(
  scope: BenchmarkPrices,
  benchmark: Benchmark,
  days: readonly CalendarDate[],
): Figure<readonly number[]> {
  const total = benchmark.reduce((sum, { weight }) => sum + weight, 0);
  if (total !== WHOLE_WEIGHT) return unavailableBecause({ tag: 'benchmarkNotWhole' });
  const [first] = days;
  if (!first) return available([]);
  let base = partPrices(scope, benchmark, first);
  if (!base.available) return base;
  let growthAtBase = 1;
  let nextReset = monthEndAfter(first);
  const growth: number[] = [];
  const growthOn = (day: CalendarDate): Figure<number> => {
    const start = base.available ? base.value : [];
    return mapFigure(partPrices(scope, benchmark, day), (prices) =>
      benchmark.reduce(
        (sum, { weight }, part) =>
          sum + (growthAtBase * weight * (prices[part] ?? 0)) / (WHOLE_WEIGHT * (start[part] ?? 1)),
        0,
      ),
    );
  };
  for (const day of days) {
    while (nextReset < day) {
      const atReset = growthOn(nextReset);
      if (!atReset.available) return atReset;
      base = partPrices(scope, benchmark, nextReset);
      growthAtBase = atReset.value;
      nextReset = monthEndAfter(nextReset);
    }
    const onDay = growthOn(day);
    if (!onDay.available) return onDay;
    growth.push(onDay.value);
  }
  return available(growth);
}

const SAME: ExactRate = { numerator: 1, denominator: 1 };

/** The last prices of the parts on `day`, in the currency of `scope`. */
function partPrices(
  scope: BenchmarkPrices,
  benchmark: Benchmark,
  day: CalendarDate,
): Figure<readonly number[]> {
  const prices: number[] = [];
  for (const { id } of benchmark) {
    const security = scope.securities.get(id)?.data;
    const point = priceAt(scope.prices.get(id) ?? [], day);
    if (!security || !point || point.price <= 0) {
      const name = security?.name ?? 'the benchmark';
      const cause = { securityId: id, security: name, date: day, lastPriceOn: null };
      return unavailableBecause({ tag: 'priceMissing', ...cause });
    }
    const rate =
      security.currency === scope.currency
        ? SAME
        : scope.rates(security.currency, scope.currency, day);
    if (rate === null) {
      const currencies = { from: security.currency, to: scope.currency };
      return unavailableBecause({ tag: 'rateMissing', ...currencies, date: day });
    }
    prices.push((point.price * rate.numerator) / rate.denominator);
  }
  return available(prices);
}

function oldestPrice(
  scope: BenchmarkPrices,
  benchmark: Benchmark,
  day: CalendarDate,
): CalendarDate {
  const dates = benchmark.map(({ id }) => priceAt(scope.prices.get(id) ?? [], day)?.date ?? day);
  return dates.toSorted()[0] ?? day;
}

function monthEndAfter(day: CalendarDate): CalendarDate {
  const next = addDays(day, 1);
  return addDays(addMonths(`${next.slice(0, 7)}-01` as CalendarDate, 1), -1);
}
