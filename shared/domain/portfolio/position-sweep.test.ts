import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import {
  type CurrencyCode,
  type Quantity,
  type UnitPrice,
  valueAtPrice,
} from '#shared/lib/money.ts';
import { newClient } from '../client/client-builders.ts';
import { emptyClientFile } from '../client/client-file.ts';
import { byId, entryNamed, priceSeries } from '../client/client-file-builder.ts';
import { allocationParts } from './allocation-parts.ts';
import { converted } from './exchange-rate.ts';
import { ratesByPair } from './exchange-rates.ts';
import { cashEffect, quantityEffect } from './ledger.ts';
import { newAccount, newSecurity, newTransaction } from './portfolio-builders.ts';
import { type PortfolioScope, portfolioScope } from './portfolio-scope.ts';
import { startSweep, valueOfDay } from './position-sweep.ts';
import { priceAt } from './price-at.ts';
import { valuedHoldings } from './valuation.ts';

const START = '2026-01-01' as CalendarDate;
const DAYS = 40;
const EUR = 'EUR' as CurrencyCode;
const USD = 'USD' as CurrencyCode;
const client = entryNamed('client', newClient({ name: 'Client' }));
const accounts = ['First', 'Second', 'Third'].map((name) =>
  entryNamed(name, newAccount({ clientId: client.id, name })),
);
const securities = [EUR, USD, EUR].map((currency, index) =>
  entryNamed(`share ${index}`, newSecurity({ name: `Share ${index}`, currency })),
);

const trade = fc.record({
  account: fc.nat({ max: 2 }),
  security: fc.nat({ max: 2 }),
  // Fractions, and so many that a product leaves the exact integers; whole pieces, as nearly all are.
  quantity: fc.oneof(
    fc.integer({ min: -(10 ** 11), max: 10 ** 11 }),
    fc.integer({ min: -(10 ** 5), max: 10 ** 5 }).map((pieces) => pieces * 10 ** 6),
  ),
  day: fc.nat({ max: DAYS }),
});
const price = fc.record({
  security: fc.nat({ max: 2 }),
  price: fc.integer({ min: 1, max: 10 ** 9 }),
  day: fc.nat({ max: DAYS }),
});
type Trade = typeof trade extends fc.Arbitrary<infer Value> ? Value : never;
type Price = typeof price extends fc.Arbitrary<infer Value> ? Value : never;

const idAt = (entries: readonly { readonly id: RecordId }[], index: number): RecordId =>
  entries[index]?.id ?? client.id;

function scopeOf(
  trades: readonly Trade[],
  prices: readonly Price[],
  of: PortfolioScope['accounts'] = accounts,
): PortfolioScope {
  const transactions = trades.map(({ account, security, quantity, day }, index) =>
    entryNamed(
      `entry ${index}`,
      newTransaction({
        ...{ clientId: client.id, accountId: idAt(accounts, account) },
        ...{ securityId: idAt(securities, security), quantity: quantity as Quantity },
        ...{ date: addDays(START, day), type: quantity < 0 ? 'sell' : 'buy' },
        ...{ amount: -quantity, currency: security === 1 ? USD : EUR },
      }),
    ),
  );
  const points = prices.map((point) => ({
    securityId: idAt(securities, point.security),
    date: addDays(START, point.day),
    price: point.price as UnitPrice,
  }));
  const rates = [0, 10, 20, 30].map((day) => ({
    ...{ from: USD, to: EUR, date: addDays(START, day) },
    rate: (900_000 + day * 1_117) as UnitPrice,
  }));
  const records = {
    ...emptyClientFile(client),
    ...{ accounts, transactions, securities: byId(securities) },
    ...{ prices: priceSeries(points), exchangeRates: ratesByPair(rates) },
  };
  return portfolioScope(records, EUR, { accounts: of });
}

