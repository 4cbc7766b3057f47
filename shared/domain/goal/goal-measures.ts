import { assertNever } from '#shared/lib/assert.ts';
import type { CalendarDate, Instant } from '#shared/lib/calendar-date.ts';
import type { ClientFile, Entry } from '../client/client-file.ts';
import { available, type Figure, mapFigure, unavailable, unavailableBecause } from '../figure.ts';
import { isWithin, type Period } from '../period.ts';
import type { Account } from '../portfolio/account.ts';
import { converted, type RateLookup } from '../portfolio/exchange-rate.ts';
import {
  isHoldingAccount,
  type PortfolioScope,
  portfolioScope,
} from '../portfolio/portfolio-scope.ts';
import type { Transaction } from '../portfolio/transaction.ts';
import { valueOn } from '../portfolio/valuation.ts';
import type { AimOf, GoalAim, MoneyAim } from './goal.ts';

/** What goals are measured from. */
export interface GoalRecords {
  readonly file: ClientFile;
  /** Whether every transaction is there. */
  readonly isLedgerWhole: boolean;
  readonly rates?: RateLookup | undefined;
  /** The person's day of a moment, on either side of a change of clocks: meetings count on it. */
  readonly dayOf: (instant: Instant) => CalendarDate;
}

/** Aims whose number is the sum of what happened in a year. */
export type CountedAim = AimOf<'incomePerYear'> | AimOf<'costPerYear'> | AimOf<'timePerYear'>;

/** Something that counts towards an aim: minor units of its currency, minutes, or 1 for an order. */
export interface Occurrence {
  readonly date: CalendarDate;
  readonly amount: number;
}

const NOT_WHOLE = unavailable('not every transaction is on this device yet');

/**
 * What `aim` counts: a value at the end of the period's last day, or what came together within the
 * period: minor units of the aim's currency, minutes, orders or suppliers.
 */
export function measured(aim: GoalAim, period: Period, records: GoalRecords): Figure<number> {
  if (aim.type === 'sumByDate') {
    const { file, isLedgerWhole, rates } = records;
    if (!isLedgerWhole) return NOT_WHOLE;
    return mapFigure(valueOn(scopeOf(aim, file, rates), period.to), ({ amount }) => amount);
  }
  if (aim.type === 'suppliers') {
    const ordered = suppliersOrdered(period, records);
    return mapFigure(ordered, (orders) => new Set(orders.map(({ supplier }) => supplier)).size);
  }
  return mapFigure(occurrences(aim, period, records), (found) =>
    found.reduce((sum, { amount }) => sum + amount, 0),
  );
}

/** What counts towards `aim` within `period`; unavailable where the records begin within it. */
export function occurrences(
  aim: CountedAim,
  period: Period,
  { file, isLedgerWhole, rates, dayOf }: GoalRecords,
): Figure<readonly Occurrence[]> {
  if (aim.type === 'timePerYear' && aim.counts === 'meetingMinutes') {
    return meetingMinutes(file, period, dayOf);
  }
  if (!isLedgerWhole) return NOT_WHOLE;
  switch (aim.type) {
    case 'incomePerYear':
      return moneyIn(scopeOf(aim, file, rates), period, incomeOf);
    case 'costPerYear':
      return moneyIn(scopeOf(aim, file, rates), period, costOf);
    case 'timePerYear':
      return mapFigure(ordersIn(file, period), (orders) =>
        orders.map(({ date }) => ({ date, amount: 1 })),
      );
    default:
      return assertNever(aim);
  }
}

/** What `aim` counts, in words for the person who wants to check it. */
export function measureRule(aim: GoalAim): string {
  switch (aim.type) {
    case 'sumByDate':
      return 'Counted is the value of the accounts at the end of the day.';
    case 'incomePerYear':
      return 'Counted are dividends and interest of twelve months after tax withheld, each at the rate of its day.';
    case 'costPerYear':
      return 'Counted are fees of twelve months, charged by themselves or inside purchases, sales and payments.';
    case 'timePerYear':
      return aim.counts === 'meetingMinutes'
        ? 'Counted are the minutes of the finished meetings of twelve months.'
        : 'Counted are the orders of twelve months.';
    case 'suppliers':
      return 'Counted are the suppliers of the products ordered in twelve months.';
    default:
      return assertNever(aim);
  }
}

/** The accounts an aim over money speaks of, in its currency; at the file's rates unless others are given. */
export function scopeOf(
  aim: MoneyAim,
  file: ClientFile,
  rates: RateLookup | undefined,
): PortfolioScope {
  const named = new Set(aim.accountIds);
  const accounts = file.accounts.filter(({ id }) => named.size === 0 || named.has(id));
  return portfolioScope(file, aim.currency, { accounts, ...(rates ? { rates } : {}) });
}

