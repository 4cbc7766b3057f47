import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { plainQuantity, type Quantity } from '#shared/lib/money.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { type NamedLot, namedQuantity, namedSumBreaches } from '../portfolio/named-lots.ts';

/** What the back office sold of a lot: named by its purchase, or by its day where no other is of it. */
export interface DealtLot {
  readonly lot: RecordId | CalendarDate;
  /** Positive millionths. */
  readonly quantity: Quantity;
}

/**
 * Which of the lots `ordered` a sale of `quantity` took, all of it: those that the back office says, or,
 * where it says none, the first of the order until there are enough. Comes back with a sentence where
 * it says a lot that was not ordered, more of one than was ordered, or not all of what was sold.
 */
export function dealtLots(
  ordered: readonly NamedLot[],
  quantity: Quantity,
  said: readonly DealtLot[],
): Result<readonly NamedLot[], string> {
  if (said.length === 0) return ok(firstOf(ordered, quantity));
  const sold = new Map<NamedLot, NamedLot>();
  for (const { lot, quantity: units } of said) {
    const [found, another] = ordered.filter(
      ({ purchaseId, acquiredOn }) => lot === purchaseId || lot === acquiredOn,
    );
    if (!found) return err(`the order names no lot ${lot}`);
    if (another) return err(`the order names several lots of ${lot}: say their purchases`);
    if (sold.has(found)) return err(`the lot ${lot} is said twice`);
    if (units <= 0) return err(`of the lot ${lot} a quantity above 0 must have been sold`);
    if (units > found.quantity) {
      const [dealt, most] = [plainQuantity(units), plainQuantity(found.quantity)];
      return err(`${dealt} of the lot ${lot} is more than the ${most} ordered`);
    }
    sold.set(found, { ...found, quantity: units });
  }
  const lots = [...sold.values()];
  const [breach] = namedSumBreaches(lots, quantity);
  return breach ? err(breach.message) : ok(lots);
}

/** The units that the back office says of lots; `null` where it says none. */
export function dealtQuantity(said: readonly DealtLot[]): Quantity | null {
  return said.length > 0 ? namedQuantity(said) : null;
}

function firstOf(ordered: readonly NamedLot[], quantity: Quantity): readonly NamedLot[] {
  const lots: NamedLot[] = [];
  let rest: number = quantity;
  for (const lot of ordered) {
    if (rest <= 0) break;
    const units = Math.min(lot.quantity, rest) as Quantity;
    lots.push({ ...lot, quantity: units });
    rest -= units;
  }
  return lots;
}
