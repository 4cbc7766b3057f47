import type { BookScope } from '#shared/domain/portfolio/book-part.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';

/** A choice of the accounts that are one portfolio. */
export interface ScopeOption {
  readonly value: string;
  readonly label: string;
}

/** The accounts of each currency and, when there are several, all of them in each. */
export function scopeOptions(
  currencies: readonly { readonly currency: CurrencyCode }[],
): readonly ScopeOption[] {
  const option = (isWhole: boolean) =>
    currencies.map(({ currency }) => {
      const scope = { currency, isWhole };
      return { value: scopeValue(scope), label: scopeLabel(scope) };
    });
  return currencies.length > 1 ? [...option(false), ...option(true)] : option(false);
}

/** "Accounts in EUR" or "All accounts, in EUR". */
export function scopeLabel({ currency, isWhole }: BookScope): string {
  return isWhole ? `All accounts, in ${currency}` : `Accounts in ${currency}`;
}

const WHOLE = 'all ';

/** `scope` as the value of an option. */
export function scopeValue({ currency, isWhole }: BookScope): string {
  return isWhole ? `${WHOLE}${currency}` : currency;
}

/** The scope of an option's value. */
export function scopeOf(value: string): BookScope {
  const isWhole = value.startsWith(WHOLE);
  return { currency: (isWhole ? value.slice(WHOLE.length) : value) as CurrencyCode, isWhole };
}
