import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { CurrencyCode, Quantity } from '#shared/lib/money.ts';
import { byId, entryNamed } from '../client/client-file-builder.ts';
import { noRates, type RateLookup } from './exchange-rate.ts';
import { incomeForecast } from './income-forecast.ts';
import { newAccount, newSecurity, newTransaction } from './portfolio-builders.ts';
import { portfolioScope } from './portfolio-scope.ts';
import type { Security } from './security.ts';
import type { Transaction } from './transaction.ts';

const clientId = entryNamed('client', null).id;
const account = entryNamed('depot', newAccount({ clientId, name: 'Depot' }));
const other = entryNamed('other', newAccount({ clientId, name: 'Other' }));
const USD = 'USD' as CurrencyCode;
const inDollars = entryNamed('dollars', newAccount({ clientId, name: 'Dollars', currency: USD }));
const securityId = entryNamed('security', null).id;
const today = '2026-11-24' as CalendarDate;
const units = (count: number) => (count * 1e6) as Quantity;

type Row = Partial<Transaction> & Pick<Transaction, 'type'> & { readonly on: string };

interface Asked {
  readonly on?: CalendarDate;
  readonly rates?: RateLookup;
}

function forecast(
  rows: readonly Row[],
  fields: Partial<Security> = {},
  { on: asked = today, rates = noRates }: Asked = {},
) {
  const transactions = rows.map(({ on, ...row }, index) =>
    entryNamed(
      `t${index}`,
      newTransaction({
        clientId,
        accountId: account.id,
        date: on as CalendarDate,
        ...(row.type === 'deposit' || row.type === 'interest' ? {} : { securityId }),
        ...row,
      }),
    ),
  );
  const security = entryNamed('security', newSecurity({ name: 'Share', ...fields }));
  const records = {
    accounts: [account, other, inDollars],
    transactions,
    securities: byId([security]),
    prices: new Map(),
  };
  return incomeForecast(portfolioScope(records, 'EUR' as CurrencyCode, { rates }), asked);
}

const bought = (on: string, count: number): Row => ({ type: 'buy', on, quantity: units(count) });

