import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { CurrencyCode, UnitPrice } from '#shared/lib/money.ts';
import { newClient } from '../client/client-builders.ts';
import { entryNamed } from '../client/client-file-builder.ts';
import { clientFigures } from './client-figures.ts';
import { converted } from './exchange-rate.ts';
import { rateLookup, ratesByPair } from './exchange-rates.ts';
import { newAccount, newTransaction } from './portfolio-builders.ts';

const [EUR, USD, GBP] = ['EUR', 'USD', 'GBP'] as CurrencyCode[] as [
  CurrencyCode,
  CurrencyCode,
  CurrencyCode,
];
const day = (text: string) => text as CalendarDate;
const rate = (from: CurrencyCode, to: CurrencyCode, date: string, value: number) => ({
  ...{ from, to, date: day(date) },
  rate: Math.round(value * 1e6) as UnitPrice,
});

const rates = ratesByPair([
  rate(EUR, USD, '2026-11-20', 1.25),
  rate(EUR, USD, '2026-11-13', 1.2),
  rate(EUR, GBP, '2026-11-20', 0.8),
]);

describe('the rate of a day', () => {
  const lookup = (from: CurrencyCode, to: CurrencyCode, date: CalendarDate) => {
    const exact = rateLookup(rates)(from, to, date);
    return exact && exact.numerator / exact.denominator;
  };

  it('is the last one up to ten days before', () => {
    expect(lookup(EUR, USD, day('2026-11-19'))).toBe(1.2);
    expect(lookup(EUR, USD, day('2026-11-30'))).toBe(1.25);
    expect(lookup(EUR, USD, day('2026-12-01'))).toBeNull();
    expect(lookup(EUR, USD, day('2026-11-12'))).toBeNull();
  });

  it('is the inverse of the other direction, and goes through a third currency', () => {
    expect(lookup(USD, EUR, day('2026-11-20'))).toBe(0.8);
    expect(lookup(USD, GBP, day('2026-11-20'))).toBe(0.64);
    expect(lookup(GBP, 'JPY' as CurrencyCode, day('2026-11-20'))).toBeNull();
  });

  it('is not rounded before the amount is', () => {
    const IDR = 'IDR' as CurrencyCode;
    const exact = rateLookup(
      ratesByPair([rate(EUR, IDR, '2026-11-20', 17_500), rate(EUR, USD, '2026-11-20', 1.25)]),
    );
    const on = day('2026-11-20');
    // A euro for 17,500 rupiah is 0.000057142857…, and in millionths 0.000057.
    expect(converted(17_500_000_00, IDR, EUR, on, exact)).toMatchObject({
      value: { amount: 1_000_00 },
    });
    expect(converted(17_500_000_00, IDR, USD, on, exact)).toMatchObject({
      value: { amount: 1_250_00 },
    });
  });

  it('is the newer one where both directions are recorded', () => {
    const both = rateLookup(
      ratesByPair([rate(EUR, USD, '2026-11-12', 1.2), rate(USD, EUR, '2026-11-20', 0.8)]),
    );
    expect(converted(100_00, EUR, USD, day('2026-11-20'), both)).toMatchObject({
      value: { amount: 125_00 },
    });
  });

  it('is that through a third currency where the recorded one is stale and that is newer', () => {
    const recorded = (...days: [direct: string, cross: string][]) =>
      rateLookup(
        ratesByPair(
          days.flatMap(([direct, cross]) => [
            rate(USD, GBP, direct, 0.7),
            rate(EUR, USD, cross, 1.25),
            rate(EUR, GBP, cross, 0.8),
          ]),
        ),
      );
    const dollars = (lookup: ReturnType<typeof recorded>, date: string) =>
      converted(100_00, USD, GBP, day(date), lookup);
    const [direct, crossed] = [{ value: { amount: 70_00 } }, { value: { amount: 64_00 } }];
    // Over a long weekend nobody has a newer one.
    expect(dollars(recorded(['2026-11-16', '2026-11-20']), '2026-11-20')).toMatchObject(direct);
    expect(dollars(recorded(['2026-11-15', '2026-11-20']), '2026-11-20')).toMatchObject(crossed);
    expect(dollars(recorded(['2026-11-15', '2026-11-14']), '2026-11-20')).toMatchObject(direct);
    expect(dollars(recorded(['2026-11-15', '2026-11-15']), '2026-11-20')).toMatchObject(direct);
  });

  it('goes through the currency whose rates are fresh, and counts as old as the older of both', () => {
    const CHF = 'CHF' as CurrencyCode;
    const through = (date: string) =>
      rateLookup(
        ratesByPair([
          rate(CHF, USD, '2026-11-20', 1.2),
          rate(CHF, GBP, '2026-11-12', 0.9),
          rate(EUR, USD, date, 1.25),
          rate(EUR, GBP, date, 0.8),
        ]),
      );
    const pounds = (date: string) => converted(100_00, USD, GBP, day('2026-11-20'), through(date));
    expect(pounds('2026-11-13')).toMatchObject({ value: { amount: 64_00 } });
    expect(pounds('2026-11-12')).toMatchObject({ value: { amount: 75_00 } });
  });

  it('comes from the same function for the same rates', () => {
    expect(rateLookup(rates)).toBe(rateLookup(rates));
  });
});

describe('a client with accounts in two currencies', () => {
  const client = entryNamed('client', newClient({ name: 'C', reportingCurrency: EUR }));
  const accounts = [EUR, USD].map((currency) =>
    entryNamed(currency, newAccount({ clientId: client.id, name: currency, currency })),
  );
  const transactions = accounts.map(({ id, data }) =>
    entryNamed(
      `deposit ${data.currency}`,
      newTransaction({
        clientId: client.id,
        accountId: id,
        type: 'deposit',
        date: day('2026-11-20'),
        amount: 1000_00,
        currency: data.currency,
      }),
    ),
  );
  const records = { client, accounts, transactions, securities: new Map(), prices: new Map() };
  const period = { from: day('2026-11-15'), to: day('2026-11-24') };

  it('has a total in the reporting currency at the rate of the day', () => {
    const { portfolio, portfolioByCurrency } = clientFigures(
      { ...records, exchangeRates: rates },
      period,
    );
    expect(portfolio?.value).toMatchObject({ available: true, value: { amount: 1800_00 } });
    expect(portfolioByCurrency).toHaveLength(2);
  });

  it('has none, and says which rate of which day is missing, without it', () => {
    const { portfolio } = clientFigures(records, period);
    expect(portfolio?.value).toMatchObject({
      available: false,
      reason: 'no exchange rate from USD to EUR on 24 Nov 2026',
    });
  });
});
