import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { multiplyDivide } from '#shared/lib/decimal.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { Account } from './account.ts';
import type { CarriedLoss } from './holding.ts';
import { lotKey } from './named-lots.ts';
import { sharesByQuantity } from './shares.ts';

export type CostBasisMethod = Account['costBasisMethod'];

/** Part of a holding: quantity in millionths, cost in minor units of the account (`null`: unknown). */
export interface LotPart {
  quantity: number;
  cost: number | null;
  acquiredOn: CalendarDate | null;
  /** The purchase it is from; none for what came from outside, in a merger or from a spin-off. */
  purchase?: RecordId | undefined;
  /** The loss it carries, where wash sales are looked for. */
  carried?: CarriedLoss | undefined;
}

/*
 * The lots of one security in one account while the ledger is read. It is mutated in place because
 * the loop over a long ledger is the one hot path of the figures; nothing of it leaves holdings.ts.
 */
export interface LotQueue {
  /** In the order of their days of acquisition, those of one day as they came. */
  readonly lots: LotPart[];
  /** Index of the oldest lot that is not used up. */
  head: number;
  /**
   * The lots by their key, each key's in the order of the queue, as soon as an entry names some: one
   * that is used up has no units there. `null` until then, as most ledgers name none.
   */
  byKey: Map<string, LotPart[]> | null;
  /** Whether its lots are known elsewhere too: one that is taken whole must be found empty there. */
  isKnownElsewhere: boolean;
  quantity: number;
  /** The cost of all lots together under average cost, where single lots have none of their own. */
  pooledCost: number | null;
}

/** A queue without lots. */
export function emptyLots(): LotQueue {
  return { lots: [], head: 0, byKey: null, isKnownElsewhere: false, quantity: 0, pooledCost: 0 };
}

/**
 * Adds a purchase or what arrived by a transfer or a merger, in its place by the day of acquisition: what is
 * sold first is "the earliest lot the taxpayer purchased or acquired" (26 CFR 1.1012-1(c)(1)), however late
 * it came into the account. A lot of no known day counts as the earliest (26 CFR 1.6045-1(d)(2), read at
 * second hand).
 */
export function addLot(queue: LotQueue, lot: LotPart): void {
  const before = queue.quantity === 0 ? 0 : queue.pooledCost;
  const { lots, head } = queue;
  let place = lots.length;
  while (place > head && isEarlier(lot, lots[place - 1])) place -= 1;
  if (place === lots.length) lots.push(lot);
  else lots.splice(place, 0, lot);
  if (queue.byKey) enter(queue.byKey, lot);
  queue.quantity += lot.quantity;
  queue.pooledCost = before === null || lot.cost === null ? null : before + lot.cost;
}

const isEarlier = (lot: LotPart, other: LotPart | undefined): boolean =>
  (lot.acquiredOn ?? '') < (other?.acquiredOn ?? '');

/** The lots with `key` that are in the queue, oldest first; some may be used up. */
export function lotsWithKey(queue: LotQueue, key: string): LotPart[] {
  if (!queue.byKey) {
    queue.byKey = new Map();
    queue.isKnownElsewhere = true;
    for (let index = queue.head; index < queue.lots.length; index += 1) {
      const lot = queue.lots[index];
      if (lot) enter(queue.byKey, lot);
    }
  }
  return queue.byKey.get(key) ?? [];
}

function enter(byKey: Map<string, LotPart[]>, lot: LotPart): void {
  const key = lotKey(lot.purchase, lot.acquiredOn);
  const lots = byKey.get(key);
  if (lots) lots.push(lot);
  else byKey.set(key, [lot]);
}

const isAverage = (method: CostBasisMethod): boolean =>
  method === 'average' || method === 'pooledAverage';

/** The lots that are left, oldest first. */
export function remainingLots(queue: LotQueue, method: CostBasisMethod): readonly LotPart[] {
  if (isAverage(method)) spreadPooledCost(queue);
  const left: LotPart[] = [];
  for (let index = queue.head; index < queue.lots.length; index += 1) {
    const lot = queue.lots[index];
    if (lot && lot.quantity > 0) left.push(lot);
  }
  return left;
}

/** Takes `quantity`, at most the lot's, out of `lot` with its share of the cost, half to even. */
export function takeFrom(lot: LotPart, quantity: number): LotPart {
  if (quantity === lot.quantity) {
    const whole = { ...lot };
    lot.quantity = 0;
    lot.cost = lot.cost === null ? null : 0;
    return whole;
  }
  const cost = lot.cost === null ? null : multiplyDivide(lot.cost, quantity, lot.quantity);
  lot.quantity -= quantity;
  if (lot.cost !== null && cost !== null) lot.cost -= cost;
  const { acquiredOn, purchase, carried } = lot;
  if (!carried) return { quantity, cost, acquiredOn, purchase };
  const loss = multiplyDivide(carried.loss, quantity, lot.quantity + quantity);
  lot.carried = { ...carried, loss: carried.loss - loss };
  return { quantity, cost, acquiredOn, purchase, carried: { ...carried, loss } };
}

/** The whole of `lot`, which the queue looks at no more. */
export function takeWhole(queue: LotQueue, lot: LotPart): LotPart {
  return queue.isKnownElsewhere ? takeFrom(lot, lot.quantity) : lot;
}

