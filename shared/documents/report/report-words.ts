import type { Account } from '#shared/domain/portfolio/account.ts';

/* What things are called in a report. */

export const ACCOUNT_TYPES: Readonly<Record<Account['accountType'], string>> = {
  investment: 'Investment account',
  cash: 'Cash account',
  credit: 'Credit account',
  loan: 'Loan',
  sales: 'Sales account',
};

export const BASIS_METHODS: Readonly<Record<Account['costBasisMethod'], string>> = {
  fifo: 'first in, first out',
  lifo: 'last in, first out',
  average: 'average cost',
  pooledAverage: 'pooled average (UK, Section 104)',
  specificLot: 'specific lots, named at the sale',
  notApplicable: 'first in, first out, as no method is set',
};
