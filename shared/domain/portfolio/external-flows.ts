import { Answers } from '#shared/lib/answers.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { Quantity } from '#shared/lib/money.ts';
import { valueAtPrice } from '#shared/lib/money.ts';
import { available, type Figure, mapFigure, unavailable, unavailableBecause } from '../figure.ts';
import type { Period } from '../period.ts';
import { converted } from './exchange-rate.ts';
import { firstFrom, isExternalFlow, isSecurityTransfer, type LedgerEntry } from './ledger.ts';
import type { PortfolioScope } from './portfolio-scope.ts';
import { priceAt } from './price-at.ts';
import type { Transaction } from './transaction.ts';

/** What came in and what went out on a day, both as positive minor units. */
export interface DailyFlow {
  readonly date: CalendarDate;
  readonly inflow: number;
  readonly outflow: number;
}

/**
 * Money and securities that crossed the border of the scope's accounts within `period`, by day, in
 * minor units of the scope's currency. Transfers between the accounts are none (domain.md section 4).
 * Transferred securities count at their amount, or else at that day's price, or else at their cost.
 */
export function externalFlows(scope: PortfolioScope, period: Period): Figure<readonly DailyFlow[]> {
  return flowsByDay(scope, period, (data) => isExternalFlow(data, scope.accountIds));
}

/**
 * The same, with the fees that were charged as entries of their own counted as money taken out: what
 * was earned before them. Fees inside a purchase or sale are costs of trading and stay in the result
 * (GIPS, "gross-of-fees": reduced by trading expenses only); so do taxes.
 */
export function flowsBeforeFees(
  scope: PortfolioScope,
  period: Period,
): Figure<readonly DailyFlow[]> {
  return flowsByDay(
    scope,
    period,
    (data) => data.type === 'fee' || isExternalFlow(data, scope.accountIds),
  );
}

/** Fees charged in `period` as entries of their own, positive, in minor units of the scope's currency. */
export function feesIn(scope: PortfolioScope, period: Period): Figure<number> {
  return mapFigure(
    flowsByDay(scope, period, (data) => data.type === 'fee'),
    (days) => days.reduce((sum, { inflow, outflow }) => sum + outflow - inflow, 0),
  );
}

function flowsByDay(
  scope: PortfolioScope,
  period: Period,
  isFlow: (transaction: Transaction) => boolean,
): Figure<readonly DailyFlow[]> {
  const flows: { date: CalendarDate; inflow: number; outflow: number }[] = [];
  const entries = borderEntries(scope.ledger);
  for (let index = firstFrom(entries, period.from); index < entries.length; index += 1) {
    const data = entries[index]?.data;
    if (!data || data.date > period.to) break;
    if (!isFlow(data)) continue;
    const flow = flowAmount(scope, data);
    if (!flow.available) return flow;
    let day = flows.at(-1);
    if (day?.date !== data.date) {
      day = { date: data.date, inflow: 0, outflow: 0 };
      flows.push(day);
    }
    if (flow.value >= 0) day.inflow += flow.value;
    else day.outflow -= flow.value;
  }
  return available(flows);
}

const BORDER_TYPES: ReadonlySet<Transaction['type']> = new Set([
  'deposit',
  'withdrawal',
  'transferIn',
  'transferOut',
  'fee',
]);

const border = new Answers<null, readonly LedgerEntry[]>(() => true);

/** The few entries that may be a flow, so that every period need not look at all others again. */
function borderEntries(ledger: readonly LedgerEntry[]): readonly LedgerEntry[] {
  return border.about(ledger, null, () => ledger.filter(({ data }) => BORDER_TYPES.has(data.type)));
}

/** What the entry brought into the scope's accounts, negative when it took it out. */
export function flowAmount(scope: PortfolioScope, transaction: Transaction): Figure<number> {
  const amount = isSecurityTransfer(transaction)
    ? transferredValue(scope, transaction)
    : available({ amount: transaction.amount, currency: transaction.currency });
  if (!amount.available) return amount;
  const { currency, rates } = scope;
  const { value } = amount;
  const flow = converted(value.amount, value.currency, currency, transaction.date, rates);
  return flow.available ? available(flow.value.amount) : flow;
}

function transferredValue(
  scope: PortfolioScope,
  transaction: Transaction,
): Figure<{ amount: number; currency: Transaction['currency'] }> {
  const sign = transaction.type === 'transferOut' ? -1 : 1;
  const { currency } = transaction;
  if (transaction.amount !== 0) {
    return available({ amount: sign * Math.abs(transaction.amount), currency });
  }
  const security = transaction.securityId
    ? scope.securities.get(transaction.securityId)
    : undefined;
  const series = transaction.securityId ? scope.prices.get(transaction.securityId) : undefined;
  const price = priceAt(series ?? [], transaction.date);
  if (security && price) {
    const quantity = Math.abs(transaction.quantity ?? 0) as Quantity;
    const value = valueAtPrice(quantity, price.price, security.data.currency);
    return available({ amount: sign * value.amount, currency: value.currency });
  }
  if (transaction.costBasis !== undefined) {
    return available({ amount: sign * transaction.costBasis, currency });
  }
  const name = security?.data.name ?? 'a security';
  if (!transaction.securityId) {
    return unavailable(`no price of ${name} for its transfer on ${transaction.date}`);
  }
  return unavailableBecause({
    tag: 'priceMissing',
    securityId: transaction.securityId,
    security: name,
    date: transaction.date,
    lastPriceOn: null,
  });
}
