import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { available, type Figure } from '../figure.ts';
import { converted } from './exchange-rate.ts';
import { HeldSecurity } from './held-security.ts';
import { cashEffect, newQuantityEffect, quantityEffect } from './ledger.ts';
import type { PortfolioScope } from './portfolio-scope.ts';
import type { Transaction } from './transaction.ts';

/*
 * Walks a ledger once, day by day, and values what is held on the way: the one way in which money
 * and quantities become a value, so that the number on the page, the chart and the returns agree.
 * It keeps plain integers and mutates them; the walk is inside one call of a figure.
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

/** Starts before the first entry of `scope`. */
export function startSweep(scope: PortfolioScope): PositionSweep {
  const cash = new Map<CurrencyCode, number>();
  const securities = new Map<RecordId, HeldSecurity>();
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
    let security = securities.get(securityId);
    if (!security) {
      security = new HeldSecurity(scope, securityId);
      securities.set(securityId, security);
    }
    security.add(accountId, quantity);
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
      for (const security of securities.values()) {
        const value = security.valueOn(day, pricedSince);
        if (typeof value !== 'number') return value;
        total += value;
      }
      return available(total);
    },
    parts: () => {
      const money = cashValue();
      if (!money.available) return money;
      const values = new Map<RecordId, number>();
      for (const [id, security] of securities) {
        if (!security.isHeld) continue;
        const value = security.valueOn(day);
        if (typeof value !== 'number') return value;
        values.set(id, value);
      }
      return available({ cash: money.value, securities: values });
    },
  };
}
