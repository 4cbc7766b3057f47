import { addDays, type CalendarDate, daysBetween } from '#shared/lib/calendar-date.ts';
import { multiplyDivide } from '#shared/lib/decimal.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
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
  /** What the account of the sale has left. */
  readonly home: LotHome;
  readonly soldOn: CalendarDate;
  readonly acquiredOn: CalendarDate | null;
  readonly purchase: RecordId | undefined;
  /** How long the units were held; `null` when it is not known. */
  readonly daysHeld: number | null;
  quantity: number;
  loss: number;
  /** Whether it was counted in the units after a split already: within its days there is no second. */
  isSplit: boolean;
}

/** A lot that may replace what is sold, and where it is. */
interface Replacement {
  readonly lot: LotPart;
  readonly acquiredOn: CalendarDate;
  readonly in: LotHome;
}

/** What an account has of the security. */
interface LotHome {
  readonly queue: LotQueue;
  /** Its place among the accounts: of lots of one day those of the first account come first. */
  readonly place: number;
}

/**
 * One security in all accounts between which losses are replaced, while their ledger is read. As that
 * goes by day, what was looked at and is over goes from both lists, so that no sale looks at it again.
 */
export interface WashedSecurity {
  /** By sale; some may be replaced already, or their 30 days over. */
  readonly losses: OpenLoss[];
  /** By acquisition; some may be used up, carry a loss already, or be too old. */
  readonly lots: Replacement[];
}

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
 */
export function washSale(
  { losses, lots }: WashedSecurity,
  home: LotHome,
  sold: readonly SoldPart[],
): void {
  const taken = sold
    .flatMap((each) => ((each.gain.gain ?? 0) < 0 ? [openLoss(home, each)] : []))
    .sort(firstAcquiredFirst);
  for (const loss of taken) {
    replaceFromHeld(loss, lots);
    if (loss.quantity === 0) continue;
    firstOpenOn(losses, loss.soldOn);
    losses.push(loss);
  }
}

function openLoss(home: LotHome, { part, gain }: SoldPart): OpenLoss {
  const { heldFrom, soldOn } = gain;
  return {
    gain,
    home,
    soldOn,
    acquiredOn: part.acquiredOn,
    purchase: part.purchase,
    daysHeld: heldFrom === null ? null : daysBetween(heldFrom, soldOn),
    quantity: part.quantity,
    loss: -(gain.gain ?? 0),
    isSplit: false,
  };
}

/** The earliest of `losses` that is open on `day`; those before it are over and go. */
function firstOpenOn(losses: OpenLoss[], day: CalendarDate): OpenLoss | undefined {
  const isOver = ({ quantity, soldOn }: OpenLoss): boolean =>
    quantity <= 0 || daysBetween(soldOn, day) > WINDOW;
  while (losses[0] && isOver(losses[0])) losses.shift();
  return losses[0];
}

/** Lots that were acquired up to 30 days before the sale take `loss` over, the oldest first. */
function replaceFromHeld(loss: OpenLoss, lots: Replacement[]): void {
  const first = addDays(loss.soldOn, -WINDOW);
  const own: Replacement[] = [];
  let passed = 0;
  for (let next = lots[0]; next && loss.quantity > 0; next = lots[passed]) {
    const { lot, acquiredOn } = next;
    const isOver = lot.quantity === 0 || lot.carried !== undefined || acquiredOn < first;
    if (!isOver && lot.purchase !== loss.purchase) {
      replace(loss, next.in.queue, lot);
      continue;
    }
    if (!isOver) own.push(next);
    passed += 1;
  }
  // What was bought with the units sold may replace those of another purchase.
  if (passed > own.length) lots.splice(0, passed, ...own);
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

/** Gives open losses to `lot`, which was just bought, and lets what is left of it wait for others. */
export function washPurchase(washed: WashedSecurity, home: LotHome, lot: LotPart): void {
  if (lot.acquiredOn === null) return;
  while (lot.quantity > 0 && !lot.carried) {
    const loss = firstOpenOn(washed.losses, lot.acquiredOn);
    if (!loss) break;
    replace(loss, home.queue, lot);
  }
  awaitLosses(washed, home, lot);
}

/** Lets `lot`, which was bought or came from another account of the client, wait for losses. */
export function awaitLosses({ lots }: WashedSecurity, home: LotHome, lot: LotPart): void {
  const { acquiredOn, purchase, carried } = lot;
  if (acquiredOn === null || purchase === undefined || carried) return;
  home.queue.isKnownElsewhere = true;
  let [low, high] = [0, lots.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = lots[middle];
    if (other && isBefore(acquiredOn, home, other)) high = middle;
    else low = middle + 1;
  }
  lots.splice(low, 0, { lot, acquiredOn, in: home });
}

const isBefore = (day: CalendarDate, { place }: LotHome, other: Replacement): boolean =>
  day < other.acquiredOn || (day === other.acquiredOn && place < other.in.place);

/**
 * Counts open losses in the units after a split, which `added` to those that the account of `home` has:
 * the account's own, and those of accounts that sold all they had, in whose ledger no split stands.
 */
export function washSplit({ losses }: WashedSecurity, home: LotHome, added: number): void {
  const held = home.queue.quantity;
  for (const loss of losses) {
    const isOwn = loss.home === home;
    if (!isOwn && (loss.home.queue.quantity > 0 || loss.isSplit)) continue;
    loss.quantity = multiplyDivide(loss.quantity, held + added, held);
    loss.isSplit = true;
  }
}
