import { multiplyDivide } from '#shared/lib/decimal.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { uuidFromText } from '#shared/lib/identifiers.ts';
import type { Quantity } from '#shared/lib/money.ts';
import type { RealisedGain, RefusedEntry } from './holding.ts';
import { holdingsOf } from './holdings.ts';
import { type NamedLot, namedQuantity } from './named-lots.ts';
import type { PortfolioRecords } from './portfolio-scope.ts';
import type { Transaction } from './transaction.ts';

/** What a sale or transfer that is being written does to the ledger. */
export interface LotsOutcome {
  /** From what is named so far, with its part of the money; none when the ledger refuses it. */
  readonly gains: readonly RealisedGain[];
  /** Other entries that could not be counted any more, as they take the same units later. */
  readonly refused: readonly RefusedEntry[];
}

const UNRECORDED = uuidFromText('a sale that is being written') as RecordId;

/**
 * What `draft` comes to if it takes what is `named` and no more: of its amount the part that the
 * quantity named is of its own, rounded half to even.
 * @param id of the entry that is edited; `null` for a new one
 * @param washSales whether losses are deferred by the rule of the US
 */
export function lotsOutcome(
  { accounts, transactions }: Pick<PortfolioRecords, 'accounts' | 'transactions'>,
  id: RecordId | null,
  draft: Transaction,
  named: readonly NamedLot[],
  washSales: boolean,
): LotsOutcome {
  const quantity = namedQuantity(named);
  const whole = Math.abs(draft.quantity ?? 0);
  if (quantity === 0 || whole === 0) return { gains: [], refused: [] };
  const { acquiredOn: _, ...kept } = draft;
  const data: Transaction = {
    ...kept,
    quantity: -quantity as Quantity,
    amount: multiplyDivide(draft.amount, quantity, whole),
    namedLots: [...named],
  };
  const entry = { id: id ?? UNRECORDED, data, editedAt: null, editedBy: null };
  const standing = { accounts, transactions, washSales };
  const others = transactions.filter((each) => each.id !== id);
  const after = holdingsOf({ ...standing, transactions: [...others, entry] });
  const before = new Set(holdingsOf(standing).refused.map(({ transactionId }) => transactionId));
  return {
    gains: after.realisedGains.filter(({ transactionId }) => transactionId === entry.id),
    refused: after.refused.filter(
      ({ transactionId }) => transactionId !== entry.id && !before.has(transactionId),
    ),
  };
}
