import { addDays, addMonths, type CalendarDate, daysBetween } from '#shared/lib/calendar-date.ts';
import { type CurrencyCode, type Money, money } from '#shared/lib/money.ts';
import type { ClientFile } from '../client/client-file.ts';
import { laterDay } from '../period.ts';
import type { ClientFigures, PortfolioFigures } from '../portfolio/client-figures.ts';
import { converted, type RateLookup } from '../portfolio/exchange-rate.ts';
import { salesIn, salesTotals } from '../portfolio/sales.ts';

const DAYS_IN_YEAR = 365;
/** Orders over fewer days than this say nothing of a year. */
const FEWEST_DAYS = 90;

/**
 * How much a change of `share` matters, as a whole number from 0 up: 100 for all of what the client
 * has (or orders in a year), 92 for a half, 75 for a tenth, 50 for a hundredth, 25 for a thousandth,
 * 0 for a ten-thousandth or less. Each tenth part counts 25 less, so that what is large for one client
 * and small for another stands on one scale with changes that have no amount: their rank says which
 * share they count as much as. The scale is our own choice.
 */
export function rankOfShare(share: number): number {
  return share <= 0 ? 0 : Math.max(0, Math.round(100 + 25 * Math.log10(share)));
}

/** The share of what the client has that an amount is, negative or not; `null` where that is not known. */
export type ShareOf = (amount: Money) => number | null;

/**
 * Shares of the client's wealth: the larger of what all accounts were worth at the beginning and at the
 * end of the figures' period, debts taken off. Where a rate is missing for all together, what the
 * accounts in the amount's own currency are worth. Not known without a value, or where debts are larger.
 */
export function shareOfWealth(figures: ClientFigures | null, rates: RateLookup): ShareOf {
  return ({ amount, currency }) => {
    if (!figures?.portfolio) return null;
    const { portfolio, portfolioByCurrency, period } = figures;
    const whole = wealthOf(portfolio);
    if (whole === null) {
      const part = portfolioByCurrency.find((each) => each.currency === currency);
      const own = part ? wealthOf(part) : null;
      return own === null ? null : Math.abs(amount) / own;
    }
    const own = converted(amount, currency, portfolio.currency, period.to, rates);
    return own.available ? Math.abs(own.value.amount) / whole : null;
  };
}

function wealthOf({ value, startValue }: PortfolioFigures): number | null {
  if (!value.available) return null;
  const before = startValue.available ? startValue.value.amount : 0;
  const wealth = Math.max(value.value.amount, before);
  return wealth > 0 ? wealth : null;
}

/** What a client orders in a year by habit. */
export interface UsualOrders {
  /** In a year, before returns. */
  readonly amount: Money;
  /** Orders in a year; a fraction when less than a year is known. */
  readonly count: number;
}

/**
 * What the client ordered in `currency` in the twelve months up to the evening of `after`, or since the
 * first order, brought to a year; `null` when that is less than 90 days, or nothing was ordered.
 */
export function usualOrders(
  transactions: ClientFile['transactions'],
  currency: CurrencyCode,
  after: CalendarDate,
): UsualOrders | null {
  const sales = salesIn(transactions, currency);
  const first = sales.reduce<CalendarDate | null>(
    (earliest, { data }) => (earliest === null || data.date < earliest ? data.date : earliest),
    null,
  );
  if (first === null || first > after) return null;
  const from = laterDay(first, addDays(addMonths(after, -12), 1));
  const days = daysBetween(from, after) + 1;
  const { orders, orderCount } = salesTotals(sales, currency, { from, to: after });
  if (days < FEWEST_DAYS || orders <= 0) return null;
  const inYear = DAYS_IN_YEAR / days;
  return { amount: money(Math.round(orders * inYear), currency), count: orderCount * inYear };
}

/** What of `usual` falls to so many days, rounded to the minor unit. */
export function usualInDays({ amount }: UsualOrders, days: number): Money {
  return money(Math.round((amount.amount * days) / DAYS_IN_YEAR), amount.currency);
}

/** Orders that `usual` leads one to expect in so many days. */
export function ordersExpected({ count }: UsualOrders, days: number): number {
  return (count * days) / DAYS_IN_YEAR;
}
