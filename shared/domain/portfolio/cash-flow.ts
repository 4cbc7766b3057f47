import { addDays, type CalendarDate } from '#shared/lib/calendar-date.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { cashEffect, type LedgerEntry } from './ledger.ts';
import type { PortfolioScope } from './portfolio-scope.ts';
import type { TransactionType } from './transaction.ts';

/** How long the rows of a cash flow are. */
export type FlowStep = 'month' | 'quarter' | 'year';

/**
 * The money of a period in minor units: it opens with what was there the evening before, and all that
 * follows adds up to the closing amount. Outflows are negative.
 */
export interface CashFlowRow {
  /** "2026-11", "2026-Q4" or "2026". */
  readonly key: string;
  readonly opening: number;
  readonly deposits: number;
  readonly withdrawals: number;
  /** With other accounts and custodians, in and out. */
  readonly transfers: number;
  /** Dividends, interest and returned capital before tax and costs. */
  readonly income: number;
  readonly fees: number;
  /** Withheld from income or charged by itself. */
  readonly taxes: number;
  /** Sales and money from mergers less purchases, with the costs that are part of them. */
  readonly trades: number;
  readonly closing: number;
}

/** The flows of money in a currency, oldest first. */
export interface CashFlow {
  readonly currency: CurrencyCode;
  readonly rows: readonly CashFlowRow[];
}

type Part = Exclude<keyof CashFlowRow, 'key' | 'opening' | 'closing'>;

const PART_OF: Readonly<Partial<Record<TransactionType, Part>>> = {
  deposit: 'deposits',
  withdrawal: 'withdrawals',
  transferIn: 'transfers',
  transferOut: 'transfers',
  dividend: 'income',
  interest: 'income',
  returnOfCapital: 'income',
  fee: 'fees',
  tax: 'taxes',
};

/**
 * The flows of money of the scope's accounts from their first entry to `day`, by `step`. Only entries
 * in the scope's currency count, as in each account's balance.
 */
export function cashFlow(scope: PortfolioScope, day: CalendarDate, step: FlowStep): CashFlow {
  const entries = scope.ledger.filter(
    ({ data }) => data.date <= day && data.currency === scope.currency,
  );
  const first = entries[0]?.data.date;
  if (!first) return { currency: scope.currency, rows: [] };
  const rows: CashFlowRow[] = [];
  let opening = 0;
  let next = 0;
  for (const key of keysBetween(first, day, step)) {
    const sums = emptyRow(key, opening);
    for (let entry = entries[next]; entry && keyOf(entry.data.date, step) === key; ) {
      count(sums, entry);
      next += 1;
      entry = entries[next];
    }
    opening = sums.closing;
    rows.push(sums);
  }
  return { currency: scope.currency, rows };
}

type Sums = { -readonly [Name in keyof CashFlowRow]: CashFlowRow[Name] };

function emptyRow(key: string, opening: number): Sums {
  const none = {
    deposits: 0,
    withdrawals: 0,
    transfers: 0,
    income: 0,
    fees: 0,
    taxes: 0,
    trades: 0,
  };
  return { key, opening, ...none, closing: opening };
}

function count(sums: Sums, { data }: LedgerEntry): void {
  const amount = cashEffect(data);
  const part = PART_OF[data.type] ?? 'trades';
  sums.closing += amount;
  if (part === 'income') {
    const [tax, fee] = [data.tax ?? 0, data.fee ?? 0];
    sums.income += amount + tax + fee;
    sums.taxes -= tax;
    sums.fees -= fee;
  } else sums[part] += amount;
}

function keyOf(day: CalendarDate, step: FlowStep): string {
  const [year, month] = [day.slice(0, 4), Number(day.slice(5, 7))];
  if (step === 'year') return year;
  return step === 'month' ? day.slice(0, 7) : `${year}-Q${Math.ceil(month / 3)}`;
}

/** Every period that the days from `from` to `to` touch, also those in which nothing happened. */
function keysBetween(from: CalendarDate, to: CalendarDate, step: FlowStep): readonly string[] {
  const keys = new Set<string>();
  for (let day = from; day <= to; day = firstOfNextMonth(day)) keys.add(keyOf(day, step));
  return [...keys];
}

function firstOfNextMonth(day: CalendarDate): CalendarDate {
  const late = addDays(`${day.slice(0, 7)}-28` as CalendarDate, 4);
  return `${late.slice(0, 7)}-01` as CalendarDate;
}
