import { addDays, type CalendarDate } from '#shared/lib/calendar-date.ts';
import { multiplyDivide } from '#shared/lib/decimal.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { type Quantity, type UnitPrice, valueAtPrice } from '#shared/lib/money.ts';
import type { AssetClass } from '../account.ts';
import { converted } from '../exchange-rate.ts';
import type { LedgerEntry } from '../ledger.ts';
import type { PortfolioScope } from '../portfolio-scope.ts';
import { priceAt } from '../price-at.ts';
import type { DealingCost } from './proposal.ts';

/** Units are traded whole. */
export const WHOLE_UNIT = 1_000_000;
/** Deals of the last two years say what a deal costs. */
const DEALS_SINCE_DAYS = 730;

/** A security at its last price. */
export interface Quoted {
  readonly securityId: RecordId;
  readonly name: string;
  readonly assetClass: AssetClass;
  readonly maturesOn: CalendarDate | null;
  readonly price: UnitPrice;
  readonly pricedOn: CalendarDate;
  /** Worth of `quantity` in minor units of the scope's currency, half to even. */
  readonly worth: (quantity: number) => number;
}

/** `securityId` at its last price on `day`; `null` without a price or rate. */
export function quoted(
  scope: PortfolioScope,
  securityId: RecordId,
  day: CalendarDate,
): Quoted | null {
  const security = scope.securities.get(securityId)?.data;
  const point = priceAt(scope.prices.get(securityId) ?? [], day);
  if (!security || !point || point.price <= 0) return null;
  const { currency } = security;
  const rated = converted(1, currency, scope.currency, day, scope.rates);
  if (!rated.available) return null;
  const worth = (quantity: number): number => {
    const value = valueAtPrice(quantity as Quantity, point.price, currency).amount;
    const inScope = converted(value, currency, scope.currency, day, scope.rates);
    return inScope.available ? inScope.value.amount : 0;
  };
  const { name, assetClass, maturesOn } = security;
  return {
    securityId,
    name,
    assetClass,
    maturesOn,
    price: point.price,
    pricedOn: point.date,
    worth,
  };
}

/**
 * What a deal of the scope's accounts costs: the `rate` (hundredths of a percent) when one is set, or
 * else fees over amounts of their deals in the two years up to `day`.
 */
export function dealingCost(
  ledger: readonly LedgerEntry[],
  day: CalendarDate,
  rate: number | null,
): DealingCost {
  if (rate !== null) return { source: 'policy', fees: rate, amount: 10_000 };
  const since = addDays(day, -DEALS_SINCE_DAYS);
  let [fees, amount] = [0, 0];
  for (const { data } of ledger) {
    if ((data.type !== 'buy' && data.type !== 'sell') || data.date < since || data.date > day) {
      continue;
    }
    const fee = data.fee ?? 0;
    fees += fee;
    amount += data.type === 'buy' ? -data.amount - fee : data.amount + fee;
  }
  return amount > 0
    ? { source: 'ownDeals', fees, amount }
    : { source: 'unknown', fees: 0, amount: 1 };
}

/** The cost of a deal of `amount` minor units, half to even. */
export function costOf(amount: number, { fees, amount: deals }: DealingCost): number {
  return multiplyDivide(amount, fees, deals);
}
