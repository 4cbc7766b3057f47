import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { type Quantity, valueAtPrice } from '#shared/lib/money.ts';
import { bothFigures, type Figure, mapFigure, unavailable, unavailableBecause } from '../figure.ts';
import { converted } from './exchange-rate.ts';
import { newQuantityEffect, quantityEffect } from './ledger.ts';
import type { PortfolioScope } from './portfolio-scope.ts';
import { priceAt } from './price-at.ts';
import type { Transaction } from './transaction.ts';

/** Both sides of a merger or spin-off on its day, in minor units of the scope's currency. */
export interface ExchangedWorth {
  /** What went from the old security, the money that came with a merger included. */
  readonly given: Figure<number>;
  /** What the units of the new security were worth together. */
  readonly received: Figure<number>;
}

/**
 * What the merger or spin-off `entry` exchanged: units received count at its `newValue`, or else, as
 * in the value of the accounts, at their last price by its day; units given up at theirs. Both sides of
 * a merger are worth the same, so that one of no known worth counts as the other. A spin-off takes from
 * the old security what the new one brings.
 */
export function exchangedWorth(scope: PortfolioScope, entry: Transaction): ExchangedWorth {
  const { type, securityId, newSecurityId, newValue, amount } = entry;
  const received =
    newValue === undefined
      ? atPrice(scope, newSecurityId, newQuantityEffect(entry), entry.date)
      : recorded(scope, entry, newValue);
  if (type === 'spinOff') return { given: received, received };
  const given = atPrice(scope, securityId, quantityEffect(entry), entry.date);
  const money = recorded(scope, entry, amount);
  return {
    given: knownOf(
      given,
      bothFigures(received, money, (worth, paid) => worth + paid),
    ),
    received: knownOf(
      received,
      bothFigures(given, money, (worth, paid) => Math.max(worth - paid, 0)),
    ),
  };
}

const knownOf = (own: Figure<number>, other: Figure<number>): Figure<number> =>
  own.available || !other.available ? own : other;

/** An amount that the entry names, in the scope's currency. */
function recorded(
  { currency, rates }: PortfolioScope,
  entry: Transaction,
  amount: number,
): Figure<number> {
  const worth = converted(amount, entry.currency, currency, entry.date, rates);
  return mapFigure(worth, (each) => each.amount);
}

/** What so many millionths of a security are worth at the last price by `date`. */
function atPrice(
  { securities, prices, currency, rates }: PortfolioScope,
  securityId: RecordId | null | undefined,
  units: number,
  date: CalendarDate,
): Figure<number> {
  const security = securityId ? securities.get(securityId)?.data : undefined;
  if (!securityId || !security)
    return unavailable('a security that is not in the book has no price');
  const price = priceAt(prices.get(securityId) ?? [], date);
  if (!price) {
    return unavailableBecause({
      ...{ tag: 'priceMissing', securityId, security: security.name, date, lastPriceOn: null },
    });
  }
  const worth = valueAtPrice(Math.abs(units) as Quantity, price.price, security.currency);
  const own = converted(worth.amount, worth.currency, currency, date, rates);
  return mapFigure(own, (each) => each.amount);
}
