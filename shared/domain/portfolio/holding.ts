import { addMonths, type CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode, Quantity } from '#shared/lib/money.ts';

/** A purchase that is still held, or what is left of it; `cost` in minor units, `null` when unknown. */
export interface Lot {
  readonly quantity: Quantity;
  readonly cost: number | null;
  readonly acquiredOn: CalendarDate | null;
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

/** Gain from one lot's part of a sale (or from capital returned beyond the cost), in minor units. */
export interface RealisedGain {
  readonly transactionId: RecordId;
  readonly accountId: RecordId;
  readonly securityId: RecordId;
  readonly currency: CurrencyCode;
  readonly quantity: Quantity;
  readonly acquiredOn: CalendarDate | null;
  readonly soldOn: CalendarDate;
  readonly proceeds: number;
  /** `null` when the cost is not known; then the gain is not known either. */
  readonly cost: number | null;
  readonly gain: number | null;
}

/** An entry that cannot be counted, and why; everything else is counted as if it were not there. */
export interface RefusedEntry {
  readonly transactionId: RecordId;
  readonly accountId: RecordId;
  readonly securityId: RecordId;
  readonly tag: 'beyondHolding' | 'nothingHeld';
  readonly reason: string;
}

/** What a ledger leads to. */
export interface LedgerHoldings {
  readonly holdings: readonly Holding[];
  readonly realisedGains: readonly RealisedGain[];
  readonly refused: readonly RefusedEntry[];
}

/** Whether a sale counts as long term: held more than one year (US; IRS publication 550). */
export function isLongTerm(acquiredOn: CalendarDate, soldOn: CalendarDate): boolean {
  return soldOn > addMonths(acquiredOn, 12);
}
