import { addDays, addMonths, type CalendarDate, daysBetween } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import {
  type CurrencyCode,
  type Quantity,
  type UnitPrice,
  valueAtPrice,
} from '#shared/lib/money.ts';
import type { ClientFile } from '../client/client-file.ts';
import { available, type Figure, unavailable } from '../figure.ts';
import { lastTwelveMonths, type Period, yearBefore } from '../period.ts';
import { converted, noRates, type RateLookup } from './exchange-rate.ts';
import type { LedgerEntry } from './ledger.ts';
import { median, type OrderRhythm, orderRhythm } from './order-rhythm.ts';
import {
  monthsOf,
  type ProductRevenue,
  revenueByProduct,
  type SalesTotals,
  salesTotals,
  yearOnYear,
} from './sales.ts';

/** A product first ordered within so many days is new, when the records reach twice as far back. */
const NEW_DAYS = 90;
/** A product is given up after three times its usual gap, and two months at least. */
const PAUSE_FACTOR = 3;
const LEAST_PAUSE_DAYS = 60;
const FEWEST_ORDERS = 3;

/** Revenue less what the pieces cost, in minor units, and as a part of the revenue. */
export interface Margin {
  readonly amount: number;
  readonly share: number;
}

/** A month beside the same days of the year before. */
export interface TradingMonth {
  readonly month: string;
  /** `null` before the first order. */
  readonly revenue: number | null;
  readonly returns: number | null;
  readonly before: number | null;
  readonly change: Figure<number>;
}

/** What a product brought in twelve months. */
export interface TradingProduct extends ProductRevenue {
  readonly name: string;
  /** Revenue of the twelve months before; `null` when the records do not reach back so far. */
  readonly before: number | null;
  /** Revenue less what the pieces cost, negative where more came back than was ordered. */
  readonly profit: Figure<number>;
  readonly margin: Figure<Margin>;
  readonly firstOn: CalendarDate | null;
  readonly lastOn: CalendarDate | null;
  readonly state: 'started' | 'stopped' | 'ordered' | 'returnedOnly';
  /** Median days between its orders; `null` with fewer than three. */
  readonly usualDays: number | null;
}

/** What a client bought from the firm in one currency. */
export interface TradingFigures {
  readonly currency: CurrencyCode;
  readonly period: Period;
  readonly totals: SalesTotals;
  readonly change: Figure<number>;
  /** Returned amount as a part of what was ordered. */
  readonly returnRate: Figure<number>;
  readonly margin: Figure<Margin>;
  readonly months: readonly TradingMonth[];
  readonly products: readonly TradingProduct[];
  readonly rhythm: Figure<OrderRhythm>;
}

/**
 * Trading figures of `sales` (see `salesIn`, oldest first) for the twelve months to `today`. A margin
 * is known where the product has a cost, at what it costs now; what came back is taken off both. For
 * all products together it is known when it is for each.
 */
export function tradingFigures(
  sales: readonly LedgerEntry[],
  currency: CurrencyCode,
  products: ClientFile['products'],
  today: CalendarDate,
  rates: RateLookup = noRates,
): TradingFigures {
  const period = lastTwelveMonths(today);
  const totals = salesTotals(sales, currency, period);
  const rows = tradingProducts(sales, currency, products, today, rates);
  return {
    currency,
    period,
    totals,
    change: yearOnYear(sales, currency, period),
    returnRate:
      totals.orders > 0
        ? available(totals.returns / totals.orders)
        : unavailable('nothing was ordered in twelve months'),
    margin: marginTogether(rows),
    months: tradingMonths(sales, currency, today),
    products: rows,
    rhythm: orderRhythm(
      sales.filter(({ data }) => data.type === 'order').map(({ data }) => data.date),
      today,
    ),
  };
}

/** The twelve calendar months that end with the one of `today`, each up to today at most. */
function tradingMonths(
  sales: readonly LedgerEntry[],
  currency: CurrencyCode,
  today: CalendarDate,
): readonly TradingMonth[] {
  const first = sales[0]?.data.date;
  const begin = `${addMonths(today, -11).slice(0, 7)}-01` as CalendarDate;
  return monthsOf({ from: begin, to: today }).map((month) => {
    const from = `${month}-01` as CalendarDate;
    const end = addDays(addMonths(from, 1), -1);
    const period = { from, to: end < today ? end : today };
    const isKnown = first !== undefined && first <= period.to;
    const now = salesTotals(sales, currency, period);
    const earlier = yearBefore(period);
    const isBeforeKnown = first !== undefined && first <= earlier.from;
    return {
      month,
      revenue: isKnown ? now.revenue : null,
      returns: isKnown ? now.returns : null,
      before: isBeforeKnown ? salesTotals(sales, currency, earlier).revenue : null,
      change: yearOnYear(sales, currency, period),
    };
  });
}

