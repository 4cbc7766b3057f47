import { z } from 'zod';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { plainQuantity, type Quantity } from '#shared/lib/money.ts';
import { dateField, quantityField, recordIdField } from '../fields.ts';
import type { RuleBreach } from '../kind.ts';

/**
 * Units of one lot that a sale or transfer names. A lot is the purchase it is from, wherever it was
 * moved since, so that two lots of one day are told apart. What has no purchase in the ledger (it came
 * from outside, in a merger or from a spin-off) is named by its day, with all else of that day that has
 * none. Beside a purchase the day is what it was when the lot was named, for people to read.
 */
export const namedLot = z.looseObject({
  purchaseId: recordIdField.nullable(),
  /** `null` where the day is not recorded. */
  acquiredOn: dateField.nullable(),
  /** Positive millionths. */
  quantity: quantityField,
});
export type NamedLot = z.output<typeof namedLot>;

/** Of more lots no entry can be made: one record holds them, and a conflict over it holds it three times. */
export const MAX_NAMED_LOTS = 1000;

/** The lots that an entry, or an order of one, names. */
export const namedLotsField = z
  .array(namedLot)
  .max(MAX_NAMED_LOTS, { error: 'at most 1,000 lots: divide it into several entries' });

/** What an entry says of the lots that it takes. */
export interface LotNaming {
  readonly namedLots?: readonly NamedLot[] | undefined;
  /** As older entries say it: the day of a lot, without a quantity. */
  readonly acquiredOn?: CalendarDate | undefined;
}

/** Tells lots apart: two with the same key are one to whoever names them. */
export function lotKey(
  purchaseId: RecordId | null | undefined,
  acquiredOn: CalendarDate | null,
): string {
  return purchaseId ?? acquiredOn ?? 'dayNotRecorded';
}

/** The units of each of `lots` by its key, of lots that have the same key together. */
export function unitsByLot(
  lots: readonly Pick<NamedLot, 'purchaseId' | 'acquiredOn' | 'quantity'>[],
): ReadonlyMap<string, number> {
  const units = new Map<string, number>();
  for (const { purchaseId, acquiredOn, quantity } of lots) {
    const key = lotKey(purchaseId, acquiredOn);
    units.set(key, (units.get(key) ?? 0) + quantity);
  }
  return units;
}

/** The units of all `named` lots together. */
export function namedQuantity(named: readonly Pick<NamedLot, 'quantity'>[]): Quantity {
  return named.reduce((sum, { quantity }) => sum + quantity, 0) as Quantity;
}

/** The day of acquisition of all `named` lots; none when they have several, or it is not recorded. */
export function commonDay(named: readonly NamedLot[]): CalendarDate | undefined {
  const day = named[0]?.acquiredOn;
  return day && named.every(({ acquiredOn }) => acquiredOn === day) ? day : undefined;
}

/** What makes no sense in lots that are named, whatever the entry is of. */
export function namedLotBreaches(named: readonly NamedLot[] | undefined): readonly RuleBreach[] {
  if (!named || named.length === 0) return [];
  if (named.some((lot) => lot.quantity <= 0)) {
    return breach('a lot that is named must have a quantity above 0');
  }
  const keys = new Set(named.map(({ purchaseId, acquiredOn }) => lotKey(purchaseId, acquiredOn)));
  return keys.size < named.length ? breach('must name every lot once') : [];
}

/**
 * Whether the lots that are named are not all of an entry of `quantity` (with either sign). No rule of
 * the record: an older application changes the quantity and keeps the lots, which it does not know.
 * A form asks for it, and the ledger does not count an entry that breaks it.
 */
export function namedSumBreaches(
  named: readonly NamedLot[] | undefined,
  quantity: number | undefined,
): readonly RuleBreach[] {
  if (!named || named.length === 0) return [];
  const [all, wanted] = [namedQuantity(named), Math.abs(quantity ?? 0)];
  if (all === wanted) return [];
  return breach(
    `the lots named have ${plainQuantity(all)} units together, but it is of ${plainQuantity(wanted)}`,
  );
}

function breach(message: string): readonly RuleBreach[] {
  return [{ field: 'namedLots', message }];
}
