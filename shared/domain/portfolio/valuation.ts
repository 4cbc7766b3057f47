import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import {
  type CurrencyCode,
  type Money,
  money,
  type UnitPrice,
  valueAtPrice,
} from '#shared/lib/money.ts';
import { available, bothFigures, type Figure, mapFigure, unavailableBecause } from '../figure.ts';
import { converted } from './exchange-rate.ts';
import type { Holding } from './holding.ts';
import { holdingsOf } from './holdings.ts';
import type { PortfolioScope } from './portfolio-scope.ts';
import { valueOfDay } from './position-sweep.ts';
import { priceAt } from './price-at.ts';

/** What is held of a security with its value on a day; money in the account's currency. */
export interface ValuedQuantity {
  readonly name: string;
  readonly price: UnitPrice | null;
  readonly priceCurrency: CurrencyCode;
  /** The day of the price, which may be days before the valuation. */
  readonly pricedOn: CalendarDate | null;
  readonly value: Figure<Money>;
}

/** A holding with its value on a day; money in the account's currency. */
export interface ValuedHolding extends ValuedQuantity {
  readonly holding: Holding;
  readonly cost: Figure<Money>;
  /** Value less remaining cost. */
  readonly unrealised: Figure<Money>;
}

/**
 * Value of the scope's accounts at the end of `day`, in its currency: money and securities, debts
 * negative. Unavailable when nothing is recorded up to then, or a price or rate is missing.
 */
export function valueOn(scope: PortfolioScope, day: CalendarDate): Figure<Money> {
  if (scope.accounts.length === 0) return unavailableBecause({ tag: 'noAccount' });
  const first = scope.ledger[0];
  if (!first || first.data.date > day) {
    return unavailableBecause({ tag: 'nothingRecorded', until: day });
  }
  return mapFigure(valueOfDay(scope, day), (amount) => money(amount, scope.currency));
}

/** What the scope's accounts hold at the end of `day`, with prices, cost and unrealised gain. */
export function valuedHoldings(
  scope: PortfolioScope,
  day: CalendarDate,
  options: { readonly washSales?: boolean } = {},
): readonly ValuedHolding[] {
  const { holdings } = holdingsOf({
    accounts: scope.accounts,
    transactions: scope.ledger,
    until: day,
    ...options,
  });
  return holdings.map((holding) => valuedHolding(scope, holding, day));
}

/** What `held.quantity` of a security is worth at the end of `day` in an account in `held.currency`. */
export function valuedQuantity(
  scope: PortfolioScope,
  held: Pick<Holding, 'securityId' | 'quantity' | 'currency'>,
  day: CalendarDate,
): ValuedQuantity {
  const { securityId, quantity, currency } = held;
  const security = scope.securities.get(securityId)?.data;
  const name = security?.name ?? 'Security that is not in the book';
  const priceCurrency = security?.currency ?? currency;
  const point = priceAt(scope.prices.get(securityId) ?? [], day);
  const value = point
    ? converted(
        valueAtPrice(quantity, point.price, priceCurrency).amount,
        priceCurrency,
        currency,
        day,
        scope.rates,
      )
    : unavailableBecause({
        ...{ tag: 'priceMissing', securityId, security: name, date: day, lastPriceOn: null },
      });
  return { name, price: point?.price ?? null, priceCurrency, pricedOn: point?.date ?? null, value };
}

function valuedHolding(scope: PortfolioScope, holding: Holding, day: CalendarDate): ValuedHolding {
  const valued = valuedQuantity(scope, holding, day);
  const { name, value } = valued;
  const cost =
    holding.cost === null
      ? unavailableBecause({ tag: 'costMissing', security: name })
      : available(money(holding.cost, holding.currency));
  return {
    holding,
    ...valued,
    cost,
    unrealised: bothFigures(value, cost, (worth, paid) =>
      money(worth.amount - paid.amount, holding.currency),
    ),
  };
}

/** The oldest day of a price that a value of `holdings` rests on, `null` without priced holdings. */
export function oldestPriceDay(holdings: readonly ValuedHolding[]): CalendarDate | null {
  return holdings.reduce<CalendarDate | null>(
    (oldest, { pricedOn }) =>
      pricedOn && (oldest === null || pricedOn < oldest) ? pricedOn : oldest,
    null,
  );
}
