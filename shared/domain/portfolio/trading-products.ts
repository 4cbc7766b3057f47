import { addDays, type CalendarDate, daysBetween } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import {
  type CurrencyCode,
  type Quantity,
  type UnitPrice,
  valueAtPrice,
} from '#shared/lib/money.ts';
import { available, type Figure, type Unavailable, unavailableBecause } from '../figure.ts';
import { sameDaysBefore } from '../period.ts';
import { converted } from './exchange-rate.ts';
import type { LedgerEntry } from './ledger.ts';
import { median, orderRhythm } from './order-rhythm.ts';
import { type ProductRevenue, revenueByProduct } from './sales.ts';
import type { TradingQuestion } from './trading-question.ts';

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

/** What a product brought in the period. */
export interface TradingProduct extends ProductRevenue {
  readonly name: string;
  /** As it is recorded; `null` when it is not. */
  readonly supplier: string | null;
  /** Revenue of the same days before; `null` when the records do not reach back so far. */
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

/**
 * What each product brought in the period and in the same days before, largest revenue first, and how
 * it stands at the period's end. What a piece costs is what it costs now, at the rate of that day.
 */
export function tradingProducts(question: TradingQuestion): readonly TradingProduct[] {
  const { sales, currency, products, period, rates } = question;
  const today = period.to;
  const earlier = sameDaysBefore(period);
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
        supplier: product?.supplier.trim() || null,
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
  rates: TradingQuestion['rates'],
): Figure<number> {
  if (!cost) return unavailableBecause({ tag: 'unitCostMissing' });
  const pieces = (quantity - returnedQuantity) as Quantity;
  const own = valueAtPrice(pieces, cost.price, cost.currency).amount;
  const spent = converted(own, cost.currency, currency, today, rates);
  return spent.available ? available(revenue - spent.value.amount) : spent;
}

function marginOf(profit: Figure<number>, revenue: number): Figure<Margin> {
  if (!profit.available) return profit;
  return revenue > 0
    ? available({ amount: profit.value, share: profit.value / revenue })
    : unavailableBecause({ tag: 'noRevenue' });
}

/** Of all that was ordered or came back, also where more came back than was ordered. */
export function marginTogether(products: readonly TradingProduct[]): Figure<Margin> {
  const moved = products.filter(
    ({ revenue, quantity, returnedQuantity }) => revenue !== 0 || quantity + returnedQuantity > 0,
  );
  const revenue = moved.reduce((sum, each) => sum + each.revenue, 0);
  if (revenue <= 0) return unavailableBecause({ tag: 'noRevenue' });
  let profit = 0;
  const unknown: { readonly name: string; readonly why: Unavailable }[] = [];
  for (const each of moved) {
    if (each.profit.available) profit += each.profit.value;
    else unknown.push({ name: each.name, why: each.profit });
  }
  const [first] = unknown;
  if (!first) return marginOf(available(profit), revenue);
  const because = first.why.cause;
  if (unknown.length === moved.length || !because) return first.why;
  const counts = { unknown: unknown.length, of: moved.length };
  return unavailableBecause({ tag: 'profitUnknown', ...counts, product: first.name, because });
}
