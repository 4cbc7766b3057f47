import { addDays, type CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { AssetClass } from '../account.ts';
import type { Holding, Lot } from '../holding.ts';
import { termOf } from '../lot-figures.ts';
import type { CostBasisMethod } from '../lots.ts';
import { sharesByQuantity } from '../shares.ts';
import type { Quoted } from './market.ts';
import type { SaleReason } from './proposal.ts';

/** The days either side of a sale at a loss within which a purchase replaces what was sold. */
export const WASH_WINDOW = 30;

/** A lot that could be sold. */
export interface SaleBlock {
  readonly quantity: number;
  readonly value: number;
  readonly purchaseId: RecordId | null;
  readonly acquiredOn: CalendarDate | null;
  readonly reason: SaleReason;
  /** Gain as a part of the value; 0 when it is not known. */
  readonly gainShare: number;
  /** A loss that would not be deducted, as the security was bought within 30 days. */
  readonly isWashSale: boolean;
}

/** What an account holds of a security as blocks, in the order in which its method sells them. */
export interface SaleQueue {
  readonly accountId: RecordId;
  readonly quoted: Quoted;
  readonly assetClass: AssetClass;
  readonly held: number;
  /** Whether any lot can be chosen, or only the next one. */
  readonly isChosen: boolean;
  readonly blocks: readonly SaleBlock[];
}

/**
 * The blocks of `holding` on `day` at its price, in the order in which the account's cost-basis method
 * sells: the oldest first, the newest first for LIFO; where lots are specified, any of them.
 * @param others holdings of the same security in the client's other accounts
 */
export function saleQueue(
  holding: Holding,
  others: readonly Holding[],
  quoted: Quoted,
  method: CostBasisMethod,
  day: CalendarDate,
): SaleQueue {
  const lots = method === 'lifo' ? holding.lots.toReversed() : holding.lots;
  const values = sharesByQuantity(quoted.worth(holding.quantity), lots);
  const since = addDays(day, -WASH_WINDOW);
  const recent = [holding, ...others]
    .flatMap((each) => each.lots)
    .filter(({ acquiredOn }) => acquiredOn !== null && acquiredOn >= since);
  const isTaxLot = method !== 'pooledAverage';
  return {
    accountId: holding.accountId,
    quoted,
    assetClass: quoted.assetClass,
    held: holding.quantity,
    isChosen: method === 'specificLot',
    blocks: lots.map((lot, index) =>
      blockOf(lot, values[index] ?? 0, day, isTaxLot && hasReplacement(recent, lot)),
    ),
  };
}

function blockOf(lot: Lot, value: number, day: CalendarDate, isReplaced: boolean): SaleBlock {
  const gain = lot.cost === null ? null : value - lot.cost;
  const term = termOf(lot.carried ? lot.carried.heldFrom : lot.acquiredOn, day);
  return {
    quantity: lot.quantity,
    value,
    purchaseId: lot.purchase ?? null,
    acquiredOn: lot.acquiredOn,
    reason: reasonOf(gain, term),
    gainShare: gain === null || value === 0 ? 0 : gain / value,
    isWashSale: gain !== null && gain < 0 && isReplaced,
  };
}

function reasonOf(gain: number | null, term: ReturnType<typeof termOf>): SaleReason {
  if (gain === null) return 'unknownGain';
  if (gain < 0) return 'loss';
  if (gain === 0) return 'noGain';
  if (term === 'unknown') return 'unknownGain';
  return term === 'long' ? 'longTermGain' : 'shortTermGain';
}

/** Whether another lot of the security was acquired in the days before (see wash-sales.ts). */
function hasReplacement(recent: readonly Lot[], sold: Lot): boolean {
  return recent.some((lot) => lot !== sold);
}

const ORDER: readonly SaleReason[] = [
  'loss',
  'noGain',
  'longTermGain',
  'unknownGain',
  'shortTermGain',
];

/** Which of two blocks is sold first: losses, then long-term gains, the smaller gain first. */
export function soldBefore(a: SaleBlock, b: SaleBlock): number {
  return ORDER.indexOf(a.reason) - ORDER.indexOf(b.reason) || a.gainShare - b.gainShare;
}