/** Divides `lot` of the queue in two, the first of `quantity`, and returns the first. */
export function divideLot(queue: LotQueue, lot: LotPart, quantity: number): LotPart {
  if (quantity === lot.quantity) return lot;
  const first = takeFrom(lot, quantity);
  queue.lots.splice(queue.lots.indexOf(lot, queue.head), 0, first);
  const alike = queue.byKey?.get(lotKey(lot.purchase, lot.acquiredOn));
  alike?.splice(alike.indexOf(lot), 0, first);
  return first;
}

/** Gives every lot its share of the pooled cost, by quantity. */
function spreadPooledCost(queue: LotQueue): void {
  const cost = queue.pooledCost;
  apportion(queue, cost ?? 0, (lot, share) => {
    lot.cost = cost === null ? null : share;
  });
}

/** Gives each lot its share of `amount` by quantity; the shares add up to `amount` exactly. */
function apportion(
  queue: LotQueue,
  amount: number,
  receive: (lot: LotPart, share: number) => void,
): void {
  let counted = 0;
  let given = 0;
  for (let index = queue.head; index < queue.lots.length; index += 1) {
    const lot = queue.lots[index];
    if (!lot || lot.quantity === 0) continue;
    counted += lot.quantity;
    const upToHere = multiplyDivide(amount, counted, queue.quantity);
    receive(lot, upToHere - given);
    given = upToHere;
  }
}

/**
 * Adds `added` units (fewer than none for a reverse split) to the lots by quantity; cost stays. That of
 * a lot too small for a unit goes to the one after or before it, as in `exchangeLots`.
 */
export function splitLots(queue: LotQueue, added: number): void {
  let waiting: number | null = 0;
  let last: LotPart | undefined;
  apportion(queue, queue.quantity + added, (lot, share) => {
    lot.quantity = share;
    waiting = sumOf(waiting, lot.cost);
    lot.cost = share === 0 ? 0 : waiting;
    if (share === 0) return;
    waiting = 0;
    last = lot;
  });
  if (last) last.cost = sumOf(last.cost, waiting);
  queue.quantity += added;
}

/** The sum of two costs, `null` when one is not known. */
const sumOf = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? null : a + b;

/**
 * Takes `share` (in millionths) of the cost of every lot out of the queue, rounded half to even, and
 * returns it by lot, each with the units it was the cost of.
 */
export function detachCost(
  queue: LotQueue,
  share: number,
  method: CostBasisMethod,
): readonly LotPart[] {
  const parts: LotPart[] = [];
  let detached = 0;
  for (const lot of remainingLots(queue, method)) {
    const { quantity, acquiredOn, carried } = lot;
    const cost = lot.cost === null ? null : multiplyDivide(lot.cost, share, 1_000_000);
    if (lot.cost !== null && cost !== null) lot.cost -= cost;
    detached += cost ?? 0;
    const loss = carried ? multiplyDivide(carried.loss, share, 1_000_000) : 0;
    if (carried) lot.carried = { ...carried, loss: carried.loss - loss };
    parts.push({ quantity, cost, acquiredOn, carried: carried && { ...carried, loss } });
  }
  if (queue.pooledCost !== null) queue.pooledCost -= detached;
  return parts;
}

/**
 * `parts` as units of another security, `quantity` in all: each keeps its cost and day. The cost of a
 * part too small for a unit goes to the one before or after it, so that no money is lost.
 */
export function exchangeLots(parts: readonly LotPart[], quantity: number): readonly LotPart[] {
  const shares = sharesByQuantity(quantity, parts);
  const lots: LotPart[] = [];
  let waiting: number | null = 0;
  parts.forEach(({ cost, acquiredOn, carried }, index) => {
    waiting = sumOf(waiting, cost);
    const share = shares[index] ?? 0;
    if (share === 0) return;
    lots.push({ quantity: share, cost: waiting, acquiredOn, carried });
    waiting = 0;
  });
  const last = lots.at(-1);
  if (last) last.cost = sumOf(last.cost, waiting);
  return lots;
}

/** Capital returned beyond a lot's cost, in minor units: a gain of that lot. */
export interface ExcessReturn {
  readonly excess: number;
  readonly acquiredOn: CalendarDate | null;
  readonly carried: CarriedLoss | undefined;
}

/**
 * Lowers the cost of each lot by its share of returned capital; returns what exceeds the cost of a
 * lot, which is a gain (IRS publication 550, "Nondividend distributions").
 */
export function lowerCost(
  queue: LotQueue,
  amount: number,
  method: CostBasisMethod,
): readonly ExcessReturn[] {
  if (isAverage(method)) spreadPooledCost(queue);
  const excesses: ExcessReturn[] = [];
  let lowered = 0;
  apportion(queue, amount, (lot, share) => {
    if (lot.cost === null) return;
    const taken = Math.min(lot.cost, share);
    lot.cost -= taken;
    lowered += taken;
    if (share > taken) {
      const { acquiredOn, carried } = lot;
      excesses.push({ excess: share - taken, acquiredOn, carried });
    }
  });
  if (queue.pooledCost !== null) queue.pooledCost -= lowered;
  return excesses;
}
