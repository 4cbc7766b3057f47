import { addDays, type CalendarDate } from '#shared/lib/calendar-date.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { isWithin, type Period } from '../period.ts';
import type { RealisedGain } from './holding.ts';
import { holdingsOf } from './holdings.ts';
import type { LedgerEntry } from './ledger.ts';
import { sumOrNull, type Term, termOf } from './lot-figures.ts';
import type { PortfolioRecords } from './portfolio-scope.ts';

/** When a tax year begins: on 1 January, or on 6 April (UK; gov.uk, "Self Assessment tax returns"). */
export type TaxCalendar = 'january' | 'april';

/** The tax year that begins in the calendar year `year`. */
export function taxYear(year: number, calendar: TaxCalendar): Period {
  const first = (of: number) =>
    `${String(of).padStart(4, '0')}-${calendar === 'april' ? '04-06' : '01-01'}` as CalendarDate;
  return { from: first(year), to: addDays(first(year + 1), -1) };
}

/** The calendar year in which the tax year of `day` begins. */
export function taxYearOf(day: CalendarDate, calendar: TaxCalendar): number {
  const year = Number(day.slice(0, 4));
  return day < taxYear(year, calendar).from ? year - 1 : year;
}

/** The tax years from the first entry of the ledger to `today`, the latest first. */
export function taxYears(
  transactions: readonly LedgerEntry[],
  calendar: TaxCalendar,
  today: CalendarDate,
): readonly number[] {
  const last = taxYearOf(today, calendar);
  let earliest = today;
  for (const { data } of transactions) if (data.date < earliest) earliest = data.date;
  const first = taxYearOf(earliest, calendar);
  return Array.from({ length: last - first + 1 }, (_, index) => last - index);
}

/**
 * A realised gain with its security's name and its term at the sale. `gain` is what is taxed:
 * proceeds less cost, and the part of a loss that is not deducted added back.
 */
export interface TaxGain extends RealisedGain {
  readonly name: string;
  readonly term: Term;
}

/** Sums of gains, in minor units; `null` when the cost of one of them is not known. */
export interface GainTotals {
  readonly proceeds: number;
  readonly cost: number | null;
  /** What of the losses is not deducted (wash sales), positive. */
  readonly disallowed: number;
  readonly gain: number | null;
}

/** Income of one kind in minor units: gross − withheld − fees = net, and net is the ledger's amount. */
export interface IncomeTotals {
  readonly type: 'dividend' | 'interest';
  readonly gross: number;
  readonly withheld: number;
  readonly fees: number;
  readonly net: number;
}

/** The figures of a tax year for the accounts in one currency. */
export interface TaxYearFigures {
  readonly period: Period;
  readonly currency: CurrencyCode;
  /** By day of sale. */
  readonly gains: readonly TaxGain[];
  readonly totals: GainTotals;
  readonly income: readonly IncomeTotals[];
  /** Fees charged by themselves; those inside a trade are already in its cost or proceeds. */
  readonly fees: number;
  readonly feesInTrades: number;
  /** Taxes charged by themselves, refunds taken off. */
  readonly taxes: number;
}

/**
 * The tax figures of the accounts in `currency` for `period`, as far as the ledger goes up to
 * `asOf`, in minor units. Accounts are read together, so that transfers between them bring their
 * days and cost; a purchase after the year's end may still be identified with a sale in it (UK), or
 * replace what was sold in it (US).
 * @param options.washSales whether losses are deferred by the rule of the US (see wash-sales.ts)
 */
export function taxYearFigures(
  records: PortfolioRecords,
  currency: CurrencyCode,
  period: Period,
  asOf: CalendarDate,
  options: { readonly washSales?: boolean } = {},
): TaxYearFigures {
  const { accounts, transactions, securities } = records;
  const { realisedGains, refused } = holdingsOf({
    accounts,
    transactions,
    until: asOf,
    ...options,
  });
  const gains = realisedGains
    .filter((gain) => gain.currency === currency && isWithin(gain.soldOn, period))
    .map((gain) => ({
      ...gain,
      gain: gain.gain === null ? null : gain.gain + gain.disallowed,
      name: securities.get(gain.securityId)?.data.name ?? 'Security that is not in the book',
      term: termOf(gain.heldFrom, gain.soldOn),
    }));
  const skipped = new Set(refused.map(({ transactionId }) => transactionId));
  const ids = new Set(
    accounts
      .filter(({ data }) => data.currency === currency && data.accountType !== 'sales')
      .map(({ id }) => id),
  );
  const counts = ({ id, data }: LedgerEntry) =>
    isWithin(data.date, period) && data.date <= asOf && ids.has(data.accountId) && !skipped.has(id);
  return {
    period,
    currency,
    gains,
    totals: gainTotals(gains),
    ...moneyTotals(transactions.filter(counts)),
  };
}

/** The sums of `gains`. */
export function gainTotals(gains: readonly TaxGain[]): GainTotals {
  return {
    proceeds: gains.reduce((sum, { proceeds }) => sum + proceeds, 0),
    cost: sumOrNull(gains.map(({ cost }) => cost)),
    disallowed: gains.reduce((sum, { disallowed }) => sum + disallowed, 0),
    gain: sumOrNull(gains.map(({ gain }) => gain)),
  };
}

type MoneyTotals = Pick<TaxYearFigures, 'income' | 'fees' | 'feesInTrades' | 'taxes'>;

function moneyTotals(entries: readonly LedgerEntry[]): MoneyTotals {
  const totals = { fees: 0, feesInTrades: 0, taxes: 0 };
  for (const { data } of entries) {
    if (data.type === 'fee') totals.fees -= data.amount;
    if (data.type === 'tax') totals.taxes -= data.amount;
    if (data.type === 'buy' || data.type === 'sell') totals.feesInTrades += data.fee ?? 0;
  }
  const income = (['dividend', 'interest'] as const).map((type) => incomeTotals(entries, type));
  return { ...totals, income: income.filter(({ gross, net }) => gross !== 0 || net !== 0) };
}

function incomeTotals(entries: readonly LedgerEntry[], type: IncomeTotals['type']): IncomeTotals {
  let [withheld, fees, net] = [0, 0, 0];
  for (const { data } of entries) {
    if (data.type !== type) continue;
    withheld += data.tax ?? 0;
    fees += data.fee ?? 0;
    net += data.amount;
  }
  return { type, gross: net + withheld + fees, withheld, fees, net };
}
