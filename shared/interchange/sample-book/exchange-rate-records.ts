import type { CurrencyCode, UnitPrice } from '#shared/lib/money.ts';
import { loadedRecord } from '../loaded-record.ts';
import type { BookContext, Records } from './book-writer.ts';
import { randomFrom, seedFor } from './random.ts';
import type { SampleCurrency } from './sample-spec.ts';

/** Rates for a euro at the beginning of the history, and their deviation from week to week. */
const START: Readonly<Record<Exclude<SampleCurrency, 'EUR'>, readonly [number, number]>> = {
  USD: [1.09, 0.007],
  GBP: [0.857, 0.005],
  CZK: [24.9, 0.004],
};
const WEEKDAYS = 5;

/** A rate of each currency for every fifth weekday and the last, drawn back to where it began. */
export function exchangeRateRecords(context: BookContext): Records {
  const { days } = context.market;
  const dates = days.filter((_, index) => (days.length - 1 - index) % WEEKDAYS === 0);
  return Object.entries(START).flatMap(([to, [start, deviation]]) => {
    const random = randomFrom(seedFor(context.seed, `rate ${to}`));
    let rate = start;
    return dates.map((date) => {
      rate += (start - rate) * 0.04 + random.normal() * deviation * start;
      return loadedRecord('exchangeRate', context.idOf('exchangeRate', `EUR${to}/${date}`), {
        from: 'EUR' as CurrencyCode,
        to: to as CurrencyCode,
        date,
        rate: (Math.round(rate * 10_000) * 100) as UnitPrice,
        source: 'Invented for the sample book',
        isSample: true,
      });
    });
  });
}
