import { expect, it } from 'vitest';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { scopeLabel, scopeOf, scopeOptions } from './book-scopes.ts';

const EUR = 'EUR' as CurrencyCode;
const USD = 'USD' as CurrencyCode;
const inEuros = { currency: EUR, isWhole: false };
const labels = (...args: Parameters<typeof scopeOptions>) =>
  scopeOptions(...args).map(({ label }) => label);

it('offers the accounts of each currency, and all of them in each', () => {
  expect(labels([{ currency: EUR }, { currency: USD }], inEuros)).toEqual([
    ...['Accounts in EUR', 'Accounts in USD'],
    ...['All accounts, in EUR', 'All accounts, in USD'],
  ]);
});

it('has what is chosen, also when nothing else is known yet or its last account has gone', () => {
  const whole = { currency: USD, isWhole: true };
  expect(labels([], whole)).toEqual([scopeLabel(whole)]);
  expect(labels([{ currency: EUR }], whole).at(-1)).toBe(scopeLabel(whole));
});

it('knows a scope again by the value of its option', () => {
  const currencies = [{ currency: EUR }, { currency: USD }];
  const scopes = scopeOptions(currencies, inEuros).map(({ value }) => scopeOf(value));
  expect(scopes.map(scopeLabel)).toEqual(labels(currencies, inEuros));
});
