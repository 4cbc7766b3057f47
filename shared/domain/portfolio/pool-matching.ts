import { type CalendarDate, daysBetween } from '#shared/lib/calendar-date.ts';
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

/** Trades of one security in one account; an era ends with a split or merger: units are others then. */
interface Trades {
  readonly purchases: DayOfPurchases[];
  readonly sales: DayOfSales[];
  held: number;
  era: number;
}

/**
 * What the UK identifies before its pool (Section 104 holding), for the accounts with the method
 * `pooledAverage`: a sale goes with purchases of the same day, then with those of the 30 days after
 * it, the earlier first. All purchases of a day are one purchase and all sales of a day one sale.
 * Source: HMRC Capital Gains Manual CG51555 and CG51560 (TCGA 1992 s105(1), s106A(5)), HMRC helpsheet
 * HS284. What is found for the sales of a day is shared among them by quantity; the law counts one
 * gain for the day. Quantities and money are rounded half to even and nothing is lost.
 *
 * Three limits: the pool is kept per account, as every method here is, while the law has one for all
 * that a person holds; purchases are not identified across a split; and rights that are taken up are
 * recorded as a purchase and counted as one, while the law (s127) adds them to the pool.
 * @param entries in the order of `sortedLedger`
 */
export function matchBeforePool(
  accounts: readonly Entry<Account>[],
  entries: readonly LedgerEntry[],
): PoolMatching {
  const matched = new Map<RecordId, readonly LotPart[]>();
  const left = new Map<RecordId, LotPart>();
  const pooled = new Set(
    accounts.filter(({ data }) => data.costBasisMethod === 'pooledAverage').map(({ id }) => id),
  );
  if (pooled.size === 0) return { matched, left };
  const holdings = new Map<string, Trades>();
  for (const entry of entries) {
    const { accountId, securityId, newSecurityId } = entry.data;
    if (!securityId || !pooled.has(accountId)) continue;
    const isCounted = countTrade(tradesOf(holdings, accountId, securityId), entry);
    const received = newQuantityEffect(entry.data);
    if (isCounted && newSecurityId) tradesOf(holdings, accountId, newSecurityId).held += received;
  }
  for (const { purchases, sales } of holdings.values()) {
    identify(purchases, sales, 0, 0);
    identify(purchases, sales, 1, DAYS_AFTER);
    for (const day of sales) shareAmongSales(day, matched);
    for (const day of purchases) shareAmongPurchases(day, left);
  }
  return { matched, left };
}

function tradesOf(
  holdings: Map<string, Trades>,
  accountId: RecordId,
  securityId: RecordId,
): Trades {
  const key = `${accountId} ${securityId}`;
  const trades = holdings.get(key) ?? { purchases: [], sales: [], held: 0, era: 0 };
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
  trades.held += effect;
  if (isSplit || data.type === 'merger') trades.era += 1;
  const { date } = data;
  const { era } = trades;
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
  purchases: readonly DayOfPurchases[],
  sales: readonly DayOfSales[],
  from: number,
  to: number,
): void {
  let first = 0;
  for (const sale of sales) {
    const gap = (purchase: DayOfPurchases) => daysBetween(sale.date, purchase.date);
    for (let next = purchases[first]; next && gap(next) < from; next = purchases[first]) first += 1;
    for (let index = first; sale.open > 0; index += 1) {
      const purchase = purchases[index];
      if (!purchase || gap(purchase) > to) break;
      if (purchase.era !== sale.era || purchase.lot.quantity === 0) continue;
      const part = takeFrom(purchase.lot, Math.min(sale.open, purchase.lot.quantity));
      sale.open -= part.quantity;
      sale.parts.push(part);
    }
  }
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
