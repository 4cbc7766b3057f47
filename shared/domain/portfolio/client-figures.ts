import type { CurrencyCode, Money } from '#shared/lib/money.ts';
import { money } from '#shared/lib/money.ts';
import type { ClientFile, Entry } from '../client/client-file.ts';
import { type Figure, mapFigure, type Unavailable, unavailableBecause } from '../figure.ts';
import { coveredSince, type Period } from '../period.ts';
import type { Wording } from '../wording.ts';
import type { Account } from './account.ts';
import { type Benchmark, type BenchmarkReturn, benchmarkOf, benchmarkReturn } from './benchmark.ts';
import { cashBalances } from './cash-balance.ts';
import type { RateLookup } from './exchange-rate.ts';
import { rateLookup } from './exchange-rates.ts';
import type { RefusedEntry } from './holding.ts';
import type { TimeWeightedReturn } from './performance.ts';
import { type MoneyWeightedReturn, portfolioPerformance } from './portfolio-performance.ts';
import { isHoldingAccount, type PortfolioScope, portfolioScope } from './portfolio-scope.ts';
import { refusedWords } from './refused-words.ts';
import { type SalesFigures, salesFigures } from './sales-figures.ts';

/** The parts of a client file that the figures need. */
export type FiguresRecords = Pick<
  ClientFile,
  'client' | 'accounts' | 'transactions' | 'securities' | 'prices' | 'exchangeRates'
>;

/** Value, flow, gain and returns of accounts in one currency. */
export interface PortfolioFigures {
  readonly currency: CurrencyCode;
  /** The days that value, flow and gain speak of: from the first entry on when it lies within those asked for. */
  readonly covered: Period;
  /** The days of the time-weighted return and the benchmark: from when capital came, when that was later. */
  readonly invested: Period;
  readonly value: Figure<Money>;
  readonly startValue: Figure<Money>;
  readonly netFlow: Figure<Money>;
  readonly gain: Figure<Money>;
  readonly timeWeighted: Figure<TimeWeightedReturn>;
  readonly moneyWeighted: Figure<MoneyWeightedReturn>;
  readonly benchmark: Figure<BenchmarkReturn>;
}

/** The figures of a client for a period. */
export interface ClientFigures {
  readonly period: Period;
  /** Of all investment, cash, credit and loan accounts; `null` when the client has none. */
  readonly portfolio: PortfolioFigures | null;
  /** The same for each currency, when the accounts have more than one. */
  readonly portfolioByCurrency: readonly PortfolioFigures[];
  /** Of all sales accounts; `null` when the client has none. */
  readonly sales: SalesFigures | null;
  readonly salesByCurrency: readonly SalesFigures[];
  /** What in the records makes the figures doubtful. */
  readonly warnings: readonly FiguresWarning[];
}

/** What makes figures doubtful: an entry that is left out, or an account that spent what it had not. */
export type FiguresWarning =
  | {
      readonly tag: 'refused';
      readonly entry: RefusedEntry;
      /** Name of its security; `null` when that is not in the book. */
      readonly security: string | null;
    }
  | { readonly tag: 'overdrawn'; readonly account: string };

/** `warning` as an English clause, with days and quantities as `wording` has them. */
export function warningText(
  warning: FiguresWarning,
  wording: Pick<Wording, 'date' | 'quantity'>,
): string {
  if (warning.tag === 'overdrawn') {
    return `the cash of ${warning.account} is negative: deposits may be missing`;
  }
  const refused = refusedWords(warning.entry, wording);
  return warning.security === null ? refused : `${warning.security}: ${refused}`;
}

/** The currencies of `accounts`, in order of appearance. */
export function currenciesOf(accounts: readonly Entry<Account>[]): readonly CurrencyCode[] {
  return [...new Set(accounts.map((account) => account.data.currency))];
}

/** The currency a client's figures are in: the one of all accounts, or else the reporting currency. */
export function figuresCurrency(
  accounts: readonly Entry<Account>[],
  reporting: CurrencyCode,
): CurrencyCode {
  const [only, ...others] = currenciesOf(accounts);
  return only && others.length === 0 ? only : reporting;
}

/**
 * The figures of a client for `period`. Accounts in several currencies are brought to the reporting
 * currency where `rates` knows how; without a rate the total is unavailable, and the figures of each
 * currency stand beside it. Nothing that is unknown is 0.
 */
