import { addDays, type CalendarDate } from '#shared/lib/calendar-date.ts';
import { multiplyDivide, powerOfTen } from '#shared/lib/decimal.ts';
import {
  type CurrencyCode,
  type ExactRate,
  PRICE_SCALE,
  type UnitPrice,
} from '#shared/lib/money.ts';
import { earlierDay } from '../period.ts';
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
/**
 * Older than this a rate is stale: a long weekend is over and newer ones are out. From Good Friday to
 * Easter Monday, and over Christmas, the European Central Bank sets none for four days.
 */
const FRESH_DAYS = 4;
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
 * Finds the last rate of a pair on a day or up to ten days before: as it is recorded, or the inverse
 * of the other direction when that is newer. Where there is none, or it is older than four days, also
 * through one currency that both have a rate with (the first in the alphabet that is not stale): then
 * the newest counts, and a cross rate is as old as the older of its two. Inverse and cross rates are
 * exact, so that only the amount is rounded. The same rates give the same function.
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
  const between = (from: CurrencyCode, to: CurrencyCode, day: CalendarDate): DatedRate | null => {
    const direct = pointOn(rates.get(pairOf(from, to)), day);
    const inverse = pointOn(rates.get(pairOf(to, from)), day);
    if (direct && (!inverse || direct.date >= inverse.date)) {
      return { date: direct.date, numerator: direct.rate, denominator: ONE };
    }
    return inverse && { date: inverse.date, numerator: ONE, denominator: inverse.rate };
  };
  return (from, to, day) => {
    if (from === to) return { numerator: 1, denominator: 1 };
    const freshSince = addDays(day, -FRESH_DAYS);
    let newest = between(from, to, day);
    for (const through of currencies) {
      if (newest && newest.date >= freshSince) break;
      const first = through === from ? null : between(from, through, day);
      const second = through === to || first === null ? null : between(through, to, day);
      if (first === null || second === null) continue;
      const date = earlierDay(first.date, second.date);
      if (!newest || date > newest.date) newest = { date, ...crossed(first, second) };
    }
    return newest;
  };
}

type DatedRate = ExactRate & { readonly date: CalendarDate };

// Amounts are multiplied by it and by the minor units of a currency.
const MOST = Number.MAX_SAFE_INTEGER / 1000;

/** Both rates one after the other, to the millionth where the exact numbers are too large to hold. */
function crossed(first: ExactRate, second: ExactRate): ExactRate {
  if (first.numerator === second.denominator) {
    return { numerator: second.numerator, denominator: first.denominator };
  }
  if (first.denominator === second.numerator) {
    return { numerator: first.numerator, denominator: second.denominator };
  }
  const numerator = first.numerator * second.numerator;
  const denominator = first.denominator * second.denominator;
  if (Math.max(numerator, denominator) <= MOST) return { numerator, denominator };
  return {
    numerator: multiplyDivide(first.numerator, second.numerator, ONE),
    denominator: multiplyDivide(first.denominator, second.denominator, ONE),
  };
}

function pointOn(points: readonly RatePoint[] | undefined, day: CalendarDate): RatePoint | null {
  if (!points) return null;
  let [low, high] = [0, points.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((points[middle]?.date ?? day) <= day) low = middle + 1;
    else high = middle;
  }
  const last = points[low - 1];
  return last && last.date >= addDays(day, -MOST_DAYS_OLD) ? last : null;
}
