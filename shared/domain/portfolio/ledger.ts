import { Answers } from '#shared/lib/answers.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { Entry } from '../client/client-file.ts';
import type { Transaction } from './transaction.ts';

/** A transaction with its id. */
export type LedgerEntry = Entry<Transaction>;

/*
 * Within a day the ledger has no time. The order below lets what arrives arrive before it leaves: a
 * transfer between two accounts leaves one before it reaches the other, and both lie between the
 * day's purchases and its sales.
 *
 * Securities that go to an own account and come back on one day are not followed: the way back stands
 * before the way there has arrived, and is refused where the other account had none before. Entries say
 * no time and their ids no order, and where both accounts had lots it depends on the order which of them
 * came back: a rule would guess. Written for the next day, the way back keeps every lot.
 */
function rankWithinDay(transaction: Transaction): number {
  switch (transaction.type) {
    case 'split':
    case 'merger':
    case 'spinOff':
      return 0;
    case 'transferOut':
      return 2;
    case 'transferIn':
      return transaction.transferAccountId ? 3 : 1;
    case 'returnOfCapital':
      return 4;
    case 'sell':
      return 5;
    default:
      return 1;
  }
}

function compare(a: LedgerEntry, b: LedgerEntry): number {
  if (a.data.date < b.data.date) return -1;
  if (a.data.date > b.data.date) return 1;
  return rankWithinDay(a.data) - rankWithinDay(b.data);
}

/** The entries by day and, within a day, in the order in which figures count them. */
export function sortedLedger(entries: readonly LedgerEntry[]): readonly LedgerEntry[] {
  const sorted = ordered.about(entries, null, () => inOrder(entries));
  // Whoever has the sorted ones may ask again.
  return ordered.about(sorted, null, () => sorted);
}

const ordered = new Answers<null, readonly LedgerEntry[]>(() => true);

function inOrder(entries: readonly LedgerEntry[]): readonly LedgerEntry[] {
  for (let index = 1; index < entries.length; index += 1) {
    const before = entries[index - 1];
    const entry = entries[index];
    if (before && entry && compare(before, entry) > 0) return entries.toSorted(compare);
  }
  return entries;
}

/** Whether the entry moves securities rather than money between accounts. */
export function isSecurityTransfer(transaction: Pick<Transaction, 'type' | 'securityId'>): boolean {
  return (
    (transaction.type === 'transferIn' || transaction.type === 'transferOut') &&
    Boolean(transaction.securityId)
  );
}

/**
 * What the entry does to the money in its account, in minor units. Securities that are transferred
 * move no money, and a sales account holds none: its amounts are revenue.
 */
export function cashEffect(transaction: Transaction): number {
  if (transaction.type === 'order' || transaction.type === 'return') return 0;
  return isSecurityTransfer(transaction) ? 0 : transaction.amount;
}

/** What the entry does to the quantity held of its security, in millionths. */
export function quantityEffect(transaction: Transaction): number {
  if (!transaction.securityId || transaction.quantity === undefined) return 0;
  switch (transaction.type) {
    case 'buy':
    case 'transferIn':
      return Math.abs(transaction.quantity);
    case 'sell':
    case 'transferOut':
    case 'merger':
      return -Math.abs(transaction.quantity);
    case 'split':
      return transaction.quantity;
    default:
      return 0;
  }
}

/** Whether units of one security lead to units of another. */
export function isReorganisation({ type }: Pick<Transaction, 'type'>): boolean {
  return type === 'merger' || type === 'spinOff';
}

/** What the entry adds to the quantity held of its `newSecurityId`, in millionths. */
export function newQuantityEffect(transaction: Transaction): number {
  const { newSecurityId, newQuantity = 0 } = transaction;
  return isReorganisation(transaction) && newSecurityId ? newQuantity : 0;
}

/** Whether money or securities cross the border of the accounts `within` (not between two of them). */
export function isExternalFlow(transaction: Transaction, within: ReadonlySet<RecordId>): boolean {
  switch (transaction.type) {
    case 'deposit':
    case 'withdrawal':
    case 'transferIn':
    case 'transferOut':
      return !(transaction.transferAccountId && within.has(transaction.transferAccountId));
    default:
      return false;
  }
}