const incomeOf = ({ type, amount }: Transaction): number =>
  type === 'dividend' || type === 'interest' ? amount : 0;

/** Fees charged by themselves, and those inside purchases, sales and payments. */
const costOf = ({ type, amount, fee }: Transaction): number =>
  type === 'fee' ? -amount : (fee ?? 0);

function moneyIn(
  scope: PortfolioScope,
  period: Period,
  part: (transaction: Transaction) => number,
): Figure<readonly Occurrence[]> {
  const short = beginsTooLate(scope.ledger[0]?.data.date, period);
  if (short) return short;
  const found: Occurrence[] = [];
  for (const { data } of scope.ledger) {
    const own = part(data);
    if (own === 0 || !isWithin(data.date, period)) continue;
    const amount = converted(own, data.currency, scope.currency, data.date, scope.rates);
    if (!amount.available) return amount;
    found.push({ date: data.date, amount: amount.value.amount });
  }
  return available(found);
}

/** Why a year cannot be measured of records that begin within it. */
function beginsTooLate(first: CalendarDate | undefined, period: Period) {
  if (!first) return unavailableBecause({ tag: 'nothingRecordedAtAll' });
  if (first <= period.from) return null;
  return unavailableBecause({ tag: 'recordTooShort', beginsOn: first });
}

function salesAccounts(file: ClientFile): readonly Entry<Account>[] {
  return file.accounts.filter((account) => !isHoldingAccount(account));
}

function ordersIn(file: ClientFile, period: Period): Figure<readonly Transaction[]> {
  const accounts = new Set(salesAccounts(file).map(({ id }) => id));
  if (accounts.size === 0) return unavailable('no sales account is recorded');
  const orders = file.transactions
    .filter(({ data }) => data.type === 'order' && accounts.has(data.accountId))
    .map(({ data }) => data);
  const first = orders.reduce<CalendarDate | undefined>(
    (earliest, { date }) => (earliest === undefined || date < earliest ? date : earliest),
    undefined,
  );
  return (
    beginsTooLate(first, period) ?? available(orders.filter(({ date }) => isWithin(date, period)))
  );
}

/** A supplier whose goods were ordered on a day; `name` as it is written there. */
export interface SupplierOrder {
  readonly date: CalendarDate;
  /** The same for every way to write its capitals. */
  readonly supplier: string;
  readonly name: string;
}

/** Whose goods were ordered within `period`; unavailable where a product says nothing of its supplier. */
export function suppliersOrdered(
  period: Period,
  { file, isLedgerWhole }: GoalRecords,
): Figure<readonly SupplierOrder[]> {
  if (!isLedgerWhole) return NOT_WHOLE;
  const orders = ordersIn(file, period);
  if (!orders.available) return orders;
  const unknown = new Set<string>();
  const found = orders.value.flatMap(({ date, lines }) =>
    (lines ?? []).flatMap(({ productId }): readonly SupplierOrder[] => {
      const name = file.products.get(productId)?.data.supplier.trim() ?? '';
      if (name !== '') return [{ date, supplier: name.toLowerCase(), name }];
      unknown.add(productId);
      return [];
    }),
  );
  return unknown.size > 0
    ? unavailable(`no supplier is recorded of ${unknown.size} of the products ordered`)
    : available(found);
}

function meetingMinutes(
  file: ClientFile,
  period: Period,
  dayOf: GoalRecords['dayOf'],
): Figure<readonly Occurrence[]> {
  const found = file.meetings
    .filter(({ data }) => data.status === 'finished')
    .map(({ data }) => ({
      date: dayOf(data.startsAt),
      amount: minutesOf(data),
    }));
  const first = found.reduce<CalendarDate | undefined>(
    (earliest, { date }) => (earliest === undefined || date < earliest ? date : earliest),
    undefined,
  );
  if (first === undefined) return unavailable('no meeting is recorded');
  const short = beginsTooLate(first, period);
  if (short) return short;
  return available(found.filter(({ date }) => isWithin(date, period)));
}

/** How long a meeting took, or was to take where that was not clocked. */
function minutesOf(meeting: ClientFile['meetings'][number]['data']): number {
  const { startedAt, finishedAt, durationInMinutes } = meeting;
  if (!startedAt || !finishedAt) return durationInMinutes;
  const minutes = Math.round((Date.parse(finishedAt) - Date.parse(startedAt)) / 60_000);
  return minutes > 0 ? minutes : durationInMinutes;
}
