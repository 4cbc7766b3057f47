import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDate } from '#shared/lib/calendar-date.ts';
import type { CurrencyCode, Quantity, UnitPrice } from '#shared/lib/money.ts';
import { newClient } from '../client/client-builders.ts';
import { emptyClientFile } from '../client/client-file.ts';
import { byId, entryNamed, priceSeries } from '../client/client-file-builder.ts';
import { dayValues, FRESH_PRICE_DAYS } from './day-values.ts';
import { newAccount, newSecurity, newTransaction } from './portfolio-builders.ts';
import { portfolioScope } from './portfolio-scope.ts';

const start = '2026-01-01' as CalendarDate;
const client = entryNamed('client', newClient({ name: 'Client' }));
const account = entryNamed('Depot', newAccount({ clientId: client.id, name: 'Depot' }));
const share = entryNamed('share', newSecurity({ name: 'Share' }));
const scope = portfolioScope(
  {
    ...emptyClientFile(client),
    accounts: [account],
    securities: byId([share]),
    transactions: [0, 20, 40].map((day) =>
      entryNamed(
        `buy ${day}`,
        newTransaction({
          ...{ clientId: client.id, accountId: account.id, type: 'buy', securityId: share.id },
          ...{ date: addDays(start, day), amount: -10_00, quantity: 1e6 as Quantity },
        }),
      ),
    ),
    prices: priceSeries(
      [0, 25, 50].map((day) => ({
        securityId: share.id,
        date: addDays(start, day),
        price: ((day + 10) * 1e6) as UnitPrice,
      })),
    ),
  },
  'EUR' as CurrencyCode,
);

describe('values by day', () => {
  it('are the same in whatever order they are asked for', () => {
    const ask = fc.record({ day: fc.nat({ max: 60 }), fresh: fc.boolean() });
    fc.assert(
      fc.property(fc.array(ask, { minLength: 1, maxLength: 20 }), (asked) => {
        const shared = dayValues({ ...scope });
        for (const { day, fresh } of asked) {
          const date = addDays(start, day);
          const alone = dayValues({ ...scope });
          const figure = fresh ? shared.freshOn(date) : shared.on(date);
          expect(figure).toEqual(fresh ? alone.freshOn(date) : alone.on(date));
        }
      }),
    );
  });

  it('are fresh for ten days after a price, and known for ever', () => {
    const values = dayValues(scope);
    expect(values.freshOn(addDays(start, FRESH_PRICE_DAYS)).available).toBe(true);
    expect(values.freshOn(addDays(start, FRESH_PRICE_DAYS + 1))).toMatchObject({
      available: false,
      cause: { tag: 'priceMissing', security: 'Share', lastPriceOn: start },
    });
    expect(values.on(addDays(start, FRESH_PRICE_DAYS + 1))).toEqual({ available: true, value: 0 });
  });
});
