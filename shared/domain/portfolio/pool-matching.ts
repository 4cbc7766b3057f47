import { type CalendarDate, daysBetween } from '#shared/lib/calendar-date.ts';
import { multiplyDivide } from '#shared/lib/decimal.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { Entry } from '../client/client-file.ts';
import type { Account } from './account.ts';
import { type LedgerEntry, newQuantityEffect, quantityEffect } from './ledger.ts';
import { type LotPart, takeFrom } from './lots.ts';
import { sharesByQuantity } from './shares.ts';

/** Purchases and sales that are identified with each other, so that they pass the pool by. */
export interface PoolMatching {
  /** Parts of a sale, by the sale's id, with the cost (minor units) and day of their purchases. */
  readonly matched: ReadonlyMap<RecordId, readonly LotPart[]>;
  /** What is left of a purchase for the pool, by the purchase's id. */
  readonly left: ReadonlyMap<RecordId, LotPart>;
  /**
   * By the split's id: the units, as they are after it, that were sold before it and are identified with
   * purchases after it. The pool still has them, as neither of the two is of the pool.
   */
  readonly acrossSplit: ReadonlyMap<RecordId, number>;
}

/** The days after a sale within which a purchase is identified with it (TCGA 1992 s106A(5)). */
const DAYS_AFTER = 30;

/** All purchases of one day, which the law takes for one; `lot` is what is left of them. */
interface DayOfPurchases {
  readonly date: CalendarDate;
  readonly era: number;
  readonly lot: LotPart;
  readonly single: { readonly id: RecordId; readonly quantity: number }[];
}

/** All sales of one day, which the law takes for one; `parts` are the purchases found for them. */
interface DayOfSales {
  readonly date: CalendarDate;
  readonly era: number;
  readonly parts: LotPart[];
  readonly single: { readonly id: RecordId; readonly quantity: number }[];
  open: number;
}

/** What a split made of the units that were held. */
interface UnitChange {
  readonly splitId: RecordId;
  readonly before: number;
  readonly after: number;
}

/** Trades of one security in one account; an era ends with a split or merger: units are others then. */
interface Trades {
  readonly purchases: DayOfPurchases[];
  readonly sales: DayOfSales[];
  /** How each era ended; `null` with a merger, after which nothing is identified with what was before. */
  readonly changes: (UnitChange | null)[];
  held: number;
}

/**
 * What the UK identifies before its pool (Section 104 holding), for the accounts with the method
 * `pooledAverage`: a sale goes with purchases of the same day, then with those of the 30 days after
 * it, the earlier first. All purchases of a day are one purchase and all sales of a day one sale.
 * Source: HMRC Capital Gains Manual CG51555 and CG51560 (TCGA 1992 s105(1), s106A(5)), HMRC helpsheet
 * HS284. What is found for the sales of a day is shared among them by quantity; the law counts one
 * gain for the day. Quantities and money are rounded half to even and nothing is lost.
 *
 * Across a split a unit sold counts as what the split made of a unit held: the new shares are the same
 * asset as the old ones (TCGA 1992 s126, s127, as CG51730 tells them at gov.uk). No page of HMRC's was
 * found that works this out; public software that tests itself against HMRC counts so, and one of its
 * cases stands in the tests.
 *
 * Three limits: the pool is kept per account, as every method here is, while the law has one for all
 * that a person holds; rights that are taken up are recorded as a purchase and counted as one, while the
 * law (s127) adds them to the pool; and a split while nothing is held has no entry that would tell its
 * ratio, so that a purchase after it is identified unit for unit.
 * @param entries in the order of `sortedLedger`
 */
export function matchBeforePool(
  accounts: readonly Entry<Account>[],
  entries: readonly LedgerEntry[],
): PoolMatching {
  const matched = new Map<RecordId, readonly LotPart[]>();
  const left = new Map<RecordId, LotPart>();
  const acrossSplit = new Map<RecordId, number>();
  const pooled = new Set(
    accounts.filter(({ data }) => data.costBasisMethod === 'pooledAverage').map(({ id }) => id),
  );
  if (pooled.size === 0) return { matched, left, acrossSplit };
  const holdings = new Map<string, Trades>();
  for (const entry of entries) {
    const { accountId, securityId, newSecurityId } = entry.data;
    if (!securityId || !pooled.has(accountId)) continue;
    const isCounted = countTrade(tradesOf(holdings, accountId, securityId), entry);
    const received = newQuantityEffect(entry.data);
    if (isCounted && newSecurityId) tradesOf(holdings, accountId, newSecurityId).held += received;
  }
  for (const trades of holdings.values()) {
    identify(trades, 0, 0, acrossSplit);
    identify(trades, 1, DAYS_AFTER, acrossSplit);
    for (const day of trades.sales) shareAmongSales(day, matched);
    for (const day of trades.purchases) shareAmongPurchases(day, left);
  }
  return { matched, left, acrossSplit };
}

function tradesOf(
  holdings: Map<string, Trades>,
  accountId: RecordId,
  securityId: RecordId,
): Trades {
  const key = `${accountId} ${securityId}`;
  const trades = holdings.get(key) ?? { purchases: [], sales: [], changes: [], held: 0 };
  holdings.set(key, trades);
  return trades;
}

