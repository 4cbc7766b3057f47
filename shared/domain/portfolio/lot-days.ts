import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { Quantity } from '#shared/lib/money.ts';
import { holdingsOf } from './holdings.ts';
import { sumOrNull } from './lot-figures.ts';
import type { PortfolioRecords } from './portfolio-scope.ts';

/** All lots that were acquired on one day, which a sale names together. */
export interface LotDay {
  readonly acquiredOn: CalendarDate;
  readonly lots: number;
  readonly quantity: Quantity;
  /** In minor units of the account; `null` when it is not recorded. */
  readonly cost: number | null;
}

/** What a sale can be taken from. */
export interface SaleableLots {
  /** Oldest first. Lots whose day is not recorded cannot be named and are left out. */
  readonly days: readonly LotDay[];
  /** Everything held, also what cannot be named. */
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

/** The lots that the account of `sale` holds of its security on its day, without the sale itself. */
export function saleableLots(
  { accounts, transactions }: Pick<PortfolioRecords, 'accounts' | 'transactions'>,
  sale: SaleOfLots,
): SaleableLots {
  const { holdings } = holdingsOf({
    accounts,
    transactions: transactions.filter(({ id }) => id !== sale.id),
    until: sale.date,
  });
  const holding = holdings.find(
    ({ accountId, securityId }) => accountId === sale.accountId && securityId === sale.securityId,
  );
  const byDay = new Map<CalendarDate, LotDay>();
  for (const { acquiredOn, quantity, cost } of holding?.lots ?? []) {
    if (acquiredOn === null) continue;
    const day = byDay.get(acquiredOn) ?? { acquiredOn, lots: 0, quantity: 0, cost: 0 };
    byDay.set(acquiredOn, {
      acquiredOn,
      lots: day.lots + 1,
      quantity: (day.quantity + quantity) as Quantity,
      cost: sumOrNull([day.cost, cost]),
    });
  }
  return {
    days: [...byDay.values()].sort((a, b) => (a.acquiredOn < b.acquiredOn ? -1 : 1)),
    held: holding?.quantity ?? (0 as Quantity),
  };
}

/** How a sale and the lots it names fit together. */
export type LotFit =
  | { readonly tag: 'fits' }
  /** The ledger refuses the sale. */
  | { readonly tag: 'beyondHolding'; readonly held: Quantity }
  /** The day has no lot, so that the oldest would be sold. */
  | { readonly tag: 'noLot' }
  /** The lots of the day are `fromDay`; the oldest others make up the `rest`. */
  | { readonly tag: 'tooFew'; readonly fromDay: Quantity; readonly rest: Quantity };

/** How selling `quantity` (with either sign) from the lots of `acquiredOn` would turn out. */
export function lotFit(
  { days, held }: SaleableLots,
  acquiredOn: CalendarDate | undefined,
  quantity: Quantity | undefined,
): LotFit {
  const wanted = Math.abs(quantity ?? 0);
  if (wanted > held) return { tag: 'beyondHolding', held };
  if (acquiredOn === undefined) return { tag: 'fits' };
  const day = days.find((each) => each.acquiredOn === acquiredOn);
  if (!day) return { tag: 'noLot' };
  if (wanted <= day.quantity) return { tag: 'fits' };
  return { tag: 'tooFew', fromDay: day.quantity, rest: (wanted - day.quantity) as Quantity };
}
