import type { LedgerEntry } from './ledger.ts';
import {
  heldIn,
  isBeyondHolding,
  isPooledInUk,
  methodOf,
  type Position,
  positionOf,
  type Reading,
  refuse,
} from './ledger-reading.ts';
import { addLot, detachCost, exchangeLots, type LotPart } from './lots.ts';
import { costOfMoney } from './merger-money.ts';
import { realised } from './sale-reading.ts';
import { sharesByQuantity } from './shares.ts';
import { takeLots } from './take-lots.ts';

/**
 * A merger gives units up for those of another security, with their cost; a spin-off keeps them and
 * moves a part of their cost there. Days of acquisition and what wash sales carried stay (US: 26 USC
 * 354, 355, 358 and 1223(1); UK: TCGA 1992 s127, s135, so that neither is a sale or a purchase). Money
 * that comes with a merger is gain as far as `costOfMoney` leaves it none of the cost.
 */
export function readReorganisation(reading: Reading, position: Position, entry: LedgerEntry): void {
  const { newSecurityId, newQuantity = 0, quantity, costShare = 0, type } = entry.data;
  const target = newSecurityId ? positionOf(reading, entry.data, newSecurityId) : null;
  if (!target) return;
  const method = methodOf(position);
  const isMerger = type === 'merger';
  if (isMerger && isBeyondHolding(reading, position, entry)) return;
  if (!isMerger && heldIn(position) === 0) {
    refuse(reading, position, entry, 'nothingHeld');
    return;
  }
  const parts = isMerger
    ? withoutMoney(
        reading,
        position,
        entry,
        takeLots(position.queue, Math.abs(quantity ?? 0), method, {}),
      )
    : detachCost(position.queue, costShare, method);
  for (const lot of exchangeLots(parts, newQuantity)) addLot(target.queue, lot);
}

/**
 * `parts` without the cost of the money that came with a merger; notes what it realised of each. That is
 * of no units: they are exchanged, none is sold.
 */
function withoutMoney(
  reading: Reading,
  position: Position,
  { id, data }: LedgerEntry,
  parts: readonly LotPart[],
): readonly LotPart[] {
  const { amount, newValue, date } = data;
  if (amount <= 0) return parts;
  const proceeds = sharesByQuantity(amount, parts);
  const costs = costOfMoney(parts, amount, newValue ?? null, isPooledInUk(position));
  return parts.map((part, index) => {
    const cost = costs[index] ?? null;
    const sold: LotPart = { ...part, quantity: 0, cost };
    reading.realisedGains.push(realised(position, id, date, sold, proceeds[index] ?? 0));
    return { ...part, cost: part.cost === null || cost === null ? null : part.cost - cost };
  });
}
