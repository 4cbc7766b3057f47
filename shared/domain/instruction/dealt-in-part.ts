import type { Quantity } from '#shared/lib/money.ts';
import type { Transaction } from '../portfolio/transaction.ts';
import type { InstructionDetails } from './instruction-details.ts';

/**
 * The units, positive millionths, that `entries` dealt of a purchase or sale where they are fewer than it
 * orders: an order has one answer, so the rest has lapsed. `null` where all was dealt, where an amount
 * of money was ordered, and for what is no trade.
 */
export function dealtInPart(
  details: InstructionDetails,
  entries: readonly Pick<Transaction, 'quantity'>[],
): Quantity | null {
  if (details.type !== 'buy' && details.type !== 'sell') return null;
  const dealt = entries.reduce((sum, { quantity = 0 }) => sum + Math.abs(quantity), 0);
  return details.quantity !== null && dealt < details.quantity ? (dealt as Quantity) : null;
}
