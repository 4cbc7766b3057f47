import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode, Quantity, UnitPrice } from '#shared/lib/money.ts';
import type { AssetClass } from '../account.ts';
import type { Allocation } from '../allocation.ts';
import type { RealisedGain } from '../holding.ts';
import type { LedgerEntry } from '../ledger.ts';
import type { NamedLot } from '../named-lots.ts';

/** Why of all that could be sold just this is. */
export type SaleReason = 'loss' | 'noGain' | 'longTermGain' | 'unknownGain' | 'shortTermGain';

/** A sale or purchase that is proposed; amounts in minor units of the account's currency. */
export interface ProposedTrade {
  readonly side: 'sell' | 'buy';
  readonly accountId: RecordId;
  readonly accountName: string;
  readonly securityId: RecordId;
  readonly name: string;
  readonly assetClass: AssetClass;
  /** Positive on both sides. */
  readonly quantity: Quantity;
  readonly price: UnitPrice;
  readonly pricedOn: CalendarDate;
  /** Quantity at the price, before the cost of the deal. */
  readonly amount: number;
  readonly cost: number;
  /** The lots to name at the sale, in accounts where lots are chosen; otherwise none. */
  readonly namedLots: readonly NamedLot[];
  /** Of a purchase: none. Of a sale: what the ledger will show when it is entered. */
  readonly gains: readonly RealisedGain[];
  readonly saleReasons: readonly SaleReason[];
}

/** Why a class cannot be brought into its band, or not all the way. */
export type ShortfallCause =
  | { readonly tag: 'shortTermGain'; readonly name: string; readonly value: number }
  | { readonly tag: 'washSale'; readonly name: string; readonly value: number }
  | { readonly tag: 'belowMinimum'; readonly name: string; readonly value: number }
  | { readonly tag: 'nothingToBuy' }
  | { readonly tag: 'replacementTooSoon'; readonly name: string; readonly until: CalendarDate }
  | { readonly tag: 'atLimit'; readonly name: string }
  | { readonly tag: 'maturesSoon'; readonly name: string; readonly on: CalendarDate }
  | { readonly tag: 'noMoney'; readonly missing: number }
  | { readonly tag: 'moneyElsewhere'; readonly missing: number }
  | { readonly tag: 'cashKept'; readonly amount: number }
  | { readonly tag: 'wholeShares' };

/** A class that stays out of its band, and everything that stands in the way. */
export interface Shortfall {
  readonly assetClass: AssetClass;
  readonly drift: number;
  readonly causes: readonly ShortfallCause[];
}

/** What a deal is taken to cost: `fees` on deals of `amount`. */
export interface DealingCost {
  readonly source: 'policy' | 'ownDeals' | 'unknown';
  readonly fees: number;
  readonly amount: number;
}

/** Gains of the proposed sales by term, minor units; `null` when a cost is not known. */
export interface ProposedGains {
  readonly short: number | null;
  readonly long: number | null;
  readonly unknown: number | null;
  /** Of the losses, what would not be deducted (wash sales), positive. */
  readonly disallowed: number;
}

/** Trades that bring classes back into their bands, and what comes of them. */
export interface Proposal {
  readonly day: CalendarDate;
  readonly currency: CurrencyCode;
  readonly trades: readonly ProposedTrade[];
  /** The trades as the ledger would have them. */
  readonly entries: readonly LedgerEntry[];
  readonly before: Allocation;
  readonly after: Allocation;
  readonly dealingCost: DealingCost;
  readonly cost: number;
  readonly gains: ProposedGains;
  readonly shortfalls: readonly Shortfall[];
  readonly minimumTrade: number;
}
