import type { PaymentMeans, Transaction } from '../../portfolio/transaction.ts';
import type { Movement } from './movements.ts';

const TYPE_WORDS: Readonly<Partial<Record<Transaction['type'], string>>> = {
  deposit: 'Deposit',
  withdrawal: 'Withdrawal',
  buy: 'Purchase',
  sell: 'Sale',
  order: 'Order',
  return: 'Return',
  transferIn: 'Transfer in',
  transferOut: 'Transfer out',
};

/** Means of payment that are told with a payment's name; of others one thinks anyway. */
const MEANS_WORDS: Readonly<Partial<Record<PaymentMeans, string>>> = { cash: 'Cash', card: 'Card' };

/** How a payment was made, after its noun. */
export const MEANS_PHRASES: Readonly<Record<PaymentMeans, string>> = {
  cash: 'in cash',
  card: 'by card',
  transfer: 'by transfer',
};

/** "Withdrawal", or "Cash withdrawal" where that is said, as a sentence about the movement begins. */
export function nameOf({ data }: Pick<Movement, 'data'>): string {
  const name = TYPE_WORDS[data.type] ?? data.type;
  const means = data.paymentMeans && MEANS_WORDS[data.paymentMeans];
  return means ? `${means} ${name.toLowerCase()}` : name;
}

/** " to Acme Ltd" or " from …" where the entry names the other side, else nothing. */
export function otherSideOf({ data, direction }: Movement): string {
  if (!data.counterparty?.trim()) return '';
  return `${direction === 'in' ? ' from' : ' to'} ${data.counterparty.trim()}`;
}

/** The sum of the sizes, in minor units. */
export function sumOf(movements: readonly Movement[]): number {
  return movements.reduce((sum, { size }) => sum + size, 0);
}
