import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { type CurrencyCode, type Money, money } from '#shared/lib/money.ts';
import { available, type Figure, unavailable } from '../figure.ts';
import type { AssetClass } from './account.ts';
import { cashBalances } from './cash-balance.ts';
import { converted } from './exchange-rate.ts';
import type { PortfolioScope } from './portfolio-scope.ts';
import { valuedHoldings } from './valuation.ts';

/**
 * A holding or the money of an account with its value in the currency of the scope. What a portfolio
 * is divided into, by whatever it is divided, is made of these, so that every division adds up to the
 * same total.
 */
export interface AllocationPart {
  readonly accountId: RecordId;
  readonly accountName: string;
  /** `null` for the money of the account. */
  readonly securityId: RecordId | null;
  readonly name: string;
  readonly assetClass: AssetClass;
  /** Of the money, or in which the security is quoted. */
  readonly currency: CurrencyCode;
  readonly sector: string;
  readonly issuer: string;
  readonly country: string;
  /** Minor units of the scope's currency; what is owed is negative. */
  readonly value: number;
  readonly pricedOn: CalendarDate | null;
}

/** The parts of the scope's accounts at the end of `day`; the first price or rate that is missing. */
export function allocationParts(
  scope: PortfolioScope,
  day: CalendarDate,
): Figure<readonly AllocationPart[]> {
  const names = new Map(scope.accounts.map(({ id, data }) => [id, data.name]));
  const parts: AllocationPart[] = [];
  for (const [accountId, balance] of cashBalances(scope.accounts, scope.ledger, day)) {
    if (balance.amount === 0) continue;
    const value = inScope(scope, balance, day);
    if (!value.available) return value;
    const accountName = names.get(accountId) ?? '';
    parts.push(moneyPart(accountId, accountName, balance.currency, value.value));
  }
  for (const { holding, name, value, priceCurrency, pricedOn } of valuedHoldings(scope, day)) {
    if (!value.available) return value;
    const worth = inScope(scope, value.value, day);
    if (!worth.available) return worth;
    const security = scope.securities.get(holding.securityId)?.data;
    parts.push({
      accountId: holding.accountId,
      accountName: names.get(holding.accountId) ?? '',
      securityId: holding.securityId,
      name,
      assetClass: security?.assetClass ?? 'other',
      currency: priceCurrency,
      sector: security?.sector ?? '',
      issuer: security?.issuer ?? '',
      country: security?.country ?? '',
      value: worth.value,
      pricedOn,
    });
  }
  return available(parts);
}

/** The sum of `parts` when it is positive, as only that can be divided. */
export function positiveTotal(
  parts: readonly AllocationPart[],
  currency: CurrencyCode,
): Figure<Money> {
  const total = parts.reduce((sum, { value }) => sum + value, 0);
  return total > 0
    ? available(money(total, currency))
    : unavailable('there is no positive value to divide');
}

function inScope(scope: PortfolioScope, value: Money, day: CalendarDate): Figure<number> {
  const worth = converted(value.amount, value.currency, scope.currency, day, scope.rates);
  return worth.available ? available(worth.value.amount) : worth;
}

function moneyPart(
  accountId: RecordId,
  accountName: string,
  currency: CurrencyCode,
  value: number,
): AllocationPart {
  return {
    accountId,
    accountName,
    securityId: null,
    name: `Money in ${accountName}`,
    assetClass: 'cash',
    currency,
    ...{ sector: '', issuer: '', country: '', pricedOn: null },
    value,
  };
}
