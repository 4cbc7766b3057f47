import { addDays, type CalendarDate } from '#shared/lib/calendar-date.ts';
import type { UnitPrice } from '#shared/lib/money.ts';
import { type Instrument, instruments } from './instruments.ts';
import { randomFrom, seedFor } from './random.ts';
import { weekdays } from './sample-days.ts';

/** How far back prices reach. */
export const HISTORY_IN_DAYS = 913;
const TRADING_DAYS = 261;

/** Closing prices of every instrument on the same weekdays, in millionths. */
export interface Market {
  readonly days: readonly CalendarDate[];
  readonly prices: ReadonlyMap<string, readonly UnitPrice[]>;
}

/**
 * Two and a half years of prices up to `today`. All shares follow one market factor by their beta,
 * with a fall and a recovery on the way, plus a movement of their own; bonds are drawn to par as
 * they come to maturity. Made of sums and products only, so that every engine makes the same.
 */
export function marketOf(seed: number, today: CalendarDate): Market {
  const days = weekdays(addDays(today, -HISTORY_IN_DAYS), today);
  const factor = marketFactor(seed, days.length);
  return {
    days,
    prices: new Map(
      instruments.map((instrument) => [
        instrument.symbol,
        pricesOf(instrument, factor, days, seed, today),
      ]),
    ),
  };
}

/** The market's daily returns: about 10 % deviation a year, and a fall of a tenth within weeks. */
function marketFactor(seed: number, length: number): readonly number[] {
  const shocks = shocksOf(seedFor(seed, 'market'), length, 1);
  const fallAt = Math.round(length * 0.48);
  return shocks.map((shock, index) => {
    const sinceFall = index - fallAt;
    const turn = sinceFall >= 0 && sinceFall < 25 ? -0.0042 : 0;
    const recovery = sinceFall >= 25 && sinceFall < 115 ? 0.0011 : 0;
    return shock * 0.0062 + turn + recovery;
  });
}

/**
 * Daily shocks of standard deviation 1. `damping` takes out that part of their mean, so that luck
 * does not carry a price off over the years: 1 leaves none of it.
 */
function shocksOf(seed: number, length: number, damping: number): readonly number[] {
  const random = randomFrom(seed);
  const shocks = Array.from({ length }, () => random.normal());
  const mean = shocks.reduce((sum, shock) => sum + shock, 0) / Math.max(1, length);
  return shocks.map((shock) => shock - mean * damping);
}

function pricesOf(
  instrument: Instrument,
  factor: readonly number[],
  days: readonly CalendarDate[],
  seed: number,
  today: CalendarDate,
): readonly UnitPrice[] {
  const shocks = shocksOf(seedFor(seed, instrument.symbol), days.length, 0.6);
  const splitOn = instrument.splitDay === undefined ? null : addDays(today, instrument.splitDay);
  let price = instrument.start;
  let hasSplit = false;
  return days.map((day, index) => {
    if (index > 0)
      price = nextPrice(instrument, price, factor[index] ?? 0, shocks[index] ?? 0, index);
    if (splitOn !== null && !hasSplit && day >= splitOn) {
      price /= 2;
      hasSplit = true;
    }
    return roundedPrice(instrument, price);
  });
}

function nextPrice(
  instrument: Instrument,
  price: number,
  market: number,
  own: number,
  index: number,
): number {
  const deviation = instrument.volatility / Math.sqrt(TRADING_DAYS);
  if (instrument.matures !== undefined) {
    const left = HISTORY_IN_DAYS + instrument.matures - index * 1.4;
    const pull = (100 - price) / Math.max(left, 30);
    return price + pull + own * deviation * 40 * Math.min(1, left / 900);
  }
  const drift = instrument.drift / TRADING_DAYS;
  return price * (1 + drift + instrument.beta * market + own * deviation * 0.8);
}

/** Funds are quoted with four decimals, everything else with two. */
function roundedPrice(instrument: Instrument, price: number): UnitPrice {
  const step = instrument.assetClass === 'fund' ? 100 : 10_000;
  return (Math.max(1, Math.round((price * 1_000_000) / step)) * step) as UnitPrice;
}

/** The first day a two-for-one split of `instrument` counts, or `null`. */
export function splitDateOf(
  instrument: Instrument,
  market: Market,
  today: CalendarDate,
): CalendarDate | null {
  if (instrument.splitDay === undefined) return null;
  const from = addDays(today, instrument.splitDay);
  return market.days.find((day) => day >= from) ?? null;
}
