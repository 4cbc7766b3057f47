import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import {
  type CurrencyCode,
  type ExactRate,
  exactConversion,
  type Money,
  money,
} from '#shared/lib/money.ts';
import { available, type Figure, unavailableBecause } from '../figure.ts';

/** The rate of a day: how much of `to` there is for one of `from`; `null` when it is not known. */
export type RateLookup = (
  from: CurrencyCode,
  to: CurrencyCode,
  day: CalendarDate,
) => ExactRate | null;

/** For books without exchange rates. */
export const noRates: RateLookup = () => null;

/** `amount` minor units of `from` in `to` at the rate of `day`, or why that is not known. */
export function converted(
  amount: number,
  from: CurrencyCode,
  to: CurrencyCode,
  day: CalendarDate,
  rates: RateLookup,
): Figure<Money> {
  if (from === to || amount === 0) return available(money(amount, to));
  const rate = rates(from, to, day);
  if (rate === null) return unavailableBecause({ tag: 'rateMissing', from, to, date: day });
  const exact = exactConversion(money(amount, from), rate, to);
  if (exact) return available(exact);
  return unavailableBecause({ tag: 'conversionTooLarge', from, to, date: day });
}