function tradingProducts(
  sales: readonly LedgerEntry[],
  currency: CurrencyCode,
  products: ClientFile['products'],
  today: CalendarDate,
  rates: RateLookup,
): readonly TradingProduct[] {
  const period = lastTwelveMonths(today);
  const earlier = yearBefore(period);
  const first = sales[0]?.data.date;
  const isBeforeKnown = first !== undefined && first <= earlier.from;
  const now = new Map(
    revenueByProduct(sales, currency, period).map((each) => [each.productId, each]),
  );
  const before = new Map(
    revenueByProduct(sales, currency, earlier).map((each) => [each.productId, each]),
  );
  const days = orderDays(sales, today);
  const ids = [...new Set([...now.keys(), ...before.keys()])];
  return ids
    .map((productId) => {
      const row = now.get(productId) ?? { productId, revenue: 0, quantity: 0, returnedQuantity: 0 };
      const product = products.get(productId)?.data;
      const name = product?.name ?? 'Unknown product';
      const own = days.get(productId) ?? [];
      const profit = profitOf(row, product?.unitCost ?? null, currency, today, rates);
      return {
        ...row,
        name,
        before: isBeforeKnown ? (before.get(productId)?.revenue ?? 0) : null,
        profit,
        margin: marginOf(profit, row.revenue),
        firstOn: own[0] ?? null,
        lastOn: own.at(-1) ?? null,
        ...habitOf(own, first, today),
      };
    })
    .toSorted((a, b) => b.revenue - a.revenue || (a.name < b.name ? -1 : 1));
}

/** The days on which each product was ordered, oldest first. */
function orderDays(sales: readonly LedgerEntry[], today: CalendarDate) {
  const days = new Map<RecordId, CalendarDate[]>();
  for (const { data } of sales) {
    if (data.type !== 'order' || data.date > today) continue;
    for (const { productId, quantity } of data.lines ?? []) {
      if (quantity <= 0) continue;
      const own = days.get(productId) ?? [];
      if (own.at(-1) !== data.date) own.push(data.date);
      days.set(productId, own);
    }
  }
  return days;
}

function habitOf(
  days: readonly CalendarDate[],
  first: CalendarDate | undefined,
  today: CalendarDate,
): Pick<TradingProduct, 'state' | 'usualDays'> {
  const [start, last] = [days[0], days.at(-1)];
  if (!start || !last) return { state: 'returnedOnly', usualDays: null };
  const rhythm = orderRhythm(days, today);
  const gaps = rhythm.available ? rhythm.value.gaps : gapsOf(days);
  const usualDays = days.length >= FEWEST_ORDERS ? median(gaps) : null;
  const reachesBack = first !== undefined && first <= addDays(today, -2 * NEW_DAYS);
  if (reachesBack && start > addDays(today, -NEW_DAYS)) return { state: 'started', usualDays };
  const pause = Math.max(LEAST_PAUSE_DAYS, PAUSE_FACTOR * (usualDays ?? 0));
  const isOver = usualDays !== null && last < addDays(today, -pause);
  return { state: isOver ? 'stopped' : 'ordered', usualDays };
}

const gapsOf = (days: readonly CalendarDate[]): readonly number[] =>
  days.slice(1).map((day, index) => daysBetween(days[index] ?? day, day));

function profitOf(
  { revenue, quantity, returnedQuantity }: ProductRevenue,
  cost: { readonly price: UnitPrice; readonly currency: CurrencyCode } | null,
  currency: CurrencyCode,
  today: CalendarDate,
  rates: RateLookup,
): Figure<number> {
  if (!cost) return unavailable('what a piece costs is not recorded');
  const pieces = (quantity - returnedQuantity) as Quantity;
  const own = valueAtPrice(pieces, cost.price, cost.currency).amount;
  const spent = converted(own, cost.currency, currency, today, rates);
  return spent.available ? available(revenue - spent.value.amount) : spent;
}

function marginOf(profit: Figure<number>, revenue: number): Figure<Margin> {
  if (!profit.available) return profit;
  return revenue > 0
    ? available({ amount: profit.value, share: profit.value / revenue })
    : unavailable('there was no revenue');
}

/** Of all that was ordered or came back, also where more came back than was ordered. */
function marginTogether(products: readonly TradingProduct[]): Figure<Margin> {
  const moved = products.filter(
    ({ revenue, quantity, returnedQuantity }) => revenue !== 0 || quantity + returnedQuantity > 0,
  );
  const revenue = moved.reduce((sum, each) => sum + each.revenue, 0);
  if (revenue <= 0) return unavailable('there was no revenue');
  let profit = 0;
  const unknown: { readonly name: string; readonly reason: string }[] = [];
  for (const each of moved) {
    if (each.profit.available) profit += each.profit.value;
    else unknown.push({ name: each.name, reason: each.profit.reason });
  }
  const [first] = unknown;
  if (!first) return marginOf(available(profit), revenue);
  return unavailable(
    unknown.length === moved.length
      ? first.reason
      : `of ${unknown.length} of ${moved.length} products, such as ${first.name}: ${first.reason}`,
  );
}
