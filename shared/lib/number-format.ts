import { powerOfTen } from './decimal.ts';
import { type Money, minorUnitScale } from './money.ts';

/** Half to even, as all rounding of the product (domain.md section 4). */
export const ROUNDING = { roundingMode: 'halfEven' } as const;

export interface MoneyStyle {
  /** `none` where a column's head already says the currency. */
  readonly currency?: 'beside' | 'none';
  /** Whole units, for overviews and summaries. */
  readonly whole?: boolean;
  /** "+" before what is above nothing, for changes. */
  readonly signed?: boolean;
}

/** `text` with the minus sign that lines up with figures in place of a hyphen. */
export function withMinus(text: string): string {
  return text.replace(/-/g, '−');
}

/**
 * The one way in which amounts are written, on screen and on paper, in `locale` (BCP 47):
 * "EUR 1,234.50". The currency is its ISO code and not its symbol: "$" and "kr" are the money of
 * many countries, a client may read in another country than the manager, and three letters keep a
 * column straight in locales that write the currency behind the number.
 */
export function moneyFormat(locale: string): (value: Money, style?: MoneyStyle) => string {
  // A formatter is costly to make.
  const made = new Map<string, Intl.NumberFormat>();
  return (value, style = {}) => {
    const scale = minorUnitScale(value.currency);
    const key = `${value.currency} ${style.currency} ${style.whole} ${style.signed}`;
    const format = made.get(key) ?? newMoneyFormat(locale, value.currency, style);
    made.set(key, format);
    // For display alone: a double shows every amount below 2^53 minor units to the last digit.
    return withMinus(format.format(value.amount / powerOfTen(scale)));
  };
}

function newMoneyFormat(
  locale: string,
  currency: Money['currency'],
  style: MoneyStyle,
): Intl.NumberFormat {
  const decimals = style.whole ? 0 : minorUnitScale(currency);
  return new Intl.NumberFormat(locale, {
    ...(style.currency === 'none'
      ? { style: 'decimal' }
      : { style: 'currency', currency, currencyDisplay: 'code' }),
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    // Every amount alike: Spanish and Italian would leave four digits ungrouped, among others that are.
    useGrouping: 'always',
    signDisplay: style.signed ? 'exceptZero' : 'negative',
    ...ROUNDING,
  });
}
