import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CalendarDate, dayNumber } from '#shared/lib/calendar-date.ts';
import type { CurrencyCode, Quantity, UnitPrice } from '#shared/lib/money.ts';
import { byId, entryNamed, priceSeries } from '../client/client-file-builder.ts';
import { cashBalances } from './cash-balance.ts';
import { externalFlows } from './external-flows.ts';
import { newAccount, newSecurity, newTransaction } from './portfolio-builders.ts';
import { type PortfolioRecords, portfolioScope } from './portfolio-scope.ts';
import { priceAt } from './price-at.ts';
import type { Transaction } from './transaction.ts';
import { oldestPriceDay, valuedHoldings, valueOn } from './valuation.ts';
import { spreadDays, valueHistory } from './value-history.ts';

const day = (text: string): CalendarDate => text as CalendarDate;
const [EUR, USD] = ['EUR' as CurrencyCode, 'USD' as CurrencyCode];
const clientId = entryNamed('client', null).id;
const account = entryNamed('depot', newAccount({ clientId, name: 'Depot' }));
const share = entryNamed('share', newSecurity({ name: 'Share' }));
const dollar = entryNamed('dollar', newSecurity({ name: 'Dollar share', currency: USD }));
const [from, today] = [day('2026-01-02'), day('2026-11-24')];

let serial = 0;
const entry = (fields: Pick<Transaction, 'type'> & Partial<Transaction>) => {
  serial += 1;
  const transaction = newTransaction({ clientId, accountId: account.id, date: from, ...fields });
  return entryNamed(`v${serial}`, transaction);
};

const records = (transactions: PortfolioRecords['transactions']): PortfolioRecords => ({
  accounts: [account],
  transactions,
  securities: byId([share, dollar]),
  prices: priceSeries([
    { securityId: share.id, date: day('2026-11-20'), price: 3_500_000 as UnitPrice },
    { securityId: share.id, date: from, price: 3_000_000 as UnitPrice },
    { securityId: dollar.id, date: from, price: 2_000_000 as UnitPrice },
  ]),
});

const ledger = [
  entry({ type: 'deposit', amount: 100_00 }),
  entry({ type: 'buy', amount: -30_10, securityId: share.id, quantity: 10e6 as Quantity }),
  entry({ type: 'buy', amount: -20_00, securityId: dollar.id, quantity: 11e6 as Quantity }),
];

describe('valuation', () => {
  it('is the sum of the accounts, each rounded as whoever keeps it does', () => {
    const other = entryNamed('other depot', newAccount({ clientId, name: 'Other' }));
    // 1.001 units at 3.50 are 3.5035: 3.50 in each account, where both together would be 7.01.
    const quantity = 1_001_000 as Quantity;
    const both = {
      ...records([
        entry({ type: 'buy', securityId: share.id, quantity }),
        entry({ type: 'buy', securityId: share.id, quantity, accountId: other.id }),
      ]),
      accounts: [account, other],
    };
    const scope = portfolioScope(both, EUR);
    expect(valueOn(scope, today)).toMatchObject({ value: { amount: 7_00 } });
    expect(valuedHoldings(scope, today).map(({ value }) => value)).toMatchObject([
      { value: { amount: 3_50 } },
      { value: { amount: 3_50 } },
    ]);
  });

  it('adds money and securities at the last price, converted where the rate is known', () => {
    const without = portfolioScope(records(ledger), EUR);
    expect(valueOn(without, today)).toMatchObject({
      available: false,
      reason: 'no exchange rate from USD to EUR on 24 Nov 2026',
    });
    const scope = portfolioScope(records(ledger), EUR, {
      rates: () => ({ numerator: 9, denominator: 10 }),
    });
    expect(valueOn(scope, today)).toEqual({
      available: true,
      value: { amount: 49_90 + 35_00 + 19_80, currency: EUR },
    });
    expect(valueOn(scope, day('2026-01-01')).available).toBe(false);
  });

  it('shows each holding with price, cost and what is not realised', () => {
    const scope = portfolioScope(records(ledger), EUR);
    const holdings = valuedHoldings(scope, today);
    expect(holdings[0]).toMatchObject({
      name: 'Share',
      pricedOn: '2026-11-20',
      value: { value: { amount: 35_00 } },
      cost: { value: { amount: 30_10 } },
      unrealised: { value: { amount: 4_90 } },
    });
    expect(holdings[1]?.value.available).toBe(false);
    expect(oldestPriceDay(holdings)).toBe(from);
  });

  it('takes securities that arrive as a flow at their price of the day', () => {
    const moved = { date: day('2026-03-01'), securityId: share.id, quantity: 10e6 as Quantity };
    const scope = portfolioScope(
      records([...ledger.slice(0, 1), entry({ type: 'transferIn', ...moved })]),
      EUR,
    );
    expect(externalFlows(scope, { from: day('2026-02-01'), to: today })).toEqual({
      available: true,
      value: [{ date: '2026-03-01', inflow: 30_00, outflow: 0 }],
    });
    expect(cashBalances([account], scope.ledger, today).get(account.id)?.amount).toBe(100_00);
  });

  it('has the last price on a day or before, whatever the series', () => {
    const days = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 20 });
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 60 }), (offsets, wanted) => {
        const at = (offset: number): CalendarDate =>
          day(`2026-0${offset < 30 ? 1 : 3}-${String((offset % 30) + 1).padStart(2, '0')}`);
        const points = offsets
          .toSorted((a, b) => a - b)
          .filter((offset) => offset < 60)
          .map((offset) => ({ date: at(offset), price: offset as UnitPrice }));
        const expected = points.filter(({ date }) => date <= at(Math.min(wanted, 59))).at(-1);
        expect(priceAt(points, at(Math.min(wanted, 59)))).toEqual(expected ?? null);
      }),
    );
  });
});

describe('the history of a value', () => {
  it('begins with the first entry and ends with the period, at even distance', () => {
    const scope = portfolioScope(records(ledger.slice(0, 2)), EUR);
    const history = valueHistory(scope, { from: day('2025-01-01'), to: today });
    expect(history.points[0]).toEqual({ date: from, value: 69_90 + 30_00 });
    expect(history.points.at(-1)).toEqual({ date: today, value: 69_90 + 35_00 });
    expect(history.points.length).toBeLessThanOrEqual(260);
    expect(history.gap).toBeNull();
  });

  it('has a gap with its reason where a price is missing', () => {
    const scope = portfolioScope({ ...records(ledger.slice(0, 2)), prices: new Map() }, EUR);
    const history = valueHistory(scope, { from, to: today }, 10);
    expect(history.points.every(({ value }) => value === null)).toBe(true);
    expect(history.gap?.reason).toContain('no price of Share');
  });

  it('spreads days without repeating one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 900 }),
        fc.integer({ min: 2, max: 300 }),
        (length, most) => {
          const to = day(new Date(Date.UTC(2024, 0, 1 + length)).toISOString().slice(0, 10));
          const days = spreadDays(day('2024-01-01'), to, most);
          expect(days.length).toBe(Math.min(most, length + 1));
          expect(new Set(days).size).toBe(days.length);
          expect(dayNumber(days.at(-1) ?? from)).toBe(dayNumber(to));
        },
      ),
    );
  });
});
