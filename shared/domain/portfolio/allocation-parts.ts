import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { type CurrencyCode, type Money, money, type Quantity } from '#shared/lib/money.ts';
import type { Entry } from '../client/client-file.ts';
import { available, type Figure, mapFigure, unavailableBecause } from '../figure.ts';
import type { Account, AssetClass } from './account.ts';
import { accountPositions } from './account-positions.ts';
import { cashBalances } from './cash-balance.ts';
import { converted } from './exchange-rate.ts';
import type { PortfolioScope } from './portfolio-scope.ts';
import { valuedQuantity } from './valuation.ts';

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
  for (const [accountId, balance] of cashBalances(scope.accounts, scope.clientLedger, day)) {
    if (balance.amount === 0) continue;
    const value = inScope(scope, balance, day);
    if (!value.available) return value;
    const accountName = names.get(accountId) ?? '';
    parts.push(moneyPart(accountId, accountName, balance.currency, value.value));
  }
  // Quantities are enough: cost and lots would be made for nothing.
  const positionsOf = accountPositions(scope.clientLedger, day);
  for (const account of scope.accounts) {
    for (const [position, quantity] of positionsOf(account.id)) {
      if (position.tag === 'money') continue;
      const part = securityPart(scope, account, position.id, quantity as Quantity, day);
      if (!part.available) return part;
      parts.push(part.value);
    }
  }
  return available(parts);
}

function securityPart(
  scope: PortfolioScope,
  account: Entry<Account>,
  securityId: RecordId,
  quantity: Quantity,
  day: CalendarDate,
): Figure<AllocationPart> {
  const held = { securityId, quantity, currency: account.data.currency };
  const { name, value, priceCurrency, pricedOn } = valuedQuantity(scope, held, day);
  if (!value.available) return value;
  const security = scope.securities.get(securityId)?.data;
  return mapFigure(inScope(scope, value.value, day), (worth) => ({
    accountId: account.id,
    accountName: account.data.name,
    securityId,
    name,
    assetClass: security?.assetClass ?? 'other',
    currency: priceCurrency,
    sector: security?.sector ?? '',
    issuer: security?.issuer ?? '',
    country: security?.country ?? '',
    value: worth,
    pricedOn,
  }));
}

/** The sum of `parts` when it is positive, as only that can be divided. */
export function positiveTotal(
  parts: readonly AllocationPart[],
  currency: CurrencyCode,
): Figure<Money> {
  const total = parts.reduce((sum, { value }) => sum + value, 0);
  return total > 0
    ? available(money(total, currency))
    : unavailableBecause({ tag: 'noPositiveValue' });
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