describe('the income forecast', () => {
  it('repeats what a unit paid in twelve months, for the units held now, gross and net', () => {
    const { lines, months, gross, net } = forecast([
      bought('2024-01-10', 100),
      { type: 'dividend', on: '2025-05-04', amount: 70_00, tax: 30_00 },
      { type: 'dividend', on: '2026-05-04', amount: 85_00, tax: 15_00 },
      bought('2026-06-01', 50),
    ]);
    expect(lines.map(({ method, payments }) => [method, payments.map(({ date }) => date)])).toEqual(
      [['lastTwelveMonths', ['2027-05-04']]],
    );
    expect([gross, net]).toEqual([150_00, 127_50]);
    expect(months.filter((month) => month.gross > 0).map(({ month }) => month)).toEqual([
      '2027-05',
    ]);
    expect(months).toHaveLength(13);
  });

  it('is unchanged by a split between the payment and today', () => {
    const rows: Row[] = [
      bought('2024-01-10', 100),
      { type: 'dividend', on: '2026-05-04', amount: 90_00 },
    ];
    const split: Row = { type: 'split', on: '2026-08-01', quantity: units(100) };
    expect(forecast([...rows, split]).gross).toBe(forecast(rows).gross);
  });

  it('counts a day on which two accounts were paid as one payment', () => {
    const { lines, gross } = forecast([
      bought('2024-01-10', 100),
      { ...bought('2024-01-10', 300), accountId: other.id },
      { type: 'dividend', on: '2026-05-04', amount: 10_00 },
      { type: 'dividend', on: '2026-05-04', amount: 30_00, accountId: other.id },
    ]);
    expect(lines[0]?.payments).toHaveLength(1);
    expect(gross).toBe(40_00);
  });

  it('leaves out what an account was paid for units that it had sold', () => {
    const held: Row[] = [
      { ...bought('2024-01-10', 100), accountId: other.id },
      { type: 'dividend', on: '2026-05-04', amount: 30_00, accountId: other.id },
    ];
    const sold: Row[] = [
      bought('2024-01-10', 100),
      { type: 'sell', on: '2026-05-02', quantity: units(-100) },
      { type: 'dividend', on: '2026-05-04', amount: 30_00 },
    ];
    expect(forecast([...sold, ...held]).gross).toBe(30_00);
    expect(forecast([...held, ...sold]).gross).toBe(30_00);
  });

  it('counts two payments of an account on a day for its units once', () => {
    const { lines, gross } = forecast([
      bought('2024-01-10', 100),
      { type: 'dividend', on: '2026-05-04', amount: 80_00 },
      { type: 'dividend', on: '2026-05-04', amount: 20_00 },
    ]);
    expect(lines[0]?.payments.map(({ repeats }) => repeats?.units)).toEqual([units(100)]);
    expect(gross).toBe(100_00);
  });

  it('says nothing of what has been held for less than a year and has not paid yet', () => {
    const { lines, gaps, withoutIncome } = forecast([bought('2026-03-01', 10)]);
    expect([lines, withoutIncome]).toEqual([[], []]);
    expect(gaps[0]?.why.reason).toContain('held only since 1 Mar 2026');
    const { withoutIncome: none, gaps: noGaps } = forecast([bought('2025-03-01', 10)]);
    expect([none, noGaps]).toEqual([['Share'], []]);
  });

  it('names since when payments are known when that is less than a year', () => {
    const { lines } = forecast([
      bought('2026-03-01', 10),
      { type: 'dividend', on: '2026-05-04', amount: 10_00 },
    ]);
    expect(lines[0]?.knownSince).toBe('2026-03-01');
  });

  it('pays fixed coupons on their days until the maturity, back from it without a payment yet', () => {
    const bond = {
      assetClass: 'bond' as const,
      couponRate: 41_250,
      couponsPerYear: 2 as const,
      maturesOn: '2027-08-15' as CalendarDate,
    };
    const { lines } = forecast([bought('2026-10-01', 40)], bond);
    // 40 units of a hundred at 4.125 % a year, half of it each time.
    expect(lines[0]?.payments.map(({ date, gross }) => [date, gross])).toEqual([
      ['2027-02-15', 82_50],
      ['2027-08-15', 82_50],
    ]);
    expect(lines[0]?.knownSince).toBeNull();
  });

  it.each([
    ['after its coupon', '2026-08-17', '2027-08-15', ['2027-02-15', '2027-08-15']],
    ['before its coupon', '2026-08-13', '2027-08-15', ['2027-02-15', '2027-08-15']],
    ['before one that is still to come', '2026-11-20', '2027-05-26', ['2027-05-26']],
  ])('pays the last coupon with the maturity where one was entered %s', (_, on, end, days) => {
    const { lines } = forecast(
      [bought('2025-10-01', 40), { type: 'interest', securityId, on, amount: 82_50 }],
      { couponRate: 41_250, couponsPerYear: 2, maturesOn: end as CalendarDate },
    );
    expect(lines[0]?.payments.map(({ date }) => date)).toEqual(days);
  });

  it('repeats the interest on money as it was', () => {
    const { lines } = forecast([{ type: 'interest', on: '2026-03-31', amount: 12_34 }]);
    expect(lines.map(({ name, gross }) => [name, gross])).toEqual([['Interest, Depot', 12_34]]);
  });

  it('adds up to its months, also a year after 29 February', () => {
    const rows: Row[] = [{ type: 'interest', on: '2024-02-29', amount: 12_34 }];
    // Expected on 28 February 2025, which is over by then.
    const after = forecast(rows, {}, { on: '2025-02-28' as CalendarDate });
    expect([after.gross, after.lines]).toEqual([0, []]);
    const { gross, months } = forecast(rows, {}, { on: '2025-02-27' as CalendarDate });
    expect([gross, months[0]?.gross]).toEqual([12_34, 12_34]);
  });

  describe('of accounts in another currency', () => {
    const own = { accountId: inDollars.id, currency: USD };
    const rows: Row[] = [
      { ...bought('2024-01-10', 100), ...own },
      { type: 'dividend', on: '2026-05-04', amount: 70_00, tax: 30_00, ...own },
      { type: 'interest', on: '2026-03-31', amount: 10_00, ...own },
    ];

    it('is in the currency asked for, at the rates of the day', () => {
      const rates: RateLookup = () => ({ numerator: 1, denominator: 2 });
      const { gross, net, gaps } = forecast(rows, {}, { rates });
      expect([gross, net, gaps]).toEqual([55_00, 40_00, []]);
    });

    it('counts a day on which it was paid in two currencies as one payment', () => {
      const rates: RateLookup = () => ({ numerator: 1, denominator: 2 });
      const inEuros: Row[] = [
        bought('2024-01-10', 100),
        { type: 'dividend', on: '2026-05-04', amount: 50_00 },
      ];
      const { lines } = forecast([...rows.slice(0, 2), ...inEuros], {}, { rates });
      expect(lines.map(({ gross, payments }) => [gross, payments.length])).toEqual([[100_00, 1]]);
    });

    it('is a gap where there is no rate, and never added as if it were one to one', () => {
      const { gross, lines, gaps } = forecast(rows);
      expect([gross, lines]).toEqual([0, []]);
      expect(gaps.map(({ name }) => name)).toEqual(['Interest, Dollars', 'Share']);
      expect(gaps[1]?.why.cause?.tag).toBe('rateMissing');
    });
  });
});
