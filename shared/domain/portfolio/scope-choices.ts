import type { ClientFile } from '../client/client-file.ts';
import { currenciesOf } from './client-figures.ts';
import { isHoldingAccount, type PortfolioScope, portfolioScope } from './portfolio-scope.ts';

/** Accounts whose performance can be shown together. */
export interface ScopeChoice {
  readonly key: string;
  readonly label: string;
  readonly scope: () => PortfolioScope;
}

/**
 * All accounts, those of each currency when there are several, and each account by itself. With
 * several currencies the first choice is those in the reporting currency: the whole needs rates.
 */
export function scopeChoices(file: ClientFile): readonly ScopeChoice[] {
  const accounts = file.accounts.filter(isHoldingAccount);
  const currencies = currenciesOf(accounts);
  const reporting = file.client.data.reportingCurrency;
  const [only, ...others] = currencies;
  if (!only) return [];
  const of = (
    key: string,
    label: string,
    chosen: typeof accounts,
    currency: typeof only,
  ): ScopeChoice => ({
    key,
    label,
    scope: () => portfolioScope(file, currency, { accounts: chosen }),
  });
  const whole = of('all', `All accounts, in ${reporting}`, accounts, reporting);
  const ordered = currencies.toSorted(
    (first, second) => Number(second === reporting) - Number(first === reporting),
  );
  return [
    ...(others.length === 0
      ? [of('all', `All accounts, ${only}`, accounts, only)]
      : [
          ...ordered.map((currency) =>
            of(
              currency,
              `Accounts in ${currency}`,
              accounts.filter(({ data }) => data.currency === currency),
              currency,
            ),
          ),
          whole,
        ]),
    ...(accounts.length > 1
      ? accounts.map((account) =>
          of(
            account.id,
            `${account.data.name}, ${account.data.currency}`,
            [account],
            account.data.currency,
          ),
        )
      : []),
  ];
}