/** Notes a purchase or sale; returns whether it counts or, as the ledger will refuse it, does not. */
function countTrade(trades: Trades, { id, data }: LedgerEntry): boolean {
  const effect = quantityEffect(data);
  const isSplit = data.type === 'split';
  if (trades.held + effect < 0) return false;
  if (isSplit && (trades.held === 0 || trades.held + effect === 0)) return false;
  if (data.type === 'spinOff' && trades.held === 0) return false;
  const before = trades.held;
  trades.held += effect;
  if (isSplit) trades.changes.push({ splitId: id, before, after: trades.held });
  if (data.type === 'merger') trades.changes.push(null);
  const { date } = data;
  const era = trades.changes.length;
  const isSameDay = (day: { date: CalendarDate; era: number } | undefined) =>
    day?.date === date && day.era === era;
  if (data.type === 'buy') {
    let day = trades.purchases.at(-1);
    if (!day || !isSameDay(day)) {
      day = { date, era, lot: { quantity: 0, cost: 0, acquiredOn: date }, single: [] };
      trades.purchases.push(day);
    }
    day.lot.quantity += effect;
    day.lot.cost = (day.lot.cost ?? 0) + Math.abs(data.amount);
    day.single.push({ id, quantity: effect });
  }
  if (data.type === 'sell') {
    let day = trades.sales.at(-1);
    if (!day || !isSameDay(day)) {
      day = { date, era, parts: [], single: [], open: 0 };
      trades.sales.push(day);
    }
    day.open -= effect;
    day.single.push({ id, quantity: -effect });
  }
  return true;
}

/** Identifies sales with purchases of `from` to `to` days after them; both are oldest first. */
function identify(
  { purchases, sales, changes }: Trades,
  from: number,
  to: number,
  acrossSplit: Map<RecordId, number>,
): void {
  let first = 0;
  for (const sale of sales) {
    const gap = (purchase: DayOfPurchases) => daysBetween(sale.date, purchase.date);
    for (let next = purchases[first]; next && gap(next) < from; next = purchases[first]) first += 1;
    for (let index = first; sale.open > 0; index += 1) {
      const purchase = purchases[index];
      if (!purchase || gap(purchase) > to) break;
      if (purchase.lot.quantity === 0) continue;
      const between = changes.slice(sale.era, purchase.era);
      const splits = between.filter((change) => change !== null);
      if (splits.length < between.length) break;
      pair(sale, purchase.lot, splits, acrossSplit);
    }
  }
}

/** Identifies as much of `sale` with the purchased `lot` as both have left; `splits` lie between them. */
function pair(
  sale: DayOfSales,
  lot: LotPart,
  splits: readonly UnitChange[],
  acrossSplit: Map<RecordId, number>,
): void {
  let units = unitsAfter(sale.open, splits);
  const wanted = units.at(-1) ?? 0;
  if (wanted > lot.quantity) units = unitsBefore(lot.quantity, splits);
  const quantity = Math.min(units[0] ?? 0, sale.open);
  const bought = Math.min(wanted, lot.quantity);
  // A part of a unit that rounds to nothing goes with nothing.
  if (quantity === 0 || bought === 0) return;
  sale.open -= quantity;
  sale.parts.push({ ...takeFrom(lot, bought), quantity });
  splits.forEach(({ splitId }, index) => {
    acrossSplit.set(splitId, (acrossSplit.get(splitId) ?? 0) + (units[index + 1] ?? 0));
  });
}

/** `quantity` as it is before the first of `splits` and after each of them, in millionths. */
function unitsAfter(
  quantity: number,
  splits: readonly Pick<UnitChange, 'before' | 'after'>[],
): readonly number[] {
  const units = [quantity];
  for (const { before, after } of splits) {
    units.push(multiplyDivide(units.at(-1) ?? 0, after, before));
  }
  return units;
}

/** The same of a `quantity` as it is after the last of them. */
function unitsBefore(quantity: number, splits: readonly UnitChange[]): readonly number[] {
  const undone = splits.map(({ before, after }) => ({ before: after, after: before }));
  return unitsAfter(quantity, undone.toReversed()).toReversed();
}

function shareAmongSales(day: DayOfSales, matched: Map<RecordId, readonly LotPart[]>): void {
  const found = day.parts.reduce((sum, part) => sum + part.quantity, 0);
  const shares = sharesByQuantity(found, day.single);
  day.single.forEach(({ id }, index) => {
    const wanted = sharesByQuantity(shares[index] ?? 0, day.parts);
    const parts = day.parts.map((part, each) => takeFrom(part, wanted[each] ?? 0));
    matched.set(
      id,
      parts.filter(({ quantity }) => quantity > 0),
    );
  });
}

function shareAmongPurchases({ lot, single }: DayOfPurchases, left: Map<RecordId, LotPart>): void {
  const quantities = sharesByQuantity(lot.quantity, single).map((quantity) => ({ quantity }));
  const costs = sharesByQuantity(lot.cost ?? 0, quantities);
  single.forEach(({ id }, index) => {
    const quantity = quantities[index]?.quantity ?? 0;
    left.set(id, { quantity, cost: costs[index] ?? 0, acquiredOn: lot.acquiredOn });
  });
}
