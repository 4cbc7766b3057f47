import { assertNever } from '#shared/lib/assert.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';

/** What is missing when a figure of a portfolio cannot be computed, with its day and security. */
export type FigureCause =
  | {
      readonly tag: 'priceMissing';
      readonly securityId: RecordId;
      readonly security: string;
      readonly date: CalendarDate;
      /** The day of the last price before `date`; `null` when there is none at all. */
      readonly lastPriceOn: CalendarDate | null;
    }
  | {
      readonly tag: 'rateMissing';
      readonly from: CurrencyCode;
      readonly to: CurrencyCode;
      readonly date: CalendarDate;
    }
  | { readonly tag: 'capitalNotPositive'; readonly date: CalendarDate }
  | { readonly tag: 'recordTooShort'; readonly beginsOn: CalendarDate }
  | { readonly tag: 'capitalCameLater'; readonly date: CalendarDate };

/**
 * `cause` as words that complete the sentence "unavailable: …".
 * @param date writes a day; as in a record when left out
 */
export function causeWords(
  cause: FigureCause,
  date: (day: CalendarDate) => string = (day) => day,
): string {
  switch (cause.tag) {
    case 'priceMissing':
      return cause.lastPriceOn
        ? `no price of ${cause.security} on ${date(cause.date)}; its last one is of ${date(cause.lastPriceOn)}`
        : `no price of ${cause.security} on ${date(cause.date)} or before`;
    case 'rateMissing':
      return `no exchange rate from ${cause.from} to ${cause.to} on ${date(cause.date)}`;
    case 'capitalNotPositive':
      return `the invested capital was not positive on ${date(cause.date)}`;
    case 'recordTooShort':
      return `the records begin on ${date(cause.beginsOn)}, within the period`;
    case 'capitalCameLater':
      return `nothing was invested before ${date(cause.date)}, within the period`;
    default:
      return assertNever(cause);
  }
}
