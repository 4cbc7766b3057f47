import { type CalendarDate, daysBetween } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { Entry } from '../client/client-file.ts';
import type { Account } from './account.ts';
import { type LedgerEntry, quantityEffect } from './ledger.ts';
import { type LotPart, takeFrom } from './lots.ts';

/** Purchases and sales that are identified with each other, so that they pass the pool by. */
export interface PoolMatching {
  /** Parts of a sale, by the sale's id, with the cost (minor units) and day of their purchases. */
  readonly matched: ReadonlyMap<RecordId, readonly LotPart[]>;
  /** What is left of a purchase for the pool, by the purchase's id. */
  readonly left: ReadonlyMap<RecordId, LotPart>;
}

/** The days after a sale within which a purchase is identified with it (TCGA 1992 s106A(5)). */
const DAYS_AFTER = 30;

interface Purchase {
  readonly date: CalendarDate;
  readonly era: number;
  readonly lot: LotPart;
}

interface Sale {
  readonly date: CalendarDate;
  readonly era: number;
  readonly parts: LotPart[];
  open: number;
}

/** Trades of one security in one account; an era ends with a split, whose units are others. */
interface Trades {
  readonly purchases: Purchase[];
  readonly sales: Sale[];
  held: number;
  era: number;
}

/**
 * What the UK identifies before its pool (Section 104 holding), for the accounts with the method
 * `pooledAverage`: a sale goes with purchases of the same day, then with those of the 30 days after
 * it, the earlier first. Source: HMRC Capital Gains Manual CG51560 (TCGA 1992 s105, s106A). Kept per
 * account, as every method here is, and not across a split. A purchase that is divided is rounded
 * half to even at each part; what is left of it keeps the rest, so that no money is lost.
 * @param entries in the order of `sortedLedger`
 */
export function matchBeforePool(
  accounts: readonly Entry<Account>[],
  entries: readonly LedgerEntry[],
): PoolMatching {
  const matched = new Map<RecordId, LotPart[]>();
  const left = new Map<RecordId, LotPart>();
  const pooled = new Set(
    accounts.filter(({ data }) => data.costBasisMethod === 'pooledAverage').map(({ id }) => id),
  );
  if (pooled.size === 0) return { matched, left };
  const holdings = new Map<string, Trades>();
  for (const entry of entries) {
    const { accountId, securityId } = entry.data;
    if (!securityId || !pooled.has(accountId)) continue;
    const key = `${accountId} ${securityId}`;
    const trades = holdings.get(key) ?? { purchases: [], sales: [], held: 0, era: 0 };
    holdings.set(key, trades);
    countTrade(trades, entry, matched, left);
  }
  for (const { purchases, sales } of holdings.values()) {
    identify(purchases, sales, 0, 0);
    identify(purchases, sales, 1, DAYS_AFTER);
  }
  return { matched, left };
}

/** Notes a purchase or sale; what the ledger will refuse is passed over as it is there. */
function countTrade(
  trades: Trades,
  { id, data }: LedgerEntry,
  matched: Map<RecordId, LotPart[]>,
  left: Map<RecordId, LotPart>,
): void {
  const effect = quantityEffect(data);
  const isSplit = data.type === 'split';
  if (trades.held + effect < 0) return;
  if (isSplit && (trades.held === 0 || trades.held + effect === 0)) return;
  trades.held += effect;
  const { date } = data;
  if (isSplit) trades.era += 1;
  if (data.type === 'buy') {
    const lot = { quantity: effect, cost: Math.abs(data.amount), acquiredOn: date };
    left.set(id, lot);
    trades.purchases.push({ date, era: trades.era, lot });
  }
  if (data.type === 'sell') {
    const parts: LotPart[] = [];
    matched.set(id, parts);
    trades.sales.push({ date, era: trades.era, parts, open: -effect });
  }
}

/** Identifies sales with purchases of `from` to `to` days after them; both are oldest first. */
function identify(
  purchases: readonly Purchase[],
  sales: readonly Sale[],
  from: number,
  to: number,
): void {
  let first = 0;
  for (const sale of sales) {
    const gap = (purchase: Purchase) => daysBetween(sale.date, purchase.date);
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
