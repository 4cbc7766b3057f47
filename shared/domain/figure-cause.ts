import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { counted, plainWording } from './wording.ts';

/** What is missing when a figure cannot be computed, with its day and security. */
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
  | { readonly tag: 'capitalCameLater'; readonly date: CalendarDate }
  | { readonly tag: 'capitalLeft'; readonly date: CalendarDate }
  | { readonly tag: 'nothingRecorded'; readonly until: CalendarDate }
  | { readonly tag: 'flowUnknown'; readonly beginsOn: CalendarDate }
  | { readonly tag: 'noOrderUpTo'; readonly until: CalendarDate }
  | { readonly tag: 'noOrderBefore'; readonly beginsOn: CalendarDate }
  | {
      readonly tag: 'noEarlierPrice';
      readonly from: CalendarDate;
      readonly to: CalendarDate;
    }
  | {
      readonly tag: 'conversionTooLarge';
      readonly from: CurrencyCode;
      readonly to: CurrencyCode;
      readonly date: CalendarDate;
    }
  | { readonly tag: 'noPaymentYet'; readonly heldSince: CalendarDate }
  | { readonly tag: 'costMissing'; readonly security: string }
  /** Days with an order, and how many a rhythm needs. */
  | { readonly tag: 'fewOrderDays'; readonly days: number; readonly needed: number }
  | {
      readonly tag: 'profitUnknown';
      /** How many products have none, of how many; one of them, and why it has none. */
      readonly unknown: number;
      readonly of: number;
      readonly product: string;
      readonly because: FigureCause;
    }
  | { readonly tag: PlainCause };

/** Causes that need no more than their name. */
export type PlainCause = keyof typeof PLAIN_CAUSES;

/** The words of those causes, in English. */
export const PLAIN_CAUSES = {
  noAccount: 'no account is recorded',
  nothingRecordedAtAll: 'no transaction is recorded',
  nothingInvested: 'nothing was invested in the period',
  averageCapitalNotPositive: 'the average capital is not positive',
  oneSidedFlows: 'it needs money paid in and money received or still there',
  noBalancingRate: 'no rate makes the flows balance',
  noPositiveValue: 'there is no positive value to divide',
  noBenchmark: 'no benchmark is set',
  differentBenchmarks: 'the accounts have different benchmarks',
  benchmarkNotWhole: 'the weights of the benchmark are not 100 %',
  noOrder: 'no order is recorded',
  nothingOrdered: 'nothing was ordered in these days',
  noRevenue: 'there was no revenue',
  noRevenueBefore: 'there was no revenue in the days it is compared with',
  recordsTooShort: 'the records do not reach back so far',
  heldTooShort: 'it is held for less than a year',
  worthNothing: 'it has no positive value',
  unitCostMissing: 'what a piece costs is not recorded',
  periodReversed: 'the period ends before it begins',
} as const;

/**
 * `cause` as words that complete the sentence "unavailable: …".
 * @param date writes a day; in plain English when left out
 */
export function causeWords(
  cause: FigureCause,
  date: (day: CalendarDate) => string = plainWording.date,
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
    case 'capitalLeft':
      return `nothing has been invested since ${date(cause.date)}, within the period`;
    case 'nothingRecorded':
      return `no transaction is recorded up to ${date(cause.until)}`;
    case 'flowUnknown':
      return `the records begin on ${date(cause.beginsOn)}, too late to know what flows in a month`;
    case 'noOrderUpTo':
      return `no order is recorded up to ${date(cause.until)}`;
    case 'noOrderBefore':
      return `no order is recorded before ${date(cause.beginsOn)}`;
    case 'noEarlierPrice':
      return `nothing of what was ordered was ordered from ${date(cause.from)} to ${date(cause.to)}, so no earlier price is known`;
    case 'conversionTooLarge':
      return `the rate from ${cause.from} to ${cause.to} on ${date(cause.date)} gives more money than can be reckoned with`;
    case 'noPaymentYet':
      return `it has been held only since ${date(cause.heldSince)} and has paid nothing yet`;
    case 'costMissing':
      return `the cost of ${cause.security} is not recorded`;
    case 'fewOrderDays':
      return `there are orders on only ${counted(cause.days, 'day')}; a rhythm needs ${cause.needed}`;
    case 'profitUnknown':
      return `of ${cause.unknown} of ${cause.of} products, such as ${cause.product}: ${causeWords(cause.because, date)}`;
    default:
      return PLAIN_CAUSES[cause.tag];
  }
}
