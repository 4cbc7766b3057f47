import type { Account } from '#shared/domain/portfolio/account.ts';
import type { TransactionType } from '#shared/domain/portfolio/transaction.ts';

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

export const ENTRY_NAMES: Readonly<Record<TransactionType, string>> = {
  buy: 'Purchase',
  sell: 'Sale',
  dividend: 'Dividend',
  interest: 'Interest',
  fee: 'Fee',
  tax: 'Tax',
  deposit: 'Deposit',
  withdrawal: 'Withdrawal',
  transferIn: 'Transfer in',
  transferOut: 'Transfer out',
  split: 'Split',
  returnOfCapital: 'Return of capital',
  merger: 'Merger',
  spinOff: 'Spin-off',
  order: 'Order',
  return: 'Return',
};
