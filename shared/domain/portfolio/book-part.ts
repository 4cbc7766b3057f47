import {
  addDays,
  type CalendarDate,
  dayFromNumber,
  dayNumber,
  daysBetween,
} from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import type { ClientFile } from '../client/client-file.ts';
import { isWithin, openingDay, type Period } from '../period.ts';
import { currenciesOf } from './client-figures.ts';
import { externalFlows } from './external-flows.ts';
import { type STANDARD_PERIODS, standardPeriod } from './period-performance.ts';
import { isHoldingAccount, type PortfolioScope, portfolioScope } from './portfolio-scope.ts';
import { startSweep } from './position-sweep.ts';

/** The periods of a book: its oldest days are those of the longest. */
export const BOOK_PERIODS = [
  'quarterToDate',
  'yearToDate',
  'oneYear',
  'threeYears',
  'fiveYears',
] as const satisfies readonly (typeof STANDARD_PERIODS)[number][];
export type BookPeriodKey = (typeof BOOK_PERIODS)[number];

/** The days of a period of a book that ends with `today`. */
export function bookPeriod(key: BookPeriodKey, today: CalendarDate): Period {
  return standardPeriod(key, today, null) ?? { from: today, to: today };
}

/** The days a book is counted by: from the evening on which the longest period opens to `today`. */
export function bookDays(today: CalendarDate): Period {
  return { from: openingDay(bookPeriod('fiveYears', today)), to: today };
}

/**
 * Values by evening and flows by day, in minor units of one currency; index 0 is the first of
 * `bookDays`. They are sums of integers and exact, as long as they stay below 2^53.
 */
export interface DailySeries {
  readonly values: Float64Array;
  readonly inflows: Float64Array;
  readonly outflows: Float64Array;
}

/** A series of nothing over the days of `bookDays(today)`. */
export function emptySeries(today: CalendarDate): DailySeries {
  const { from, to } = bookDays(today);
  const length = daysBetween(from, to) + 1;
  return {
    values: new Float64Array(length),
    inflows: new Float64Array(length),
    outflows: new Float64Array(length),
  };
}

/** Adds `part` to `sum`, which is changed: books are summed from thousands of clients. */
export function addSeries(sum: DailySeries, part: DailySeries): void {
  for (const key of ['values', 'inflows', 'outflows'] as const) {
    const [into, from] = [sum[key], part[key]];
    for (let index = 0; index < into.length; index += 1) {
      into[index] = (into[index] ?? 0) + (from[index] ?? 0);
    }
  }
}

/** What the firm was paid by a client in a period, in minor units. */
export interface Revenue {
  /** Fees charged as entries of their own. */
  readonly fees: number;
  /** Orders less returns. */
  readonly sales: number;
}

/** Days on which a client had no value, as a price or rate is missing, and so counts with nothing. */
export interface DaysLeftOut {
  readonly days: number;
  readonly reason: string;
}

/** What a client adds to its book in one currency. */
export interface BookPart {
  readonly clientId: RecordId;
  readonly currency: CurrencyCode;
  readonly series: DailySeries;
  readonly revenue: Readonly<Record<BookPeriodKey, Revenue>>;
  readonly leftOut: DaysLeftOut | null;
}

/** What the client of `file` adds to its book, by currency of its accounts. */
export function bookParts(file: ClientFile, today: CalendarDate): readonly BookPart[] {
  return currenciesOf(file.accounts).map((currency) => {
    const accounts = file.accounts.filter(
      (account) => isHoldingAccount(account) && account.data.currency === currency,
    );
    const scope = portfolioScope(file, currency, { accounts });
    return {
      clientId: file.client.id,
      currency,
      ...dailySeries(scope, today),
      revenue: revenueOf(file, currency, today),
    };
  });
}

/**
 * Walks the days once. On a day without a value the client has left the book, with what it was worth
 * the evening before as outflow; on the day on which it has a value again it comes as inflow. Such
 * days earn nothing, rather than to make the whole book's return unknown or wrong.
 */
function dailySeries(
  scope: PortfolioScope,
  today: CalendarDate,
): Pick<BookPart, 'series' | 'leftOut'> {
  const series = emptySeries(today);
  const { from, to } = bookDays(today);
  const first = scope.ledger[0]?.data.date;
  if (!first || first > to) return { series, leftOut: null };
  const flows = externalFlows(scope, { from: addDays(from, 1), to });
  const days = series.values.length;
  if (!flows.available) return { series, leftOut: { days, reason: flows.reason } };
  const start = dayNumber(from);
  const sweep = startSweep(scope);
  let [daysLeftOut, reason] = [0, ''];
  let isThere = true;
  let next = 0;
  for (let index = Math.max(0, dayNumber(first) - start); index < days; index += 1) {
    const day = dayFromNumber(start + index);
    sweep.advanceTo(day);
    const value = sweep.value();
    let [inflow, outflow] = [0, 0];
    for (let flow = flows.value[next]; flow && flow.date <= day; flow = flows.value[next]) {
      next += 1;
      inflow += flow.inflow;
      outflow += flow.outflow;
    }
    if (value.available) {
      series.values[index] = value.value;
      series.inflows[index] = isThere ? inflow : value.value;
      series.outflows[index] = isThere ? outflow : 0;
      isThere = true;
    } else {
      if (isThere) series.outflows[index] = series.values[index - 1] ?? 0;
      isThere = false;
      daysLeftOut += 1;
      reason ||= value.reason;
    }
  }
  return { series, leftOut: daysLeftOut > 0 ? { days: daysLeftOut, reason } : null };
}

function revenueOf(
  file: ClientFile,
  currency: CurrencyCode,
  today: CalendarDate,
): BookPart['revenue'] {
  const ids = new Set(
    file.accounts.filter(({ data }) => data.currency === currency).map(({ id }) => id),
  );
  const paid = file.transactions.filter(
    ({ data }) =>
      ids.has(data.accountId) &&
      (data.type === 'fee' || data.type === 'order' || data.type === 'return'),
  );
  const inPeriod = (key: BookPeriodKey): Revenue => {
    const period = bookPeriod(key, today);
    let [fees, sales] = [0, 0];
    for (const { data } of paid) {
      if (!isWithin(data.date, period)) continue;
      if (data.type === 'fee') fees -= data.amount;
      else sales += data.amount;
    }
    return { fees, sales };
  };
  return {
    quarterToDate: inPeriod('quarterToDate'),
    yearToDate: inPeriod('yearToDate'),
    oneYear: inPeriod('oneYear'),
    threeYears: inPeriod('threeYears'),
    fiveYears: inPeriod('fiveYears'),
  };
}
