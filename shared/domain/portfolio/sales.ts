import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { divideHalfEven, multiplyDivide, powerOfTen } from '#shared/lib/decimal.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import {
  type CurrencyCode,
  minorUnitScale,
  PRICE_SCALE,
  QUANTITY_SCALE,
} from '#shared/lib/money.ts';
import { available, type Figure, unavailableBecause } from '../figure.ts';
import { isWithin, type Period, sameDaysBefore } from '../period.ts';
import type { LedgerEntry } from './ledger.ts';

/** Sales of a period in minor units of `currency`; `revenue` is orders less returns. */
export interface SalesTotals {
  readonly currency: CurrencyCode;
  readonly revenue: number;
  readonly orders: number;
  /** What came back, as a positive amount. */
  readonly returns: number;
  readonly orderCount: number;
  readonly returnCount: number;
  readonly lastOrderOn: CalendarDate | null;
}

const isSale = ({ data }: LedgerEntry): boolean => data.type === 'order' || data.type === 'return';

/** Orders and returns in `currency` of the ledger, oldest first. */
export function salesIn(
  ledger: readonly LedgerEntry[],
  currency: CurrencyCode,
): readonly LedgerEntry[] {
  return ledger.filter((entry) => isSale(entry) && entry.data.currency === currency);
}

/** Totals of `sales` (see `salesIn`) within `period`. */
export function salesTotals(
  sales: readonly LedgerEntry[],
  currency: CurrencyCode,
  period: Period,
): SalesTotals {
  let [orders, returns, orderCount, returnCount] = [0, 0, 0, 0];
  let lastOrderOn: CalendarDate | null = null;
  for (const { data } of sales) {
    if (!isWithin(data.date, period)) continue;
    if (data.type === 'return') {
      returns -= data.amount;
      returnCount += 1;
    } else {
      orders += data.amount;
      orderCount += 1;
      if (lastOrderOn === null || data.date > lastOrderOn) lastOrderOn = data.date;
    }
  }
  return {
    currency,
    revenue: orders - returns,
    orders,
    returns,
    orderCount,
    returnCount,
    lastOrderOn,
  };
}

/** Change of revenue against the same days before (see `sameDaysBefore`), as a fraction. */
export function yearOnYear(
  sales: readonly LedgerEntry[],
  currency: CurrencyCode,
  period: Period,
): Figure<number> {
  const earlier = sameDaysBefore(period);
  const first = sales[0]?.data.date;
  if (!first || first > earlier.to) {
    return unavailableBecause({ tag: 'noOrderUpTo', until: earlier.to });
  }
  if (first > earlier.from) {
    return unavailableBecause({ tag: 'noOrderBefore', beginsOn: first });
  }
  const before = salesTotals(sales, currency, earlier).revenue;
  if (before <= 0) return unavailableBecause({ tag: 'noRevenueBefore' });
  return available(salesTotals(sales, currency, period).revenue / before - 1);
}

/** Revenue of a month ("2026-11"); `null` in months before the first order, which are not known. */
export interface MonthRevenue {
  readonly month: string;
  readonly revenue: number | null;
}

/** Revenue by month of `period`, months without orders included. */
export function revenueByMonth(
  sales: readonly LedgerEntry[],
  period: Period,
): readonly MonthRevenue[] {
  const sums = new Map<string, number>();
  for (const { data } of sales) {
    if (!isWithin(data.date, period)) continue;
    const month = data.date.slice(0, 7);
    sums.set(month, (sums.get(month) ?? 0) + data.amount);
  }
  const firstKnown = sales[0]?.data.date.slice(0, 7) ?? '9999-12';
  return monthsOf(period).map((month) => ({
    month,
    revenue: month < firstKnown ? null : (sums.get(month) ?? 0),
  }));
}

/** The calendar months that `period` touches, "2026-11", oldest first. */
export function monthsOf(period: Period): readonly string[] {
  const months: string[] = [];
  const last = period.to.slice(0, 7);
  let [year = 0, month = 1] = period.from.split('-').map(Number);
  for (let text = monthText(year, month); text <= last; text = monthText(year, month)) {
    months.push(text);
    month += 1;
    if (month > 12) [year, month] = [year + 1, 1];
  }
  return months;
}

const monthText = (year: number, month: number): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;

/** Revenue of a product, returns taken off, in minor units; quantity in millionths. */
export interface ProductRevenue {
  readonly productId: RecordId;
  readonly revenue: number;
  readonly quantity: number;
  readonly returnedQuantity: number;
}

const QUANTITY_UNIT = powerOfTen(QUANTITY_SCALE);

/**
 * Revenue by product of `sales` within `period`, largest first, from the lines of orders and
 * returns. Lines are summed in millionths of the currency and rounded once, half to even.
 */
export function revenueByProduct(
  sales: readonly LedgerEntry[],
  currency: CurrencyCode,
  period: Period,
): readonly ProductRevenue[] {
  const sums = new Map<RecordId, { micros: number; quantity: number; returned: number }>();
  for (const { data } of sales) {
    if (!data.lines || !isWithin(data.date, period)) continue;
    for (const line of data.lines) {
      const sum = sums.get(line.productId) ?? { micros: 0, quantity: 0, returned: 0 };
      sum.micros += multiplyDivide(line.quantity, line.unitPrice, QUANTITY_UNIT);
      if (line.quantity > 0) sum.quantity += line.quantity;
      else sum.returned -= line.quantity;
      sums.set(line.productId, sum);
    }
  }
  const microsPerMinorUnit = powerOfTen(PRICE_SCALE - minorUnitScale(currency));
  return [...sums]
    .map(([productId, sum]) => ({
      productId,
      revenue: divideHalfEven(sum.micros, microsPerMinorUnit),
      quantity: sum.quantity,
      returnedQuantity: sum.returned,
    }))
    .toSorted((a, b) => b.revenue - a.revenue || (a.productId < b.productId ? -1 : 1));
}
