import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { type CurrencyCode, type Money, money, valueAtPrice } from '#shared/lib/money.ts';
import type { ClientFile } from '../client/client-file.ts';
import { available, bothFigures, type Figure, unavailable } from '../figure.ts';
import { converted, type RateLookup } from '../portfolio/exchange-rate.ts';
import { priceAt } from '../portfolio/price-at.ts';
import type { Recommendation, RecommendationAction } from './recommendation.ts';

/** Whether the action trades securities. */
export function isTrade(action: RecommendationAction): boolean {
  return action === 'buy' || action === 'sell' || action === 'switch';
}

/** Whether the action speaks of securities at all. */
export function isInvestment(action: RecommendationAction): boolean {
  return isTrade(action) || action === 'hold';
}

/** The security that is bought, or `null`. */
export function boughtSecurity(recommendation: Recommendation): RecordId | null {
  if (recommendation.action === 'buy') return recommendation.securityId;
  return recommendation.action === 'switch' ? recommendation.intoSecurityId : null;
}

/** The security that is sold, or `null`. */
export function soldSecurity(recommendation: Recommendation): RecordId | null {
  const isSold = recommendation.action === 'sell' || recommendation.action === 'switch';
  return isSold ? recommendation.securityId : null;
}

/** The securities that the client is to have afterwards: bought or kept. */
export function securitiesAsked(recommendation: Recommendation): readonly RecordId[] {
  const id =
    recommendation.action === 'hold' ? recommendation.securityId : boughtSecurity(recommendation);
  return id ? [id] : [];
}

/** What a trade moves and what it costs once, positive, in minor units of one currency. */
export interface TradeSums {
  readonly amount: number;
  readonly cost: number;
}

/** What the trade moves and costs in `currency`, at the rates of `today`. */
export function tradeIn(
  currency: CurrencyCode,
  input: {
    readonly recommendation: Recommendation;
    readonly file: Pick<ClientFile, 'securities' | 'prices'>;
    readonly today: CalendarDate;
    readonly rates: RateLookup;
  },
): Figure<TradeSums> {
  const { recommendation, file, today, rates } = input;
  const amount = tradeAmount(recommendation, file, today, rates);
  if (!amount.available) return amount;
  const inCurrency = (minorUnits: number) =>
    converted(minorUnits, recommendation.currency, currency, today, rates);
  return bothFigures(
    inCurrency(amount.value.amount),
    inCurrency(recommendation.cost ?? 0),
    (moved, cost) => ({ amount: moved.amount, cost: cost.amount }),
  );
}

/**
 * What the trade moves, positive, in the currency of the recommendation: its amount, or its quantity at
 * the last price of `day` of the security it names. Where it states both, the larger: nobody gets past a
 * limit by a small amount beside many units. Without a price the amount counts.
 */
function tradeAmount(
  recommendation: Recommendation,
  file: Pick<ClientFile, 'securities' | 'prices'>,
  day: CalendarDate,
  rates: RateLookup,
): Figure<Money> {
  const { amount, currency } = recommendation;
  const units = unitsWorth(recommendation, file, day, rates);
  if (amount === null) return units;
  return available(money(Math.max(amount, units.available ? units.value.amount : 0), currency));
}

function unitsWorth(
  { quantity, securityId, currency }: Recommendation,
  file: Pick<ClientFile, 'securities' | 'prices'>,
  day: CalendarDate,
  rates: RateLookup,
): Figure<Money> {
  if (quantity === null || !securityId) return unavailable('the amount is not stated');
  const security = file.securities.get(securityId)?.data;
  const point = priceAt(file.prices.get(securityId) ?? [], day);
  if (!security || !point) return unavailable('the amount is not stated, and no price is known');
  const priceCurrency: CurrencyCode = security.currency;
  const value = valueAtPrice(quantity, point.price, priceCurrency);
  return converted(value.amount, priceCurrency, currency, day, rates);
}
