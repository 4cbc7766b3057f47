import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { multiplyDivide } from '#shared/lib/decimal.ts';
import {
  type CostBasisMethod,
  type LotPart,
  type LotQueue,
  lotsWithKey,
  takeFrom,
  takeWhole,
} from './lots.ts';
import { type LotNaming, lotKey, type NamedLot } from './named-lots.ts';
import { sharesByQuantity } from './shares.ts';

function takeOldest(queue: LotQueue, quantity: number, parts: LotPart[]): void {
  let wanted = quantity;
  while (wanted > 0) {
    const lot = queue.lots[queue.head];
    if (!lot) return;
    if (lot.quantity > wanted) {
      parts.push(takeFrom(lot, wanted));
      return;
    }
    queue.head += 1;
    if (lot.quantity === 0) continue;
    wanted -= lot.quantity;
    parts.push(takeWhole(queue, lot));
  }
}

function takeNewest(queue: LotQueue, quantity: number, parts: LotPart[]): void {
  let wanted = quantity;
  while (wanted > 0 && queue.lots.length > queue.head) {
    const lot = queue.lots[queue.lots.length - 1];
    if (!lot) return;
    if (lot.quantity > wanted) {
      parts.push(takeFrom(lot, wanted));
      return;
    }
    queue.lots.pop();
    wanted -= lot.quantity;
    if (lot.quantity > 0) parts.push(takeWhole(queue, lot));
  }
}

function takeDated(
  queue: LotQueue,
  quantity: number,
  acquiredOn: CalendarDate,
  parts: LotPart[],
): number {
  let wanted = quantity;
  for (let index = queue.head; index < queue.lots.length && wanted > 0; index += 1) {
    const lot = queue.lots[index];
    if (!lot || lot.acquiredOn !== acquiredOn || lot.quantity === 0) continue;
    const part = takeFrom(lot, Math.min(wanted, lot.quantity));
    wanted -= part.quantity;
    parts.push(part);
  }
  return wanted;
}

/** Takes what is named; the caller has checked that every lot has as much. */
function takeNamed(queue: LotQueue, named: readonly NamedLot[], parts: LotPart[]): void {
  for (const { purchaseId, acquiredOn, quantity } of named) {
    const key = lotKey(purchaseId, acquiredOn);
    const alike = lotsWithKey(queue, key);
    let wanted = quantity as number;
    for (const lot of alike) {
      if (wanted === 0) break;
      if (lot.quantity === 0) continue;
      const part = takeFrom(lot, Math.min(wanted, lot.quantity));
      wanted -= part.quantity;
      parts.push(part);
    }
    while (alike[0]?.quantity === 0) alike.shift();
  }
  while (queue.lots[queue.head]?.quantity === 0) queue.head += 1;
}

/** Replaces the parts' own costs by their shares of the pooled cost of what is sold. */
function takePooledCost(queue: LotQueue, quantity: number, parts: readonly LotPart[]): void {
  const pooled = queue.pooledCost;
  const sold = pooled === null ? null : multiplyDivide(pooled, quantity, queue.quantity);
  const shares = sharesByQuantity(sold ?? 0, parts);
  parts.forEach((part, index) => {
    part.cost = sold === null ? null : (shares[index] ?? 0);
  });
  if (pooled !== null && sold !== null) queue.pooledCost = pooled - sold;
}

/**
 * Takes `quantity` out by `method` and returns the parts with their cost and day of acquisition; the
 * caller has checked that there is enough. Average cost takes the days of the oldest lots: "the shares
 * disposed of are considered to be those acquired first" (IRS publication 564 (2009), "Average Basis",
 * single-category method). A sale from specific lots names each with its quantity and takes nothing
 * else; one that names none goes first in, first out (IRS publication 550, "Identifying stock or bonds
 * sold"). An older sale names the day of a lot only: of several lots of that day the one recorded first
 * goes first, and the oldest make up what they do not have.
 */
export function takeLots(
  queue: LotQueue,
  quantity: number,
  method: CostBasisMethod,
  naming: LotNaming,
): readonly LotPart[] {
  const parts: LotPart[] = [];
  switch (method) {
    case 'lifo':
      takeNewest(queue, quantity, parts);
      break;
    case 'specificLot': {
      const { namedLots = [], acquiredOn } = naming;
      if (namedLots.length > 0) {
        takeNamed(queue, namedLots, parts);
        break;
      }
      const rest = acquiredOn ? takeDated(queue, quantity, acquiredOn, parts) : quantity;
      takeOldest(queue, rest, parts);
      break;
    }
    case 'average':
    case 'pooledAverage':
      takeOldest(queue, quantity, parts);
      takePooledCost(queue, quantity, parts);
      break;
    default:
      takeOldest(queue, quantity, parts);
  }
  queue.quantity -= quantity;
  return parts;
}
