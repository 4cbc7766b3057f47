import type { Account, AssetClass } from '#shared/domain/portfolio/account.ts';
import {
  ASSET_CLASS_WORDS,
  assetClassInSentence,
} from '#shared/domain/portfolio/asset-class-words.ts';
import type { PeriodKey } from '#shared/domain/portfolio/period-performance.ts';
import type { TransactionType } from '#shared/domain/portfolio/transaction.ts';
import { TRANSACTION_NAMES } from '#shared/domain/portfolio/transaction-names.ts';
import type { PeriodNames } from '#shared/domain/reporting/report-period.ts';
import { ENGLISH_PERIODS } from '#shared/domain/reporting/report-period.ts';
import type { ReportSchedule } from '#shared/domain/reporting/report-schedule.ts';

const accountTypes: Readonly<Record<Account['accountType'], string>> = {
  investment: 'Investment account',
  cash: 'Cash account',
  credit: 'Credit account',
  loan: 'Loan',
  sales: 'Sales account',
};

const costBasisMethods: Readonly<Record<Account['costBasisMethod'], string>> = {
  fifo: 'first in, first out',
  lifo: 'last in, first out',
  average: 'average cost',
  pooledAverage: 'pooled average (UK, Section 104)',
  specificLot: 'specific lots, named at the sale',
  notApplicable: 'first in, first out, as no method is set',
};

const periods: Readonly<Record<PeriodKey, string>> = {
  own: 'This report',
  quarterToDate: 'Quarter to date',
  yearToDate: 'Year to date',
  oneYear: '1 year',
  threeYears: '3 years',
  fiveYears: '5 years',
  sinceInception: 'Since inception',
};

const reports: Readonly<Record<ReportSchedule['frequency'], string>> = {
  monthly: 'Monthly report',
  quarterly: 'Quarterly report',
  halfYearly: 'Half-yearly report',
  yearly: 'Yearly report',
};

const assetClasses: Readonly<Record<AssetClass, string>> = ASSET_CLASS_WORDS;
const transactions: Readonly<Record<TransactionType, string>> = TRANSACTION_NAMES;
const calendarPeriods: PeriodNames = ENGLISH_PERIODS;

/** What the things are called that documents speak of. */
export const names = {
  accountTypes,
  costBasisMethods,
  periods,
  reports,
  calendarPeriods,
  /** "Quarterly report, Q3 2026". */
  reportTitle: (report: string, period: string) => `${report}, ${period}`,
  /** Name of the file, without its ending. */
  reportFile: (client: string, period: string) => `Report ${client} ${period}`,
  assetClasses,
  assetClassInSentence: (assetClass: AssetClass): string => assetClassInSentence(assetClass),
  transactions,
  entryGroups: {
    inAndOut: 'Money and securities in and out',
    trades: 'Purchases and sales',
    income: 'Income',
    charges: 'Fees and taxes',
    reorganisations: 'Splits, mergers and spin-offs',
  },
  unknownSecurity: 'Security that is not in the book',
  unknownProduct: 'Product that is not in the book',
};
