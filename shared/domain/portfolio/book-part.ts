import {
  addDays,
  type CalendarDate,
  dayFromNumber,
  dayNumber,
  daysBetween,
} from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import type { ClientFile, Entry } from '../client/client-file.ts';
import type { Unavailable } from '../figure.ts';
import type { Period } from '../period.ts';
import type { Account } from './account.ts';
import { currenciesOf } from './client-figures.ts';
import { type DailySeries, emptySeries } from './daily-series.ts';
import { converted } from './exchange-rate.ts';
import { rateLookup } from './exchange-rates.ts';
import { borderDays } from './external-flows.ts';
import { type PackedSeries, packSeries } from './packed-series.ts';
import { type PortfolioScope, portfolioScope } from './portfolio-scope.ts';
import { startSweep } from './position-sweep.ts';

/** Which accounts of a book are one portfolio: those in a currency, or all of them, in a currency. */
export interface BookScope {
  readonly currency: CurrencyCode;
  /** All accounts, at the rate of each day. */
  readonly isWhole: boolean;
}

/** What a client paid on a day, in minor units of the scope's currency. */
export interface PaidDay {
  readonly date: CalendarDate;
  /** Fees charged as entries of their own. */
  readonly fees: number;
  /** Orders less returns. */
  readonly sales: number;
}

/** A fee, an order or a return that has no amount in the scope's currency: it is in no `PaidDay`. */
export interface NotConverted {
  readonly date: CalendarDate;
  readonly why: Unavailable;
}

/** Days without a value, as a price or rate is missing: the client counts with nothing on them. */
export interface Gap extends Period {
  readonly why: Unavailable;
}

/** What a client adds to its book in one scope. */
export interface BookPart {
  readonly clientId: RecordId;
  readonly scope: BookScope;
  readonly series: DailySeries;
  readonly paid: readonly PaidDay[];
  readonly notConverted: readonly NotConverted[];
  readonly gaps: readonly Gap[];
}

/** The same with its days in little memory, as a book keeps them of each client. */
export type PackedPart = Omit<BookPart, 'series'> & { readonly packed: PackedSeries };

/** `part` as it is kept. */
export function packPart({ series, ...part }: BookPart): PackedPart {
  return { ...part, packed: packSeries(series) };
}

/**
 * What the client of `file` adds to its book up to `today`, by currency of its accounts; and all of
 * them in the currency `whole`, when that is asked for.
 */
export function bookParts(
  file: ClientFile,
  today: CalendarDate,
  whole: CurrencyCode | null = null,
): readonly BookPart[] {
  const partOf = (scope: BookScope, accounts: readonly Entry<Account>[]): BookPart => ({
    clientId: file.client.id,
    scope,
    ...daysOf(portfolioScope(file, scope.currency, { accounts }), today),
    ...paidDays(file, scope.currency, accounts, today),
  });
  const currencies = currenciesOf(file.accounts);
  const parts = currencies.map((currency) =>
    partOf(
      { currency, isWhole: false },
      file.accounts.filter(({ data }) => data.currency === currency),
    ),
  );
  const [first, ...others] = parts;
  if (!whole || !first) return parts;
  const scope: BookScope = { currency: whole, isWhole: true };
  // With accounts in that currency only it is the same, and is not computed twice.
  const isSame = others.length === 0 && first.scope.currency === whole;
  return [...parts, isSame ? { ...first, scope } : partOf(scope, file.accounts)];
}

/**
 * Walks the days once. On a day without a value, or with a flow that has none, the client has left the
 * book, with what it was worth the evening before as outflow; on the day on which it has a value again
 * it comes as inflow. Such days earn nothing, rather than to make the whole book's return unknown or
 * wrong.
 */
function daysOf(scope: PortfolioScope, today: CalendarDate): Pick<BookPart, 'series' | 'gaps'> {
  const first = scope.ledger[0]?.data.date;
  if (!first || first > today) return { series: emptySeries(today, today), gaps: [] };
  const series = emptySeries(addDays(first, -1), today);
  const gaps: Gap[] = [];
  const start = dayNumber(series.opensOn);
  const sweep = startSweep(scope);
  const border = borderDays(scope, today);
  let isThere = true;
  let next = 0;
  for (let index = 1; index < series.values.length; index += 1) {
    const day = dayFromNumber(start + index);
    sweep.advanceTo(day);
    const value = sweep.value();
    const flow = border[next]?.date === day ? border[next] : undefined;
    if (flow) next += 1;
    const missing = value.available ? flow?.missing : value;
    if (missing) {
      if (isThere) series.outflows[index] = series.values[index - 1] ?? 0;
      isThere = false;
      addGapDay(gaps, day, missing);
      continue;
    }
    const worth = value.available ? value.value : 0;
    series.values[index] = worth;
    if (!isThere) series.inflows[index] = worth;
    else if (flow) {
      series.inflows[index] = flow.inflow;
      series.outflows[index] = flow.outflow;
      series.charges[index] = flow.charged;
      series.refunds[index] = flow.refunded;
    }
    isThere = true;
  }
  return { series, gaps };
}

/** Adds `day` to the last of `gaps`, or as one of its own; the first day's reason stands for all. */
function addGapDay(gaps: Gap[], day: CalendarDate, why: Unavailable): void {
  const last = gaps.at(-1);
  if (last && daysBetween(last.to, day) === 1) gaps[gaps.length - 1] = { ...last, to: day };
  else gaps.push({ from: day, to: day, why });
}

/** Sales accounts are among `accounts`; what cannot be converted on its day is told, not counted. */
function paidDays(
  file: ClientFile,
  currency: CurrencyCode,
  accounts: readonly Entry<Account>[],
  today: CalendarDate,
): Pick<BookPart, 'paid' | 'notConverted'> {
  const ids = new Set(accounts.map(({ id }) => id));
  const rates = rateLookup(file.exchangeRates);
  const paid: PaidDay[] = [];
  const notConverted: NotConverted[] = [];
  for (const { data } of file.transactions) {
    if (data.type !== 'fee' && data.type !== 'order' && data.type !== 'return') continue;
    if (!ids.has(data.accountId) || data.date > today) continue;
    const moved = converted(data.amount, data.currency, currency, data.date, rates);
    if (!moved.available) {
      notConverted.push({ date: data.date, why: moved });
      continue;
    }
    const { amount } = moved.value;
    paid.push(
      data.type === 'fee'
        ? { date: data.date, fees: -amount, sales: 0 }
        : { date: data.date, fees: 0, sales: amount },
    );
  }
  return { paid, notConverted };
}
