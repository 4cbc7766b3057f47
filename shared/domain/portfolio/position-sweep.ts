import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { multiplyDivide, powerOfTen } from '#shared/lib/decimal.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import {
  type CurrencyCode,
  minorUnitScale,
  PRICE_SCALE,
  QUANTITY_SCALE,
} from '#shared/lib/money.ts';
import type { PricePoint } from '../client/client-file.ts';
import { available, type Figure, type Unavailable, unavailableBecause } from '../figure.ts';
import { converted } from './exchange-rate.ts';
import { cashEffect, newQuantityEffect, quantityEffect } from './ledger.ts';
import type { PortfolioScope } from './portfolio-scope.ts';
import type { Transaction } from './transaction.ts';

/*
 * Walks a ledger once, day by day, and values what is held on the way: the one way in which money
 * and quantities become a value, so that the number on the page, the chart and the returns agree.
 * It keeps plain integers and a pointer into each price series, and mutates them; the walk is inside
 * one call of a figure.
 */
export interface PositionSweep {
  /** Counts every entry up to the end of `day`; days never go back. */
  readonly advanceTo: (day: CalendarDate) => void;
  /**
   * Value at the end of the day advanced to, in minor units of the scope's currency.
   * @param pricedSince without a price of this day or later a security has no value
   */
  readonly value: (pricedSince?: CalendarDate) => Figure<number>;
  /** The same value, divided into money and each security. */
  readonly parts: () => Figure<PositionParts>;
}

/** What a value is made of; the parts add up to it exactly, as each is rounded by itself. */
export interface PositionParts {
  readonly cash: number;
  readonly securities: ReadonlyMap<RecordId, number>;
}

/** What one account holds of a security. */
interface HeldSecurity {
  readonly id: RecordId;
  readonly name: string;
  readonly currency: CurrencyCode;
  readonly divisor: number;
  readonly series: readonly PricePoint[];
  quantity: number;
  /** Index of the first price after the day. */
  next: number;
}

/** Starts before the first entry of `scope`. */
export function startSweep(scope: PortfolioScope): PositionSweep {
  const cash = new Map<CurrencyCode, number>();
  // By account, as each is rounded by itself: the values of the accounts add up to that of all of them.
  const accounts = new Map<RecordId, Map<RecordId, HeldSecurity>>();
  let next = 0;
  let day = '' as CalendarDate;

  const count = (transaction: Transaction): void => {
    const money = cashEffect(transaction);
    if (money !== 0) cash.set(transaction.currency, (cash.get(transaction.currency) ?? 0) + money);
    const { accountId, securityId, newSecurityId } = transaction;
    if (securityId) hold(accountId, securityId, quantityEffect(transaction));
    if (newSecurityId) hold(accountId, newSecurityId, newQuantityEffect(transaction));
  };
  const hold = (accountId: RecordId, securityId: RecordId, quantity: number): void => {
    if (quantity === 0) return;
    let held = accounts.get(accountId);
    if (!held) {
      held = new Map();
      accounts.set(accountId, held);
    }
    let security = held.get(securityId);
    if (!security) {
      security = heldSecurity(scope, securityId);
      held.set(securityId, security);
    }
    security.quantity += quantity;
  };

  const cashValue = (): Figure<number> => {
    let total = 0;
    for (const [currency, amount] of cash) {
      const inCurrency = converted(amount, currency, scope.currency, day, scope.rates);
      if (!inCurrency.available) return inCurrency;
      total += inCurrency.value.amount;
    }
    return available(total);
  };

  return {
    advanceTo: (to) => {
      day = to;
      for (let entry = scope.ledger[next]; entry && entry.data.date <= to; ) {
        count(entry.data);
        next += 1;
        entry = scope.ledger[next];
      }
    },
    value: (pricedSince) => {
      const money = cashValue();
      if (!money.available) return money;
      let total = money.value;
      for (const held of accounts.values()) {
        for (const security of held.values()) {
          if (security.quantity === 0) continue;
          const value = securityValue(scope, security, day, pricedSince);
          if (typeof value !== 'number') return value;
          total += value;
        }
      }
      return available(total);
    },
    parts: () => {
      const money = cashValue();
      if (!money.available) return money;
      const securities = new Map<RecordId, number>();
      for (const held of accounts.values()) {
        for (const [id, security] of held) {
          if (security.quantity === 0) continue;
          const value = securityValue(scope, security, day);
          if (typeof value !== 'number') return value;
          securities.set(id, (securities.get(id) ?? 0) + value);
        }
      }
      return available({ cash: money.value, securities });
    },
  };
}

function heldSecurity(scope: PortfolioScope, securityId: RecordId): HeldSecurity {
  const security = scope.securities.get(securityId)?.data;
  const currency = security?.currency ?? scope.currency;
  return {
    id: securityId,
    name: security?.name ?? 'a security that is not in the book',
    currency,
    divisor: powerOfTen(QUANTITY_SCALE + PRICE_SCALE - minorUnitScale(currency)),
    series: scope.prices.get(securityId) ?? [],
    quantity: 0,
    next: 0,
  };
}

function securityValue(
  scope: PortfolioScope,
  security: HeldSecurity,
  day: CalendarDate,
  pricedSince?: CalendarDate,
): number | Unavailable {
  const price = advancePrice(security, day);
  if (!price || (pricedSince !== undefined && price.date < pricedSince)) {
    return unavailableBecause({
      tag: 'priceMissing',
      securityId: security.id,
      security: security.name,
      date: day,
      lastPriceOn: price?.date ?? null,
    });
  }
  const value = multiplyDivide(security.quantity, price.price, security.divisor);
  if (security.currency === scope.currency) return value;
  const inCurrency = converted(value, security.currency, scope.currency, day, scope.rates);
  return inCurrency.available ? inCurrency.value.amount : inCurrency;
}

/** The last price up to `day`: looked for in steps that double, as days may be far apart or near. */
function advancePrice(security: HeldSecurity, day: CalendarDate): PricePoint | undefined {
  const { series } = security;
  const isPast = (index: number): boolean => {
    const point = series[index];
    return point !== undefined && point.date <= day;
  };
  let low = security.next;
  let step = 1;
  while (isPast(low + step - 1)) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step - 1, series.length);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isPast(middle)) low = middle + 1;
    else high = middle;
  }
  security.next = low;
  return series[low - 1];
}
