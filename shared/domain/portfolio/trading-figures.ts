import { addDays, addMonths, type CalendarDate } from '#shared/lib/calendar-date.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { available, type Figure, unavailableBecause } from '../figure.ts';
import { coveredSince, earlierDay, laterDay, type Period, sameDaysBefore } from '../period.ts';
import { type OrderRhythm, orderRhythm } from './order-rhythm.ts';
import { type PriceSavings, priceSavings } from './price-savings.ts';
import { monthsOf, type SalesTotals, salesTotals, yearOnYear } from './sales.ts';
import {
  type Margin,
  marginTogether,
  type TradingProduct,
  tradingProducts,
} from './trading-products.ts';
import type { TradingQuestion } from './trading-question.ts';
import { type TradingSupplier, tradingSuppliers } from './trading-suppliers.ts';

/** What of a month lies in the period, beside the same days of the year before. */
export interface TradingMonth {
  /** "2026-11" */
  readonly month: string;
  readonly days: Period;
  readonly isWhole: boolean;
  readonly revenue: number;
  readonly returns: number;
  readonly before: number | null;
  readonly change: Figure<number>;
}

/** What a client bought from the firm in one currency. */
export interface TradingFigures {
  readonly currency: CurrencyCode;
  /** The days that were asked for. */
  readonly period: Period;
  /** The days they speak of: from the first order on when it lies within those asked for. */
  readonly covered: Period;
  /** The same days before, with which they are compared. */
  readonly earlier: Period;
  readonly totals: SalesTotals;
  /** Revenue of the days before; unavailable when the records do not reach back so far. */
  readonly before: Figure<SalesTotals>;
  readonly change: Figure<number>;
  /** Returned amount as a part of what was ordered. */
  readonly returnRate: Figure<number>;
  readonly margin: Figure<Margin>;
  /** From the month of the first order on; none when it is after the period. */
  readonly months: readonly TradingMonth[];
  readonly products: readonly TradingProduct[];
  readonly suppliers: readonly TradingSupplier[];
  readonly savings: Figure<PriceSavings>;
  readonly rhythm: Figure<OrderRhythm>;
}

/**
 * What a client bought within a period, beside the same days before. A margin is known where the product
 * has a cost, at what it costs now; what came back is taken off both. For all products together it is
 * known when it is for each.
 */
export function tradingFigures(question: TradingQuestion): TradingFigures {
  const { sales, currency, period, today } = question;
  const totals = salesTotals(sales, currency, period);
  const products = tradingProducts(question);
  const first = sales[0]?.data.date;
  const earlier = sameDaysBefore(period);
  return {
    ...{ currency, period, earlier, totals, products },
    covered: first && first <= period.to ? coveredSince(period, first) : period,
    before:
      first && first <= earlier.from
        ? available(salesTotals(sales, currency, earlier))
        : unavailableBecause({ tag: 'recordsTooShort' }),
    change: yearOnYear(sales, currency, period),
    returnRate:
      totals.orders > 0
        ? available(totals.returns / totals.orders)
        : unavailableBecause({ tag: 'nothingOrdered' }),
    margin: marginTogether(products),
    months: tradingMonths(question),
    suppliers: tradingSuppliers(products),
    savings: priceSavings(question),
    rhythm: orderRhythm(
      sales.filter(({ data }) => data.type === 'order').map(({ data }) => data.date),
      today,
    ),
  };
}

/** The calendar months of the period from that of the first order on, each as far as it lies within. */
function tradingMonths({ sales, currency, period }: TradingQuestion): readonly TradingMonth[] {
  const first = sales[0]?.data.date;
  if (!first || first > period.to) return [];
  return monthsOf(coveredSince(period, first)).map((month) => {
    const begin = `${month}-01` as CalendarDate;
    const end = addDays(addMonths(begin, 1), -1);
    const days = { from: laterDay(begin, period.from), to: earlierDay(end, period.to) };
    const { revenue, returns } = salesTotals(sales, currency, days);
    const earlier = sameDaysBefore(days);
    return {
      ...{ month, days, isWhole: days.from === begin && days.to === end, revenue, returns },
      before: first <= earlier.from ? salesTotals(sales, currency, earlier).revenue : null,
      change: yearOnYear(sales, currency, days),
    };
  });
}
