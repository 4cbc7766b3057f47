import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { Quantity } from '#shared/lib/money.ts';
import type { LedgerEntry } from './ledger.ts';
import {
  isBeyondHolding,
  isBeyondLots,
  methodOf,
  type Position,
  type Reading,
} from './ledger-reading.ts';
import type { LotPart } from './lots.ts';
import { sharesByQuantity } from './shares.ts';
import { takeLots } from './take-lots.ts';
import { type CountedGain, type SoldPart, washSale } from './wash-sales.ts';

/** The parts of a sale: what is identified with purchases, the rest from the lots. */
function partsOfSale(reading: Reading, position: Position, entry: LedgerEntry): readonly LotPart[] {
  const { matched: all } = reading.matching;
  const identified = all.size === 0 ? undefined : all.get(entry.id);
  if (!identified) {
    const quantity = Math.abs(entry.data.quantity ?? 0);
    return takeLots(position.queue, quantity, methodOf(position), entry.data);
  }
  const matched = identified.reduce((sum, part) => sum + part.quantity, 0);
  const rest = Math.abs(entry.data.quantity ?? 0) - matched;
  position.identified -= matched;
  if (rest === 0) return identified;
  const taken = takeLots(position.queue, rest, methodOf(position), entry.data);
  return [...identified, ...taken];
}

/** Reads a sale: takes its lots, notes the gain of each and, where they are looked for, wash sales. */
export function readSale(reading: Reading, position: Position, entry: LedgerEntry): void {
  if (isBeyondHolding(reading, position, entry)) return;
  if (isBeyondLots(reading, position, entry)) return;
  const { amount, date } = entry.data;
  const parts = partsOfSale(reading, position, entry);
  const shares = parts.length === 1 ? null : sharesByQuantity(amount, parts);
  const { washed } = position;
  const sold: SoldPart[] = [];
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index];
    if (!part) continue;
    const proceeds = shares ? (shares[index] ?? 0) : amount;
    const gain = realised(position, entry.id, date, part, proceeds);
    reading.realisedGains.push(gain);
    if (washed) sold.push({ part, gain });
  }
  if (washed) washSale(washed, position, sold);
}

/** The gain from `part` of a lot that was given up for `proceeds`, in minor units. */
export function realised(
  position: Position,
  transactionId: RecordId,
  soldOn: CalendarDate,
  part: LotPart,
  proceeds: number,
): CountedGain {
  return {
    transactionId,
    accountId: position.account.id,
    securityId: position.securityId,
    currency: position.account.data.currency,
    quantity: part.quantity as Quantity,
    acquiredOn: part.acquiredOn,
    purchase: part.purchase,
    heldFrom: part.carried ? part.carried.heldFrom : part.acquiredOn,
    soldOn,
    proceeds,
    cost: part.cost,
    gain: part.cost === null ? null : proceeds - part.cost,
    disallowed: 0,
  };
}
