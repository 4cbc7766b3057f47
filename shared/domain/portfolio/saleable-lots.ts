import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { plainQuantity, type Quantity } from '#shared/lib/money.ts';
import type { RuleBreach } from '../kind.ts';
import type { Wording } from '../wording.ts';
import { holdingsOf } from './holdings.ts';
import { isSecurityTransfer } from './ledger.ts';
import { sumOrNull } from './lot-figures.ts';
import { type LotNaming, lotKey, type NamedLot, unitsByLot } from './named-lots.ts';
import type { PortfolioRecords } from './portfolio-scope.ts';
import type { Transaction } from './transaction.ts';

/** A lot that a sale can name, see `namedLot`. */
export interface SaleableLot {
  readonly purchaseId: RecordId | null;
  readonly acquiredOn: CalendarDate | null;
  readonly quantity: Quantity;
  /** In minor units of the account; `null` when it is not recorded. */
  readonly cost: number | null;
}

/** What a sale can be taken from. */
export interface SaleableLots {
  /** Oldest first; together they are everything that is held. */
  readonly lots: readonly SaleableLot[];
  readonly held: Quantity;
}

/** What a sale says of itself while it is written. */
export interface SaleOfLots {
  /** `null` while it is not recorded. */
  readonly id: RecordId | null;
  readonly accountId: RecordId;
  readonly securityId: RecordId;
  readonly date: CalendarDate;
}

type Ledger = Pick<PortfolioRecords, 'accounts' | 'transactions'>;

/** The lots that the account of `sale` holds of its security on its day, without the sale itself. */
export function saleableLots({ accounts, transactions }: Ledger, sale: SaleOfLots): SaleableLots {
  const { holdings } = holdingsOf({
    accounts,
    transactions: transactions.filter(({ id }) => id !== sale.id),
    until: sale.date,
  });
  const holding = holdings.find(
    ({ accountId, securityId }) => accountId === sale.accountId && securityId === sale.securityId,
  );
  const byKey = new Map<string, SaleableLot>();
  for (const { purchase, acquiredOn, quantity, cost } of holding?.lots ?? []) {
    const key = lotKey(purchase, acquiredOn);
    const known = byKey.get(key);
    byKey.set(key, {
      purchaseId: purchase ?? null,
      acquiredOn,
      quantity: ((known?.quantity ?? 0) + quantity) as Quantity,
      cost: sumOrNull([known ? known.cost : 0, cost]),
    });
  }
  return {
    lots: [...byKey.values()].sort((a, b) =>
      (a.acquiredOn ?? '').localeCompare(b.acquiredOn ?? ''),
    ),
    held: holding?.quantity ?? (0 as Quantity),
  };
}

/**
 * What a sale of `quantity` (with either sign) takes by name: the lots that it names or, of an older
 * one, those of its day as the ledger takes them. What the day does not have is named by nobody.
 */
export function lotsNamedBy(
  { namedLots, acquiredOn }: LotNaming,
  quantity: Quantity | undefined,
  { lots }: SaleableLots,
): readonly NamedLot[] {
  if (namedLots) return namedLots;
  if (!acquiredOn) return [];
  const ofDay = lots.filter((lot) => lot.acquiredOn === acquiredOn);
  return oldestOf(ofDay, Math.abs(quantity ?? 0), []);
}

/** `named` and, from the oldest of `lots`, as many units more that nobody named yet as make `more`. */
export function oldestOf(
  lots: readonly SaleableLot[],
  more: number,
  named: readonly NamedLot[],
): readonly NamedLot[] {
  const all = new Map(named.map((lot) => [lotKey(lot.purchaseId, lot.acquiredOn), lot]));
  let wanted = more;
  for (const { purchaseId, acquiredOn, quantity } of lots) {
    const key = lotKey(purchaseId, acquiredOn);
    const already = all.get(key)?.quantity ?? 0;
    const taken = Math.min(wanted, quantity - already);
    if (taken <= 0) continue;
    all.set(key, { purchaseId, acquiredOn, quantity: (already + taken) as Quantity });
    wanted -= taken;
  }
  return [...all.values()];
}

/**
 * What speaks against the lots that `draft` names, on its day: one that is not held, or has not as much.
 * Nothing where lots are not chosen, and of what names none.
 * @param id of the entry that is edited; `null` for a new one
 */
export function heldLotBreaches(
  ledger: Ledger,
  id: RecordId | null,
  draft: Transaction,
  wording: Pick<Wording, 'date'>,
): readonly RuleBreach[] {
  const { namedLots = [], accountId, securityId, date } = draft;
  if (namedLots.length === 0 || !securityId || !takesChosenLots(draft, ledger)) return [];
  const { lots } = saleableLots(ledger, { id, accountId, securityId, date });
  const held = unitsByLot(lots);
  return namedLots.flatMap(({ purchaseId, acquiredOn, quantity }): readonly RuleBreach[] => {
    const there = held.get(lotKey(purchaseId, acquiredOn)) ?? 0;
    if (quantity <= there) return [];
    const lot = acquiredOn ? `of ${wording.date(acquiredOn)}` : 'without a day';
    const message = `the lot ${lot} has ${plainQuantity(there)} units on that day, not ${plainQuantity(quantity)}`;
    return [{ field: 'namedLots', message }];
  });
}

/** Whether the entry takes units from an account whose lots are chosen. */
export function takesChosenLots(
  entry: Pick<Transaction, 'type' | 'accountId' | 'securityId'>,
  { accounts }: Pick<Ledger, 'accounts'>,
): boolean {
  const leaves =
    entry.type === 'sell' || (entry.type === 'transferOut' && isSecurityTransfer(entry));
  return (
    leaves &&
    accounts.some(
      ({ id, data }) => id === entry.accountId && data.costBasisMethod === 'specificLot',
    )
  );
}
