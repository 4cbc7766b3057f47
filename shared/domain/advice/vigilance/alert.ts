import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { Money } from '#shared/lib/money.ts';

/** What vigilance looks for; each has one rule, in a file of its own. */
export const VIGILANCE_RULES = [
  'elderExploitation',
  'changedContact',
  'inAndOut',
  'newPayee',
  'structuring',
  'dormantAccount',
  'returns',
  'repeatedOrder',
  'unusualAmount',
] as const;
export type VigilanceRule = (typeof VIGILANCE_RULES)[number];

/** A figure with its unit, so that it is written in the reader's locale. */
export type AlertValue =
  | { readonly unit: 'money'; readonly value: Money }
  | { readonly unit: 'day'; readonly value: CalendarDate }
  | { readonly unit: 'days' | 'years' | 'count'; readonly value: number }
  | { readonly unit: 'text'; readonly value: string }
  /** A fraction: 0.8 is 80 %. */
  | { readonly unit: 'share'; readonly value: number }
  /** A plain number with two decimals: a deviation, a multiple. */
  | { readonly unit: 'number'; readonly value: number };

/** Words and figures in turn; `alert-words.ts` writes them out. */
export type Sentence = readonly (string | AlertValue)[];

/** A record beside the transactions that an alert speaks of. */
export interface AlertSource {
  readonly kind: 'client' | 'contact' | 'authority';
  readonly id: RecordId;
}

/** One of the figures that raised an alert, and where it comes from when that is not plain. */
export interface AlertFigure {
  readonly label: string;
  readonly value: AlertValue;
  /** How it is computed from the figures above it. */
  readonly how?: string;
}

/**
 * Something in a client's ledger or behaviour that a person should look at: facts and figures, no
 * verdict. The same records give the same alert, whatever the order in which they came.
 */
export interface Alert {
  readonly rule: VigilanceRule;
  /** The same for the same finding at every computation, so that a decision about it holds. */
  readonly fingerprint: string;
  readonly clientId: RecordId;
  readonly accountId: RecordId;
  /** First and last day of the transactions. */
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** The transactions that raised it, oldest first; of very many the latest. */
  readonly transactionIds: readonly RecordId[];
  /** Earlier transactions they were measured against, oldest first. */
  readonly comparedIds: readonly RecordId[];
  /** Other records that belong to it: a contact that changed, an authority. */
  readonly sources: readonly AlertSource[];
  /** The money it is about. */
  readonly amount: Money;
  readonly sentence: Sentence;
  readonly figures: readonly AlertFigure[];
  /**
   * What would be accepted as the client's habit: alerts of this rule with the same `key` and no
   * larger `size` (whole units of the rule: minor units, days, millionths).
   */
  readonly pattern: { readonly key: string; readonly size: number };
  /** 0 to 100, to rank by; not a probability. */
  readonly score: number;
}

export const moneyValue = (amount: number, currency: Money['currency']): AlertValue => ({
  unit: 'money',
  value: { amount: Math.round(amount), currency },
});
export const dayValue = (value: CalendarDate): AlertValue => ({ unit: 'day', value });
export const countValue = (value: number): AlertValue => ({ unit: 'count', value });
export const daysValue = (value: number): AlertValue => ({ unit: 'days', value });
export const shareValue = (value: number): AlertValue => ({ unit: 'share', value });
export const numberValue = (value: number): AlertValue => ({ unit: 'number', value });

/**
 * How strongly a figure is above its limit, between `base` at the limit and 97 far above it.
 * @param ratio figure ÷ limit, at least 1
 */
export function scoreOf(base: number, ratio: number): number {
  const strength = 1 - 1 / Math.max(1, ratio);
  return Math.round((base + (97 - base) * strength) * 10) / 10;
}
