import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { type Money, QUANTITY_SCALE } from '#shared/lib/money.ts';
import { moneyFormat, ROUNDING, withMinus } from '#shared/lib/number-format.ts';

/** How amounts and days are written in the sentences that rules make, for one locale. */
export interface Wording {
  readonly locale: string;
  /** "EUR 1,234.50": to the minor unit. */
  readonly money: (value: Money) => string;
  /** "EUR 1,234": without decimals, for summaries. */
  readonly roundMoney: (value: Money) => string;
  /** "4.4%" of a fraction, with its sign when `signed`. */
  readonly percent: (fraction: number, options?: { readonly signed?: boolean }) => string;
  /** A quantity in millionths as a number of pieces. */
  readonly quantity: (millionths: number) => string;
  /** "24 Nov 2026". */
  readonly date: (day: CalendarDate) => string;
  /** "24 Nov", for days within a year. */
  readonly shortDate: (day: CalendarDate) => string;
}

/** The wording of `locale` (BCP 47); days are calendar days and know no time zone. */
export function wordingFor(locale: string): Wording {
  const money = moneyFormat(locale);
  const plain = new Intl.NumberFormat(locale, {
    maximumFractionDigits: QUANTITY_SCALE,
    ...ROUNDING,
  });
  const percent = new Intl.NumberFormat(locale, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    ...ROUNDING,
  });
  const signedPercent = new Intl.NumberFormat(locale, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    signDisplay: 'exceptZero',
    ...ROUNDING,
  });
  const date = dateFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' });
  const shortDate = dateFormat(locale, { day: 'numeric', month: 'short' });
  return {
    locale,
    money: (value) => money(value),
    roundMoney: (value) => money(value, { whole: true }),
    percent: (fraction, options) =>
      withMinus((options?.signed ? signedPercent : percent).format(fraction)),
    quantity: (millionths) => withMinus(plain.format(millionths / 10 ** QUANTITY_SCALE)),
    date,
    shortDate,
  };
}

/** English wording, for messages that no screen has asked for in another language. */
export const plainWording: Wording = wordingFor('en-GB');

function dateFormat(
  locale: string,
  options: Intl.DateTimeFormatOptions,
): (day: CalendarDate) => string {
  const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  return (day) => format.format(new Date(`${day}T00:00:00.000Z`));
}

/** "today", "1 day ago", "3 days ago". */
export function daysAgo(days: number): string {
  return days === 0 ? 'today' : `${counted(days, 'day')} ago`;
}

/** "1 day", "3 days": English counts for sentences. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** "every day", "every 45 days". */
export function everyDays(days: number): string {
  return days === 1 ? 'every day' : `every ${days} days`;
}
