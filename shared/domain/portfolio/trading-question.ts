import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import type { ClientFile } from '../client/client-file.ts';
import type { Period } from '../period.ts';
import type { RateLookup } from './exchange-rate.ts';
import type { LedgerEntry } from './ledger.ts';

/** What trading figures are made from. */
export interface TradingQuestion {
  /** See `salesIn`, oldest first. */
  readonly sales: readonly LedgerEntry[];
  readonly currency: CurrencyCode;
  readonly products: ClientFile['products'];
  readonly period: Period;
  /** The rhythm of orders is always that of today. */
  readonly today: CalendarDate;
  readonly rates: RateLookup;
}
