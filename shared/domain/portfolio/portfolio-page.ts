import { addMonths, type CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode, Money } from '#shared/lib/money.ts';
import type { ClientFile } from '../client/client-file.ts';
import type { Figure } from '../figure.ts';
import type { Account } from './account.ts';
import { aimedPortfolios } from './aimed-portfolios.ts';
import { type Allocation, allocationOn } from './allocation.ts';
import { converted } from './exchange-rate.ts';
import { type MethodOutcome, methodOutcome, type OpenLot, openLots } from './lot-figures.ts';
import { isHoldingAccount, type PortfolioScope, portfolioScope } from './portfolio-scope.ts';
import { calendarOf, countsWashSales, formIn, type TaxForm } from './tax-form.ts';
import { type TaxYearFigures, taxYear, taxYearFigures, taxYears } from './tax-year.ts';
import { type ValuedHolding, valuedHoldings, valueOn } from './valuation.ts';
import { type ValueHistory, valueHistory } from './value-history.ts';

/*
 * What the sections of a client's portfolio ask for, each as one question with a plain answer, so that
 * a worker can give it.
 */

/** Points of the chart of values. */
const POINTS = 180;

/** The value of each account that holds something, at the end of `day`, in its own currency. */
export function accountValues(
  file: ClientFile,
  { day }: { readonly day: CalendarDate },
): ReadonlyMap<RecordId, Figure<Money>> {
  return new Map(
    file.accounts.filter(isHoldingAccount).map((account) => {
      const scope = portfolioScope(file, account.data.currency, { accounts: [account] });
      return [account.id, valueOn(scope, day)];
    }),
  );
}

/** How the value of the accounts in one currency went, and how it is spread. */
export interface ValueCourse {
  readonly history: ValueHistory;
  /** Of the whole, or of each account by itself where accounts have targets of their own. */
  readonly allocations: readonly {
    readonly name: string;
    readonly allocation: Figure<Allocation>;
  }[];
}

/** The course of value over the last `years` and the allocation at the end of `day`. */
export function valueCourse(
  file: ClientFile,
  question: {
    readonly currency: CurrencyCode;
    readonly years: number;
    readonly day: CalendarDate;
  },
): ValueCourse {
  const { currency, years, day } = question;
  const accounts = file.accounts.filter(
    (account) => isHoldingAccount(account) && account.data.currency === currency,
  );
  const scope = portfolioScope(file, currency, { accounts });
  const period = { from: addMonths(day, -12 * years), to: day };
  return {
    history: valueHistory(scope, period, POINTS),
    allocations: allocationsOf(file, scope, day),
  };
}

/** Each portfolio that is divided by itself: those with targets, or else the whole. */
function allocationsOf(file: ClientFile, scope: PortfolioScope, day: CalendarDate) {
  const aimed = aimedPortfolios(file).filter(({ currency }) => currency === scope.currency);
  const [only, ...others] = aimed;
  if (!only) return [{ name: '', allocation: allocationOn(scope, day) }];
  if (others.length === 0 && scope.accounts.length === 1) {
    return [{ name: '', allocation: allocationOn(only.scope, day, only.aim) }];
  }
  return aimed.map(({ name, scope: own, aim }) => ({
    name,
    allocation: allocationOn(own, day, aim),
  }));
}

/**
 * What all accounts hold at the end of `day`, the largest in the reporting currency first; behind them
 * those without a rate, by their amounts, and last those without a value.
 */
export function holdingsBySize(
  file: ClientFile,
  { day }: { readonly day: CalendarDate },
): readonly ValuedHolding[] {
  const accounts = file.accounts.filter(isHoldingAccount);
  const scope = portfolioScope(file, file.client.data.reportingCurrency, { accounts });
  const sizeOf = ({ value }: ValuedHolding) => {
    if (!value.available) return { inScope: -1, amount: -1 };
    const { amount, currency } = value.value;
    const own = converted(amount, currency, scope.currency, day, scope.rates);
    return { inScope: own.available ? own.value.amount : -1, amount };
  };
  return valuedHoldings(scope, day)
    .map((holding) => ({ holding, size: sizeOf(holding) }))
    .toSorted((a, b) => b.size.inScope - a.size.inScope || b.size.amount - a.size.amount)
    .map(({ holding }) => holding);
}

/** The first open lots of all accounts, and how many there are. */
export interface LotsPage {
  readonly count: number;
  readonly lots: readonly OpenLot[];
}

/**
 * At most `most` open lots at the end of `day`, as the tax form counts them; those of accounts in a
 * currency that the form is not made for stand after the others, as the ledger has them.
 */
export function lotsPage(
  file: ClientFile,
  question: { readonly day: CalendarDate; readonly form: TaxForm; readonly most: number },
): LotsPage {
  const { day, form, most } = question;
  const underRule = new Set(
    file.accounts
      .filter(({ data: { currency } }) => countsWashSales(formIn(currency, form)))
      .map(({ id }) => id),
  );
  // All accounts are read either way: a lot may have come from one in another currency.
  const read = (washSales: boolean) =>
    openLots(file, day, { washSales }).filter(
      ({ accountId }) => underRule.has(accountId) === washSales,
    );
  const lots = underRule.size > 0 ? [...read(true), ...read(false)] : openLots(file, day);
  return { count: lots.length, lots: lots.slice(0, most) };
}

/** What the account's method and another one make of it, in this order; nothing is changed. */
export function methodOutcomes(
  file: ClientFile,
  question: {
    readonly accountId: RecordId;
    readonly methods: readonly Account['costBasisMethod'][];
    readonly day: CalendarDate;
  },
): readonly MethodOutcome[] {
  const { accountId, methods, day } = question;
  return methods.map((method) => methodOutcome(file, accountId, method, day));
}

/** A tax year in one currency, and the years there are to choose from. */
export interface TaxYearPage {
  readonly years: readonly number[];
  readonly year: number;
  readonly figures: TaxYearFigures;
}

/** The tax year that begins in `year`, the latest when the ledger has none such. */
export function taxYearPage(
  file: ClientFile,
  question: {
    readonly currency: CurrencyCode;
    readonly form: TaxForm;
    readonly year: number | null;
    readonly day: CalendarDate;
  },
): TaxYearPage {
  const { currency, day } = question;
  const form = formIn(currency, question.form);
  const calendar = calendarOf(form);
  const years = taxYears(file.transactions, calendar, day);
  const year = years.find((each) => each === question.year) ?? years[0] ?? 0;
  const options = { washSales: countsWashSales(form) };
  const figures = taxYearFigures(file, currency, taxYear(year, calendar), day, options);
  return { years, year, figures };
}
