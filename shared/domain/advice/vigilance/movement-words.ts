import type { Transaction } from '../../portfolio/transaction.ts';
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

/** "Withdrawal", as a sentence about the movement begins. */
export function nameOf({ data }: Pick<Movement, 'data'>): string {
  return TYPE_WORDS[data.type] ?? data.type;
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
