import { addDays, addMonths, type CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode, Quantity } from '#shared/lib/money.ts';
import type { TransactionType } from './transaction.ts';

/**
 * The loss that is part of a lot's cost because the lot replaced units sold at a loss (wash sale).
 * `loss` in minor units, positive.
 */
export interface CarriedLoss {
  readonly loss: number;
  /** When the units with the loss were sold. */
  readonly soldOn: CalendarDate;
  /** The day from which the lot counts as held; `null` when that of the units sold is not known. */
  readonly heldFrom: CalendarDate | null;
}

/** A purchase that is still held, or what is left of it; `cost` in minor units, `null` when unknown. */
export interface Lot {
  readonly quantity: Quantity;
  readonly cost: number | null;
  readonly acquiredOn: CalendarDate | null;
  /** The purchase it is from, wherever it was moved since; none for what came from outside. */
  readonly purchase?: RecordId | undefined;
  /** Only where wash sales are looked for. */
  readonly carried?: CarriedLoss | undefined;
}

/** What an account holds of a security. */
export interface Holding {
  readonly accountId: RecordId;
  readonly securityId: RecordId;
  readonly currency: CurrencyCode;
  readonly quantity: Quantity;
  readonly cost: number | null;
  readonly lots: readonly Lot[];
}

/**
 * Gain from one lot's part of a sale, in minor units; also from capital returned beyond the cost and from
 * money that came with a merger, both of no units.
 */
export interface RealisedGain {
  readonly transactionId: RecordId;
  readonly accountId: RecordId;
  readonly securityId: RecordId;
  readonly currency: CurrencyCode;
  readonly quantity: Quantity;
  readonly acquiredOn: CalendarDate | null;
  /** The purchase of its lot; none for a lot that came from outside. */
  readonly purchase?: RecordId | undefined;
  /** The day from which the term counts; before `acquiredOn` where a wash sale carried time on. */
  readonly heldFrom: CalendarDate | null;
  readonly soldOn: CalendarDate;
  readonly proceeds: number;
  /** `null` when the cost is not known; then the gain is not known either. */
  readonly cost: number | null;
  readonly gain: number | null;
  /** The part of a loss that is not deducted (wash sale), positive; 0 unless they are looked for. */
  readonly disallowed: number;
}

/** Why named lots cannot give what is taken from them. */
export type LotsRefusal =
  | {
      readonly tag: 'tooLittleHeld';
      readonly acquiredOn: CalendarDate | null;
      /** Millionths of a piece. */
      readonly wanted: number;
      readonly held: number;
    }
  /** They break a rule of their own, told in English. */
  | { readonly tag: 'breach'; readonly message: string };

/** An entry that cannot be counted, and why; everything else is counted as if it were not there. */
export interface RefusedEntry {
  readonly transactionId: RecordId;
  readonly accountId: RecordId;
  readonly securityId: RecordId;
  readonly tag: 'beyondHolding' | 'beyondLots' | 'nothingHeld';
  readonly type: TransactionType;
  readonly date: CalendarDate;
  /** Millionths of a piece that it takes, and that were held; `null` where nothing was, and for named lots. */
  readonly quantities: { readonly wanted: number; readonly held: number } | null;
  /** What is wrong with the lots it names; only where the tag is `beyondLots`. */
  readonly lots: LotsRefusal | null;
}

/** What a ledger leads to. */
export interface LedgerHoldings {
  readonly holdings: readonly Holding[];
  readonly realisedGains: readonly RealisedGain[];
  readonly refused: readonly RefusedEntry[];
}

/**
 * Whether a sale counts as long term (US): held more than one year, counted in calendar months from
 * the day after the acquisition up to and with the day of the sale. What was acquired on the last day
 * of February has been held for a year at the end of the next February, be it the 28th or the 29th.
 * Source: IRS publication 544, "Holding period" (550 was not found whole); for ends of months Rev. Rul. 66-7, whose own
 * text was not found, as J.K. Lasser's Your Income Tax 2013, section 5.9, tells it.
 */
export function isLongTerm(acquiredOn: CalendarDate, soldOn: CalendarDate): boolean {
  return soldOn > addMonths(acquiredOn, 12) && soldOn >= addMonths(addDays(acquiredOn, 1), 12);
}