export function clientFigures(
  records: FiguresRecords,
  period: Period,
  rates: RateLookup = rateLookup(records.exchangeRates),
): ClientFigures {
  const holding = records.accounts.filter(isHoldingAccount);
  const selling = records.accounts.filter((account) => !isHoldingAccount(account));
  const reporting = records.client.data.reportingCurrency;
  const scopes = holdingScopes(records, holding, rates);
  const byCurrency = scopes.map((scope) =>
    portfolioFigures(scope, period, records.client.data.benchmark),
  );
  const salesByCurrency = currenciesOf(selling).map((currency) =>
    salesFigures(selling, records.transactions, currency, period),
  );
  return {
    period,
    portfolio:
      byCurrency.length > 1
        ? wholeFigures(records, holding, period, rates)
        : (byCurrency[0] ?? null),
    portfolioByCurrency: byCurrency.length > 1 ? byCurrency : [],
    sales:
      salesByCurrency.find((figures) => figures.currency === reporting) ??
      salesByCurrency[0] ??
      null,
    salesByCurrency: salesByCurrency.length > 1 ? salesByCurrency : [],
    warnings: scopes.flatMap((scope) => warningsOf(scope, period)),
  };
}

function wholeFigures(
  records: FiguresRecords,
  accounts: readonly Entry<Account>[],
  period: Period,
  rates: RateLookup,
): PortfolioFigures {
  const currency = records.client.data.reportingCurrency;
  const scope = portfolioScope(records, currency, { accounts, rates });
  return portfolioFigures(scope, period, records.client.data.benchmark);
}

function holdingScopes(
  records: FiguresRecords,
  accounts: readonly Entry<Account>[],
  rates: RateLookup,
): readonly PortfolioScope[] {
  return currenciesOf(accounts).map((currency) =>
    portfolioScope(records, currency, {
      accounts: accounts.filter((account) => account.data.currency === currency),
      rates,
    }),
  );
}

/** The figures of the accounts of `scope` for `period`, beside the benchmark `chosen` for the client. */
export function portfolioFigures(
  scope: PortfolioScope,
  period: Period,
  chosen?: Benchmark,
): PortfolioFigures {
  const first = scope.ledger[0]?.data.date;
  if (!first)
    return withoutRecords(scope, period, unavailableBecause({ tag: 'nothingRecordedAtAll' }));
  if (first > period.to) {
    const none = unavailableBecause({ tag: 'nothingRecorded', until: period.to });
    return withoutRecords(scope, period, none);
  }
  const performance = portfolioPerformance(scope, period);
  const covered = coveredSince(period, first);
  const { timeWeighted } = performance;
  const invested = timeWeighted.available
    ? coveredSince(covered, timeWeighted.value.since)
    : covered;
  const benchmark = benchmarkOf(scope, chosen);
  const inMoney = (figure: Figure<number>): Figure<Money> =>
    mapFigure(figure, (amount) => money(amount, scope.currency));
  return {
    currency: scope.currency,
    covered,
    invested,
    value: inMoney(performance.endValue),
    startValue: inMoney(performance.startValue),
    netFlow: inMoney(performance.netFlow),
    gain: inMoney(performance.gain),
    timeWeighted,
    moneyWeighted: performance.moneyWeighted,
    benchmark: benchmark.available ? benchmarkReturn(scope, benchmark.value, invested) : benchmark,
  };
}

function withoutRecords(
  scope: PortfolioScope,
  period: Period,
  none: Unavailable,
): PortfolioFigures {
  return {
    currency: scope.currency,
    covered: period,
    invested: period,
    value: none,
    startValue: none,
    netFlow: none,
    gain: none,
    timeWeighted: none,
    moneyWeighted: none,
    benchmark: none,
  };
}

function warningsOf(scope: PortfolioScope, period: Period): readonly FiguresWarning[] {
  const balances = cashBalances(scope.accounts, scope.ledger, period.to);
  const overdrawn = scope.accounts
    .filter(
      ({ id, data }) => data.accountType === 'investment' && (balances.get(id)?.amount ?? 0) < 0,
    )
    .map(({ data }) => ({ tag: 'overdrawn', account: data.name }) as const);
  const refused = scope.refused.map((entry) => {
    const security = scope.securities.get(entry.securityId)?.data.name ?? null;
    return { tag: 'refused', entry, security } as const;
  });
  return [...refused, ...overdrawn];
}
