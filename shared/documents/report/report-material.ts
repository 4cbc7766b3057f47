import type { Entry } from '#shared/domain/client/client-file.ts';
import type { Figure } from '#shared/domain/figure.ts';
import { isWithin, type Period } from '#shared/domain/period.ts';
import type { Account } from '#shared/domain/portfolio/account.ts';
import { type Benchmark, benchmarkOf } from '#shared/domain/portfolio/benchmark.ts';
import { currenciesOf } from '#shared/domain/portfolio/client-figures.ts';
import { type LedgerEntry, sortedLedger } from '#shared/domain/portfolio/ledger.ts';
import {
  type PeriodPerformance,
  periodPerformance,
  standardPerformance,
} from '#shared/domain/portfolio/period-performance.ts';
import {
  isHoldingAccount,
  type PortfolioScope,
  portfolioScope,
} from '#shared/domain/portfolio/portfolio-scope.ts';
import { salesIn } from '#shared/domain/portfolio/sales.ts';
import { type Wording, wordingFor } from '#shared/domain/wording.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import type { Words } from '../words/english/english.ts';
import { wordsIn } from '../words/words.ts';
import { type Cells, cellsFor } from './report-cells.ts';
import type { ReportInput } from './report-input.ts';

/** The accounts that hold something, in one currency, with what several sections speak of. */
export interface HoldingMaterial {
  readonly currency: CurrencyCode;
  /** ", EUR" when the client has accounts in several currencies; nothing otherwise. */
  readonly suffix: string;
  readonly scope: PortfolioScope;
  readonly benchmark: Figure<Benchmark>;
  /** Of the period of the report, as far as figures go. */
  readonly ofPeriod: PeriodPerformance;
  /** Of the standard periods that end with it. */
  readonly standard: readonly PeriodPerformance[];
}

/** The sales accounts in one currency with their orders and returns, oldest first. */
export interface SalesMaterial {
  readonly currency: CurrencyCode;
  readonly suffix: string;
  readonly accounts: readonly Entry<Account>[];
  readonly sales: readonly LedgerEntry[];
}

/** What every part of a report may look at, computed once. */
export interface ReportMaterial extends ReportInput {
  readonly wording: Wording;
  readonly words: Words;
  readonly cells: Cells;
  /** The days of the report that have figures: from its first to `asOf`. */
  readonly covered: Period;
  readonly holdings: readonly HoldingMaterial[];
  readonly trade: readonly SalesMaterial[];
}

/** Computes what the parts of a report share. */
export function gatherMaterial(input: ReportInput): ReportMaterial {
  const { file, period, asOf } = input;
  const wording = wordingFor(input.locale);
  const covered = { from: period.from, to: asOf };
  // What came after the report's last day must not change it: it is prepared again and is the same.
  const until = sortedLedger(file.transactions).filter(({ data }) => data.date <= asOf);
  const known = { ...input, file: { ...file, transactions: until } };
  return {
    ...known,
    wording,
    words: wordsIn(input.language),
    cells: cellsFor(wording),
    covered,
    holdings: holdingMaterial(known, covered),
    trade: salesMaterial(known),
  };
}

function ordered(accounts: readonly Entry<Account>[], reporting: CurrencyCode) {
  return currenciesOf(accounts).toSorted(
    (first, second) => Number(second === reporting) - Number(first === reporting),
  );
}

function holdingMaterial(
  { file, asOf, rates }: ReportInput,
  covered: Period,
): readonly HoldingMaterial[] {
  const accounts = file.accounts.filter(isHoldingAccount);
  const currencies = ordered(accounts, file.client.data.reportingCurrency);
  return currencies.map((currency) => {
    const scope = portfolioScope(file, currency, {
      accounts: accounts.filter(({ data }) => data.currency === currency),
      ...(rates ? { rates } : {}),
    });
    const benchmark = benchmarkOf(scope, file.client.data.benchmark);
    return {
      currency,
      suffix: currencies.length > 1 ? `, ${currency}` : '',
      scope,
      benchmark,
      ofPeriod: periodPerformance(scope, 'own', covered, benchmark),
      standard: standardPerformance(scope, asOf, benchmark),
    };
  });
}

function salesMaterial({ file }: ReportInput): readonly SalesMaterial[] {
  const accounts = file.accounts.filter((account) => !isHoldingAccount(account));
  const currencies = ordered(accounts, file.client.data.reportingCurrency);
  return currencies.map((currency) => {
    const own = accounts.filter(({ data }) => data.currency === currency);
    const ids = new Set(own.map(({ id }) => id));
    const ledger = file.transactions.filter(({ data }) => ids.has(data.accountId));
    return {
      currency,
      suffix: currencies.length > 1 ? `, ${currency}` : '',
      accounts: own,
      sales: salesIn(ledger, currency),
    };
  });
}

/** The entries of `ledger` within the days the report covers. */
export function entriesOf(
  ledger: readonly LedgerEntry[],
  { covered }: ReportMaterial,
): readonly LedgerEntry[] {
  return ledger.filter(({ data }) => isWithin(data.date, covered));
}
