import { describe, expect, it } from 'vitest';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { newClient } from '../client/client-builders.ts';
import { emptyClientFile } from '../client/client-file.ts';
import { entryNamed } from '../client/client-file-builder.ts';
import { newAccount } from './portfolio-builders.ts';
import { scopeChoices } from './scope-choices.ts';

const client = entryNamed('client', newClient({ name: 'Client' }));

function choicesFor(accounts: Readonly<Record<string, string>>) {
  const entries = Object.entries(accounts).map(([name, kind]) =>
    entryNamed(
      name,
      newAccount({
        ...{ clientId: client.id, name },
        ...(kind === 'sales' ? { accountType: 'sales' } : { currency: kind as CurrencyCode }),
      }),
    ),
  );
  return scopeChoices({ ...emptyClientFile(client), accounts: entries });
}

const labels = (accounts: Readonly<Record<string, string>>) =>
  choicesFor(accounts).map(({ label }) => label);

describe('whose performance can be shown', () => {
  it('is nobody’s when the client only buys', () => {
    expect(labels({ Shop: 'sales' })).toEqual([]);
  });

  it('is one account’s without a choice, several together and each by itself', () => {
    expect(labels({ Depot: 'EUR' })).toEqual(['All accounts, EUR']);
    expect(labels({ Depot: 'EUR', Reserve: 'EUR', Shop: 'sales' })).toEqual([
      'All accounts, EUR',
      'Depot, EUR',
      'Reserve, EUR',
    ]);
  });

  it('begins with the reporting currency when there are several', () => {
    const accounts = { Overseas: 'USD', Depot: 'EUR', Third: 'USD' };
    expect(labels(accounts).slice(0, 3)).toEqual([
      'Accounts in EUR',
      'Accounts in USD',
      'All accounts, in EUR',
    ]);
    const dollars = choicesFor(accounts)[1]?.scope();
    expect(dollars?.accounts.map(({ data }) => data.name)).toEqual(['Overseas', 'Third']);
    expect(dollars?.currency).toBe('USD');
  });
});
