import { Answers } from '#shared/lib/answers.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { Quantity } from '#shared/lib/money.ts';
import { valueAtPrice } from '#shared/lib/money.ts';
import {
  available,
  type Figure,
  type Unavailable,
  unavailable,
  unavailableBecause,
} from '../figure.ts';
import type { Period } from '../period.ts';
import { plainWording } from '../wording.ts';
import { converted } from './exchange-rate.ts';
import { isExternalFlow, isSecurityTransfer } from './ledger.ts';
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
  return flowsByDay(scope, period, ({ isFee }) => !isFee);
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
  return flowsByDay(scope, period, () => true);
}

/** Fees charged in `period` as entries of their own, by day, as what went out. */
export function feesIn(scope: PortfolioScope, period: Period): Figure<readonly DailyFlow[]> {
  return flowsByDay(scope, period, ({ isFee }) => isFee);
}

function flowsByDay(
  scope: PortfolioScope,
  period: Period,
  isWanted: (flow: BorderFlow) => boolean,
): Figure<readonly DailyFlow[]> {
  const flows: { date: CalendarDate; inflow: number; outflow: number }[] = [];
  for (const flow of borderFlows(scope)) {
    const { date, amount } = flow;
    if (date < period.from || !isWanted(flow)) continue;
    if (date > period.to) break;
    if (!amount.available) return amount;
    let day = flows.at(-1);
    if (day?.date !== date) {
      day = { date, inflow: 0, outflow: 0 };
      flows.push(day);
    }
    if (amount.value >= 0) day.inflow += amount.value;
    else day.outflow -= amount.value;
  }
  return available(flows);
}

/** What crossed the border on a day, and the fees of it; or why that is not known. */
export interface BorderDay {
  readonly date: CalendarDate;
  readonly inflow: number;
  readonly outflow: number;
  /** Fees charged as entries of their own, and those given back, as positive minor units. */
  readonly charged: number;
  readonly refunded: number;
  readonly missing: Unavailable | null;
}

/** Every day up to `to` with a flow or a fee, oldest first: one without a value spoils no other day. */
export function borderDays(scope: PortfolioScope, to: CalendarDate): readonly BorderDay[] {
  const days: Writable<BorderDay>[] = [];
  for (const { date, isFee, amount } of borderFlows(scope)) {
    if (date > to) break;
    let day = days.at(-1);
    if (day?.date !== date) {
      day = { date, inflow: 0, outflow: 0, charged: 0, refunded: 0, missing: null };
      days.push(day);
    }
    if (!amount.available) day.missing ??= amount;
    else if (amount.value >= 0) day[isFee ? 'refunded' : 'inflow'] += amount.value;
    else day[isFee ? 'charged' : 'outflow'] -= amount.value;
  }
  return days;
}

type Writable<Value> = { -readonly [Key in keyof Value]: Value[Key] };

/* An entry that crossed the border, or a fee, which does when it is not counted as a cost. */
interface BorderFlow {
  readonly date: CalendarDate;
  readonly isFee: boolean;
  readonly amount: Figure<number>;
}

const border = new Answers<null, readonly BorderFlow[]>(() => true);

/** The few entries that are flows, so that every period need not look at all others again. */
function borderFlows(scope: PortfolioScope): readonly BorderFlow[] {
  return border.about(scope, null, () => {
    const flows: BorderFlow[] = [];
    for (const { data } of scope.ledger) {
      const isFee = data.type === 'fee';
      if (!isFee && !isExternalFlow(data, scope.accountIds)) continue;
      flows.push({ date: data.date, isFee, amount: flowAmount(scope, data) });
    }
    return flows;
  });
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
    const date = plainWording.date(transaction.date);
    return unavailable(`no price of ${name} for its transfer on ${date}`);
  }
  return unavailableBecause({
    tag: 'priceMissing',
    securityId: transaction.securityId,
    security: name,
    date: transaction.date,
    lastPriceOn: null,
  });
}
