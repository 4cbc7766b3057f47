import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import {
  type CurrencyCode,
  type Money,
  minorUnitScale,
  QUANTITY_SCALE,
} from '#shared/lib/money.ts';

/** How amounts and days are written in the sentences that rules make, for one locale. */
export interface Wording {
  readonly locale: string;
  /** "€1,234.50": to the minor unit. */
  readonly money: (value: Money) => string;
  /** "€1,235": without decimals, for summaries. */
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

const MINUS = /-/g;
// Half to even, as all rounding of the product (domain.md section 4).
const ROUNDING = { roundingMode: 'halfEven' } as const;

/** The wording of `locale` (BCP 47); days are calendar days and know no time zone. */
export function wordingFor(locale: string): Wording {
  const exact = currencyFormats(locale, null);
  const rounded = currencyFormats(locale, 0);
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
  const withMinus = (text: string): string => text.replace(MINUS, '−');
  return {
    locale,
    money: (value) => withMinus(exact(value.currency).format(majorUnits(value))),
    roundMoney: (value) => withMinus(rounded(value.currency).format(majorUnits(value))),
    percent: (fraction, options) =>
      withMinus((options?.signed ? signedPercent : percent).format(fraction)),
    quantity: (millionths) => withMinus(plain.format(millionths / 10 ** QUANTITY_SCALE)),
    date,
    shortDate,
  };
}

/** English wording, for messages that no screen has asked for in another language. */
export const plainWording: Wording = wordingFor('en-GB');

function majorUnits(value: Money): number {
  // For display alone: a double shows every amount below 2^53 minor units to the last digit.
  return value.amount / 10 ** minorUnitScale(value.currency);
}

function currencyFormats(
  locale: string,
  decimals: number | null,
): (currency: CurrencyCode) => Intl.NumberFormat {
  const formats = new Map<CurrencyCode, Intl.NumberFormat>();
  return (currency) => {
    const known = formats.get(currency);
    if (known) return known;
    const digits = decimals ?? minorUnitScale(currency);
    const format = new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      ...ROUNDING,
    });
    formats.set(currency, format);
    return format;
  };
}

function dateFormat(
  locale: string,
  options: Intl.DateTimeFormatOptions,
): (day: CalendarDate) => string {
  const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  return (day) => format.format(new Date(`${day}T00:00:00.000Z`));
}

/** "1 day", "3 days": English counts for sentences. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
