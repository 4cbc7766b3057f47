import type { TransactionType } from './transaction.ts';

/** What entries of each type are called. */
export const TRANSACTION_NAMES: Readonly<Record<TransactionType, string>> = {
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
