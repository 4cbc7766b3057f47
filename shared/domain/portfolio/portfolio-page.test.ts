import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { CurrencyCode, Quantity, UnitPrice } from '#shared/lib/money.ts';
import { newClient } from '../client/client-builders.ts';
import { emptyClientFile } from '../client/client-file.ts';
import { byId, entryNamed, priceSeries } from '../client/client-file-builder.ts';
import { ratesByPair } from './exchange-rates.ts';
import { newAccount, newSecurity, newTransaction } from './portfolio-builders.ts';
import { holdingsBySize } from './portfolio-page.ts';

const day = '2026-11-24' as CalendarDate;
const [EUR, JPY] = ['EUR' as CurrencyCode, 'JPY' as CurrencyCode];
const client = entryNamed('client', newClient({ name: 'Client', reportingCurrency: EUR }));

/** Units of a security in an account of its currency, at one each. */
function held(name: string, currency: CurrencyCode, units: number) {
  const security = entryNamed(name, newSecurity({ name, currency }));
  const account = entryNamed(
    `account of ${name}`,
    newAccount({ clientId: client.id, name, currency }),
  );
  const purchase = entryNamed(
    `purchase of ${name}`,
    newTransaction({
      ...{ clientId: client.id, accountId: account.id, currency, type: 'buy', date: day },
      ...{ securityId: security.id, quantity: (units * 1e6) as Quantity },
    }),
  );
  return { security, account, purchase };
}

describe('the holdings of a client', () => {
  const all = [held('Tokyo', JPY, 12_000), held('Paris', EUR, 100), held('Osaka', JPY, 30_000)];
  const file = {
    ...emptyClientFile(client),
    accounts: all.map(({ account }) => account),
    transactions: all.map(({ purchase }) => purchase),
    securities: byId(all.map(({ security }) => security)),
    prices: priceSeries(
      all.map(({ security }) => ({
        securityId: security.id,
        date: day,
        price: 1_000_000 as UnitPrice,
      })),
    ),
  };
  const names = (of: typeof file) => holdingsBySize(of, { day }).map(({ name }) => name);

  it('stand by their size in the currency that is reported, not by their minor units', () => {
    const rate = { from: JPY, to: EUR, date: day, rate: 6_000 as UnitPrice, source: '' };
    const exchangeRates = ratesByPair([rate]);
    expect(names({ ...file, exchangeRates })).toEqual(['Osaka', 'Paris', 'Tokyo']);
  });

  it('stand behind the others where no rate is known, and still by their size', () => {
    expect(names(file)).toEqual(['Paris', 'Osaka', 'Tokyo']);
  });
});
