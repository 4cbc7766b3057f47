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
import { available, type Figure, unavailable } from '../figure.ts';
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
  /** Value at the end of the day advanced to, in minor units of the scope's currency. */
  readonly value: () => Figure<number>;
}

interface HeldSecurity {
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
  const held = new Map<RecordId, HeldSecurity>();
  let next = 0;
  let day = '' as CalendarDate;

  const count = (transaction: Transaction): void => {
    const money = cashEffect(transaction);
    if (money !== 0) cash.set(transaction.currency, (cash.get(transaction.currency) ?? 0) + money);
    hold(transaction.securityId, quantityEffect(transaction));
    if (transaction.newSecurityId) {
      hold(transaction.newSecurityId, newQuantityEffect(transaction));
    }
  };
  const hold = (securityId: RecordId | null | undefined, quantity: number): void => {
    if (quantity === 0 || !securityId) return;
    const security = held.get(securityId) ?? heldSecurity(scope, securityId);
    security.quantity += quantity;
    held.set(securityId, security);
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
    value: () => {
      let total = 0;
      for (const [currency, amount] of cash) {
        const inCurrency = converted(amount, currency, scope.currency, day, scope.rates);
        if (!inCurrency.available) return inCurrency;
        total += inCurrency.value.amount;
      }
      for (const security of held.values()) {
        if (security.quantity === 0) continue;
        const price = advancePrice(security, day);
        if (!price) return unavailable(`no price of ${security.name} on ${day} or before`);
        const value = multiplyDivide(security.quantity, price.price, security.divisor);
        if (security.currency === scope.currency) {
          total += value;
          continue;
        }
        const inCurrency = converted(value, security.currency, scope.currency, day, scope.rates);
        if (!inCurrency.available) return inCurrency;
        total += inCurrency.value.amount;
      }
      return available(total);
    },
  };
}

function heldSecurity(scope: PortfolioScope, securityId: RecordId): HeldSecurity {
  const security = scope.securities.get(securityId)?.data;
  const currency = security?.currency ?? scope.currency;
  return {
    name: security?.name ?? 'a security that is not in the book',
    currency,
    divisor: powerOfTen(QUANTITY_SCALE + PRICE_SCALE - minorUnitScale(currency)),
    series: scope.prices.get(securityId) ?? [],
    quantity: 0,
    next: 0,
  };
}

function advancePrice(security: HeldSecurity, day: CalendarDate): PricePoint | undefined {
  const { series } = security;
  for (let point = series[security.next]; point && point.date <= day; ) {
    security.next += 1;
    point = series[security.next];
  }
  return series[security.next - 1];
}
