import {
  saysMeans,
  type Transaction,
  type TransactionType,
} from '#shared/domain/portfolio/transaction.ts';
import { type LoadedRecord, loadedRecord } from '../loaded-record.ts';
import { CZK, type IdMaker } from './berka-ids.ts';
import { paymentMeans, purposeNames } from './codes.ts';
import type { LedgerRow } from './rows.ts';

/** Payments to and from other banks are flows across the client's border, so no transfers. */
function typeOf(row: LedgerRow): TransactionType {
  if (row.purpose === 'interest' || row.purpose === 'sanctionInterest') return 'interest';
  if (row.purpose === 'statement') return 'fee';
  return row.amount < 0 ? 'withdrawal' : 'deposit';
}

function descriptionOf(row: LedgerRow): string {
  const purpose = row.purpose ? purposeNames[row.purpose] : '';
  return [purpose, row.operation].filter((part) => part !== '').join(', ');
}

/** Interest and fees are entered by the bank: how they were moved says nothing of the client. */
function meansOf(
  row: LedgerRow,
  type: TransactionType,
): Partial<Pick<Transaction, 'paymentMeans'>> {
  const means = saysMeans(type) ? paymentMeans[row.operation] : undefined;
  return means ? { paymentMeans: means } : {};
}

/** "Bank YZ, account 87144583" for a payment between banks. */
function counterpartyOf(row: LedgerRow): string {
  const parts = [
    row.bank === '' ? '' : `Bank ${row.bank}`,
    row.account === '' || row.account === '0' ? '' : `account ${row.account}`,
  ];
  return parts.filter((part) => part !== '').join(', ');
}

/**
 * The transaction of a row. `ledgerOrder` (its place in the account's ledger, from 1) and
 * `recordedBalance` (the bank's own, in minor units) are fields of this set's own.
 */
export function transactionRecord(
  row: LedgerRow,
  clientKey: string,
  ledgerOrder: number,
  ids: IdMaker,
): LoadedRecord {
  const type = typeOf(row);
  return loadedRecord('transaction', ids('transaction', String(row.id)), {
    clientId: ids('client', clientKey),
    accountId: ids('account', String(row.accountId)),
    type,
    date: row.date,
    amount: row.amount,
    currency: CZK,
    description: descriptionOf(row),
    counterparty: counterpartyOf(row),
    ...meansOf(row, type),
    externalId: String(row.id),
    ledgerOrder,
    recordedBalance: row.recordedBalance,
  });
}