/** What the accounts hold and what it is worth, from nothing on every day; `null` without a price. */
function plainParts(scope: PortfolioScope, day: CalendarDate, pricedSince: string) {
  const until = scope.ledger.filter(({ data }) => data.date <= day);
  const inEuros = (amount: number, from: CurrencyCode) => {
    const figure = converted(amount, from, EUR, day, scope.rates);
    return figure.available ? figure.value.amount : null;
  };
  const sumOf = (amounts: readonly (number | null)[]) =>
    amounts.reduce<number | null>(
      (sum, each) => (sum === null || each === null ? null : sum + each),
      0,
    );
  const money = [EUR, USD].map((currency) =>
    inEuros(
      until.reduce((sum, { data }) => sum + (data.currency === currency ? cashEffect(data) : 0), 0),
      currency,
    ),
  );
  const worth = securities.map(({ id, data }) => {
    const values = accounts.map((account) => {
      const quantity = until
        .filter((entry) => entry.data.accountId === account.id && entry.data.securityId === id)
        .reduce((sum, entry) => sum + quantityEffect(entry.data), 0) as Quantity;
      if (quantity === 0) return 0;
      const point = priceAt(scope.prices.get(id) ?? [], day);
      if (!point || point.date < pricedSince) return null;
      return inEuros(valueAtPrice(quantity, point.price, data.currency).amount, data.currency);
    });
    return sumOf(values);
  });
  return { cash: sumOf(money), securities: worth, value: sumOf([...money, ...worth]) };
}

describe('one day of a ledger', () => {
  const days = fc.array(fc.nat({ max: DAYS + 20 }), { minLength: 1, maxLength: 5 });
  const ledgers = [fc.array(trade, { maxLength: 20 }), fc.array(price, { maxLength: 40 })] as const;

  it('has the value that the walk up to it finds, of all accounts and of each', () => {
    fc.assert(
      fc.property(...ledgers, days, (trades, prices, asked) => {
        for (const of of [accounts, ...accounts.map((account) => [account])]) {
          const scope = scopeOf(trades, prices, of);
          for (const day of asked.map((number) => addDays(START, number))) {
            const sweep = startSweep(scope);
            sweep.advanceTo(day);
            const [value, walked] = [valueOfDay(scope, day), sweep.value()];
            expect(value.available ? value.value : null).toBe(
              walked.available ? walked.value : null,
            );
          }
        }
      }),
    );
  });

  it('is divided into what the lots of each account are worth', () => {
    fc.assert(
      fc.property(...ledgers, days, (trades, prices, asked) => {
        const scope = scopeOf(trades, prices);
        for (const day of asked.map((number) => addDays(START, number))) {
          const parts = allocationParts(scope, day);
          if (!parts.available) continue;
          const divided = parts.value.flatMap(({ accountId, securityId, value }) =>
            securityId ? [{ accountId, securityId, value }] : [],
          );
          const held = valuedHoldings(scope, day).map(({ holding, value }) => {
            const { accountId, securityId } = holding;
            return { accountId, securityId, value: value.available ? value.value.amount : null };
          });
          expect(new Set(divided)).toEqual(new Set(held));
          expect(divided).toHaveLength(held.length);
        }
      }),
    );
  });
});

describe('the walk over a ledger', () => {
  it('finds on every day what adding everything up from nothing finds', () => {
    const asked = fc.array(fc.record({ step: fc.nat({ max: 9 }), fresh: fc.boolean() }), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(
        fc.array(trade, { maxLength: 20 }),
        fc.array(price, { minLength: 5, maxLength: 40 }),
        asked,
        (trades, prices, steps) => {
          const scope = scopeOf(trades, prices);
          const sweep = startSweep(scope);
          let day = START;
          for (const { step, fresh } of steps) {
            day = addDays(day, step);
            sweep.advanceTo(day);
            const since = fresh ? addDays(day, -5) : undefined;
            const value = sweep.value(since);
            const plain = plainParts(scope, day, since ?? '');
            expect(value.available ? value.value : null).toBe(plain.value);
            const parts = sweep.parts();
            const whole = plainParts(scope, day, '');
            if (!parts.available) {
              expect(whole.value).toBeNull();
              continue;
            }
            const found = securities.map(({ id }) => parts.value.securities.get(id) ?? 0);
            expect([parts.value.cash, found]).toEqual([whole.cash, whole.securities]);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
