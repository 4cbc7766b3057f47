import type { BookScope } from '#shared/domain/portfolio/book-part.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';

/** A choice of the accounts that are one portfolio. */
export interface ScopeOption {
  readonly value: string;
  readonly label: string;
}

/** The accounts of each currency, all of them in each, and what is chosen, whose accounts may have gone. */
export function scopeOptions(
  currencies: readonly { readonly currency: CurrencyCode }[],
  chosen: BookScope,
): readonly ScopeOption[] {
  const known = [false, true].flatMap((isWhole) =>
    currencies.map(({ currency }) => ({ currency, isWhole })),
  );
  const value = scopeValue(chosen);
  const isKnown = known.some((scope) => scopeValue(scope) === value);
  return (isKnown ? known : [...known, chosen]).map((scope) => ({
    value: scopeValue(scope),
    label: scopeLabel(scope),
  }));
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
