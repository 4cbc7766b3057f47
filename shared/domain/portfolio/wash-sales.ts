import { addDays, type CalendarDate, daysBetween } from '#shared/lib/calendar-date.ts';
import { multiplyDivide } from '#shared/lib/decimal.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import type { RealisedGain } from './holding.ts';
import { divideLot, type LotPart, type LotQueue } from './lots.ts';

/*
 * Wash sales (US). A loss is not deducted as far as the same security is acquired within 30 days
 * before or after the sale; it is added to the cost of what was acquired, which also counts as held
 * for the time the sold units were held.
 *
 * Sources: 26 CFR 1.1091-1 (a) to (f) and its examples in (h), 1.1091-2; 26 USC 1091(d), 1223(3); IRS
 * publication 550, "Wash Sales" (its text at second hand). Losses are taken in the order of the sales,
 * what was acquired in the order of its acquisition, and a unit that was acquired takes one loss only.
 * What was bought in one go with the units sold is no replacement of them (Rev. Rul. 56-602), nor is
 * what was given up before or in the same sale: no unit would be left whose cost could carry the loss.
 *
 * Looked at are all accounts of the client in one currency, but not those with the UK pool. Not
 * known here, and so not looked at: options and contracts, securities of another record that are
 * "substantially identical", purchases of a spouse or of a retirement account (Rev. Rul. 2008-5).
 */

/** The days before and after a sale. */
const WINDOW = 30;

/** A loss of which some units have not been replaced yet. */
interface OpenLoss {
  /** Where the part that is not deducted is added up. */
  readonly gain: CountedGain;
  readonly soldOn: CalendarDate;
  readonly acquiredOn: CalendarDate | null;
  readonly purchase: RecordId | undefined;
  /** How long the units were held; `null` when it is not known. */
  readonly daysHeld: number | null;
  quantity: number;
  loss: number;
}

/** The losses whose 30 days are not over, by security and oldest first. */
export type OpenLosses = Map<RecordId, OpenLoss[]>;

/** A gain that is still being counted: a purchase after the sale may lessen its loss. */
export type CountedGain = RealisedGain & { disallowed: number };

/** What a sale took out of a lot, and the gain from it. */
export interface SoldPart {
  readonly part: LotPart;
  readonly gain: CountedGain;
}

/**
 * Takes the losses of one sale, those of the units that were acquired first foremost: they go to lots
 * that were acquired in the 30 days before and are still held, the rest stays open for 30 days.
 * @param held the lots of the security in all accounts, after the sale
 */
export function washSale(
  open: OpenLosses,
  sold: readonly SoldPart[],
  held: readonly LotQueue[],
): void {
  const losses = sold
    .flatMap((each) => ((each.gain.gain ?? 0) < 0 ? [openLoss(each)] : []))
    .sort(firstAcquiredFirst);
  for (const loss of losses) {
    const { securityId, soldOn } = loss.gain;
    for (const { queue, lot } of candidates(held, loss)) replace(loss, queue, lot);
    if (loss.quantity === 0) continue;
    const others = open.get(securityId)?.filter((other) => isOpenOn(other, soldOn)) ?? [];
    open.set(securityId, [...others, loss]);
  }
}

function openLoss({ part, gain }: SoldPart): OpenLoss {
  const { heldFrom, soldOn } = gain;
  return {
    gain,
    soldOn,
    acquiredOn: part.acquiredOn,
    purchase: part.purchase,
    daysHeld: heldFrom === null ? null : daysBetween(heldFrom, soldOn),
    quantity: part.quantity,
    loss: -(gain.gain ?? 0),
  };
}

const isOpenOn = ({ quantity, soldOn }: OpenLoss, day: CalendarDate): boolean =>
  quantity > 0 && daysBetween(soldOn, day) <= WINDOW;

/** Lots that were acquired up to 30 days before the sale and took no loss yet, the oldest first. */
function candidates(held: readonly LotQueue[], { soldOn, purchase }: OpenLoss) {
  const first = addDays(soldOn, -WINDOW);
  const found = held.flatMap((queue) =>
    queue.lots
      .slice(queue.head)
      .filter(
        (lot) =>
          lot.quantity > 0 &&
          lot.purchase !== undefined &&
          lot.purchase !== purchase &&
          lot.carried === undefined &&
          lot.acquiredOn !== null &&
          lot.acquiredOn >= first,
      )
      .map((lot) => ({ queue, lot, acquiredOn: lot.acquiredOn })),
  );
  return found.sort(firstAcquiredFirst);
}

interface Acquired {
  readonly acquiredOn: CalendarDate | null;
}

function firstAcquiredFirst(a: Acquired, b: Acquired): number {
  return (a.acquiredOn ?? '').localeCompare(b.acquiredOn ?? '');
}

/** Lets `lot` take over as much of `loss` as its units replace. */
function replace(loss: OpenLoss, queue: LotQueue, lot: LotPart): void {
  const quantity = Math.min(loss.quantity, lot.quantity);
  if (quantity === 0) return;
  const amount = multiplyDivide(loss.loss, quantity, loss.quantity);
  const part = divideLot(queue, lot, quantity);
  const { daysHeld, soldOn } = loss;
  const heldFrom =
    daysHeld === null || part.acquiredOn === null ? null : addDays(part.acquiredOn, -daysHeld);
  part.carried = { loss: amount, soldOn, heldFrom };
  if (part.cost !== null) part.cost += amount;
  if (queue.pooledCost !== null) queue.pooledCost += amount;
  loss.quantity -= quantity;
  loss.loss -= amount;
  loss.gain.disallowed += amount;
}

/** Gives open losses to `lot`, which was just bought and is in `queue`. */
export function washPurchase(
  open: OpenLosses,
  bought: { readonly securityId: RecordId; readonly currency: CurrencyCode },
  queue: LotQueue,
  lot: LotPart,
): void {
  const day = lot.acquiredOn;
  if (day === null) return;
  for (const loss of open.get(bought.securityId) ?? []) {
    if (loss.gain.currency !== bought.currency || !isOpenOn(loss, day)) continue;
    if (lot.carried || lot.quantity === 0) return;
    replace(loss, queue, lot);
  }
}

/** Counts open losses of the account in the units after a split, which `added` to the `held` ones. */
export function washSplit(
  open: OpenLosses,
  split: { readonly securityId: RecordId; readonly accountId: RecordId },
  held: number,
  added: number,
): void {
  for (const loss of open.get(split.securityId) ?? []) {
    if (loss.gain.accountId !== split.accountId) continue;
    loss.quantity = multiplyDivide(loss.quantity, held + added, held);
  }
}
