import type { CurrencyCode, Money } from '#shared/lib/money.ts';
import { money } from '#shared/lib/money.ts';
import type { Entry } from '../client/client-file.ts';
import { available, type Figure, unavailableBecause } from '../figure.ts';
import { coveredSince, type Period } from '../period.ts';
import type { Account } from './account.ts';
import { type LedgerEntry, sortedLedger } from './ledger.ts';
import { salesIn, salesTotals, yearOnYear } from './sales.ts';

/** Sales of a client in one currency for a period. */
export interface SalesFigures {
  readonly currency: CurrencyCode;
  /** The days they speak of: from the first order on when it lies within those asked for. */
  readonly covered: Period;
  readonly revenue: Figure<Money>;
  /** What came back, as a positive amount. */
  readonly returns: Figure<Money>;
  readonly orderCount: Figure<number>;
  /** Against the same days a year before, as a fraction. */
  readonly yearOnYear: Figure<number>;
}

/** Sales of the accounts `selling` in `currency`; unavailable while no order is recorded. */
export function salesFigures(
  selling: readonly Entry<Account>[],
  transactions: readonly LedgerEntry[],
  currency: CurrencyCode,
  period: Period,
): SalesFigures {
  const ids = new Set(selling.map((account) => account.id));
  const ledger = sortedLedger(transactions).filter((entry) => ids.has(entry.data.accountId));
  const sales = salesIn(ledger, currency);
  const first = sales[0]?.data.date;
  if (!first || first > period.to) {
    const none = unavailableBecause({ tag: 'noOrder' });
    return {
      currency,
      covered: period,
      revenue: none,
      returns: none,
      orderCount: none,
      yearOnYear: none,
    };
  }
  const totals = salesTotals(sales, currency, period);
  return {
    currency,
    covered: coveredSince(period, first),
    revenue: available(money(totals.revenue, currency)),
    returns: available(money(totals.returns, currency)),
    orderCount: available(totals.orderCount),
    yearOnYear: yearOnYear(sales, currency, period),
  };
}
