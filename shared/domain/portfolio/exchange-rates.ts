import { addDays, type CalendarDate } from '#shared/lib/calendar-date.ts';
import { multiplyDivide, powerOfTen } from '#shared/lib/decimal.ts';
import { type CurrencyCode, PRICE_SCALE, type UnitPrice } from '#shared/lib/money.ts';
import { noRates, type RateLookup } from './exchange-rate.ts';
import type { ExchangeRate } from './exchange-rate-record.ts';

/** The rate of one day. */
export interface RatePoint {
  readonly date: CalendarDate;
  readonly rate: UnitPrice;
}

/** Rates by pair ("EUR/USD": dollars for a euro), oldest first. */
export type ExchangeRates = ReadonlyMap<string, readonly RatePoint[]>;

/** A rate counts until the next one, for ten days at most: weekly rates over holidays. */
const MOST_DAYS_OLD = 10;
const ONE = powerOfTen(PRICE_SCALE);

const pairOf = (from: CurrencyCode, to: CurrencyCode): string => `${from}/${to}`;

/** `records` by pair, oldest first; of a day the last one counts. */
export function ratesByPair(records: Iterable<ExchangeRate>): ExchangeRates {
  const byDay = new Map<string, Map<CalendarDate, RatePoint>>();
  for (const { from, to, date, rate } of records) {
    if (rate <= 0) continue;
    const days = byDay.get(pairOf(from, to)) ?? new Map<CalendarDate, RatePoint>();
    days.set(date, { date, rate });
    byDay.set(pairOf(from, to), days);
  }
  return new Map(
    [...byDay].map(([pair, days]) => [
      pair,
      [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1)),
    ]),
  );
}

/**
 * Finds the last rate of a pair on a day or up to ten days before: as it is recorded, or its inverse,
 * or through one currency that both have a rate with (the first in the alphabet). Inverse and cross
 * rates are rounded half to even to millionths. The same rates give the same function.
 */
export function rateLookup(rates: ExchangeRates | undefined): RateLookup {
  if (!rates || rates.size === 0) return noRates;
  const known = lookups.get(rates) ?? newLookup(rates);
  lookups.set(rates, known);
  return known;
}

// What is kept about figures is kept for a lookup: another one would mean other rates.
const lookups = new WeakMap<ExchangeRates, RateLookup>();

function newLookup(rates: ExchangeRates): RateLookup {
  const names = new Set([...rates.keys()].flatMap((pair) => pair.split('/') as CurrencyCode[]));
  const currencies = [...names].toSorted();
  const between = (from: CurrencyCode, to: CurrencyCode, day: CalendarDate): number | null => {
    const direct = rateOn(rates.get(pairOf(from, to)), day);
    if (direct !== null) return direct;
    const inverse = rateOn(rates.get(pairOf(to, from)), day);
    return inverse === null ? null : multiplyDivide(ONE, ONE, inverse);
  };
  return (from, to, day) => {
    if (from === to) return ONE as UnitPrice;
    const known = between(from, to, day);
    if (known !== null) return known as UnitPrice;
    for (const through of currencies) {
      const first = through === from ? null : between(from, through, day);
      const second = through === to || first === null ? null : between(through, to, day);
      if (first !== null && second !== null) return multiplyDivide(first, second, ONE) as UnitPrice;
    }
    return null;
  };
}

function rateOn(points: readonly RatePoint[] | undefined, day: CalendarDate): number | null {
  if (!points) return null;
  let [low, high] = [0, points.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((points[middle]?.date ?? day) <= day) low = middle + 1;
    else high = middle;
  }
  const last = points[low - 1];
  return last && last.date >= addDays(day, -MOST_DAYS_OLD) ? last.rate : null;
}
