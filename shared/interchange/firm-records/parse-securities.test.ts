import { expect, it } from 'vitest';
import { byId, entryNamed } from '#shared/domain/client/client-file-builder.ts';
import { incomeForecast } from '#shared/domain/portfolio/income-forecast.ts';
import {
  newAccount,
  newSecurity,
  newTransaction,
} from '#shared/domain/portfolio/portfolio-builders.ts';
import { portfolioScope } from '#shared/domain/portfolio/portfolio-scope.ts';
import type { Security } from '#shared/domain/portfolio/security.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode, Quantity } from '#shared/lib/money.ts';
import { parsedWhole } from '../parsed-whole.ts';
import type { StandingRecord } from '../table/record-table.ts';
import { parseSecurities } from './parse-securities.ts';

const APPLE = 'US0378331005';
const BUND = 'DE0001102341';
const HEADER = 'isin,ticker,name,class,currency,coupon rate,payments a year,maturity date';
const BOND = `${BUND},BUND,Bund 2046,bond,EUR,2.5,1,2046-08-15`;

async function load(lines: readonly string[], standing: readonly StandingRecord<Security>[] = []) {
  const parsing = parseSecurities(
    { file: 's.csv', chunks: lines.map((line) => `${line}\n`) },
    standing,
  );
  const securities = new Map<RecordId, Security>(standing.map(({ id, data }) => [id, data]));
  const { loaded, problems, end } = await parsedWhole(parsing);
  for (const each of loaded) if (each.kind === 'security') securities.set(each.id, each.data);
  const all = [...securities].map(([id, data]) => ({ id, data }));
  return { all, problems, end };
}

const standingShare = (id: string, fields: Partial<Security>) => ({
  id: id as RecordId,
  data: newSecurity({ name: 'Apple', ...fields }),
});

it('reads every column, in any order and under its name in any writing', async () => {
  const header =
    'Maturity Date,Payments_a_year,coupon-rate,Face value,Risk class,Country,Sector,Issuer,Currency,CLASS,Name,Ticker,ISIN';
  const row = `2046-08-15,1,2.5,1000,2,Germany,Government,Bund,eur,Bond,Bund 2046,BUND,${BUND}`;
  const { all, problems } = await load([header, row]);
  expect(problems).toEqual([]);
  expect(all.map(({ data }) => data)).toEqual([
    {
      ...{ isin: BUND, symbol: 'BUND', name: 'Bund 2046', assetClass: 'bond', currency: 'EUR' },
      ...{ issuer: 'Bund', sector: 'Government', country: 'Germany', riskClass: 2 },
      ...{ couponRate: 25_000, couponsPerYear: 1, maturesOn: '2046-08-15', faceValue: 1e9 },
      isSample: false,
    },
  ]);
});

it('loading twice gives the same securities', async () => {
  const rows = [HEADER, BOND, ',CASHX,Call money,cash,EUR,,,'];
  const once = await load(rows);
  expect(once.all).toHaveLength(2);
  const twice = await load(rows, once.all);
  expect(twice.all).toEqual(once.all);
  expect(twice.end.ok && twice.end.value).toEqual([
    { label: 'Rows', value: '2' },
    { label: 'Securities, new', value: '0' },
    { label: 'Securities, already there', value: '2' },
  ]);
});

it('changes what is there under the ISIN, only in the columns of the file', async () => {
  const standing = [
    standingShare('a', { isin: APPLE, sector: 'Technology', couponRate: 10, isSample: true }),
    standingShare('b', { isin: APPLE, symbol: 'AAPL', couponRate: 10 }),
  ];
  const { all } = await load(['isin,name,coupon rate', `${APPLE},Apple Inc.,`], standing);
  expect(all.map(({ data }) => data)).toEqual([
    { ...standing[0]?.data, name: 'Apple Inc.', couponRate: null },
    { ...standing[1]?.data, name: 'Apple Inc.', couponRate: null },
  ]);
});

it('finds a security by its ticker where there is no ISIN, and then gives it its ISIN', async () => {
  const standing = [standingShare('a', { symbol: 'AAPL' }), standingShare('b', { symbol: 'ALW' })];
  const byTicker = await load(['ticker,sector', 'AAPL,Technology'], standing);
  expect(byTicker.all[0]?.data).toMatchObject({ symbol: 'AAPL', sector: 'Technology' });
  const named = await load(['isin,ticker', `${APPLE},AAPL`], byTicker.all);
  expect(named.all.map(({ data }) => data.isin)).toEqual([APPLE, '']);
  const kept = await load(['isin,ticker,issuer', ',AAPL,Apple'], named.all);
  expect(kept.all[0]?.data).toMatchObject({ isin: APPLE, issuer: 'Apple' });
});

it('objects to a ticker that several securities have', async () => {
  const standing = [
    standingShare('a', { symbol: 'X', isin: APPLE }),
    standingShare('b', { symbol: 'X', isin: BUND }),
  ];
  const { all, problems } = await load(['ticker,name', 'X,Another'], standing);
  expect(problems).toMatchObject([{ line: 2, field: 'ticker' }]);
  expect(all).toEqual(standing);
});

it('goes on from an earlier row about the same security', async () => {
  const rows = [HEADER, BOND, `${BUND},,Bund 2.5 % 2046,bond,EUR,2.5,1,2046-08-15`];
  const { all } = await load(rows);
  expect(all.map(({ data }) => [data.symbol, data.name])).toEqual([['BUND', 'Bund 2.5 % 2046']]);
});

it.each([
  ['US0378331006,A,Apple,equity,USD,,,', 'isin', '"US0378331006" is not an ISIN'],
  [`${APPLE},A,,equity,USD,,,`, 'name', 'must be said of what is not there yet'],
  [`${APPLE},A,Apple,share,USD,,,`, 'class', '"share": '],
  [`${APPLE},A,Apple,equity,dollars,,,`, 'currency', '"dollars": expected a currency code'],
  [`${APPLE},A,Apple,equity,GBp,,,`, 'currency', '"GBp" may be pence or cents; give pounds'],
  [`${APPLE},A,Apple,bond,USD,"2,5",2,`, 'coupon rate', '"2,5" is not a number'],
  [`${APPLE},A,Apple,bond,USD,120,2,`, 'coupon rate', '"120": '],
  [`${APPLE},A,Apple,bond,USD,2.5,3,`, 'payments a year', '"3": '],
  [`${APPLE},A,Apple,bond,USD,2.5,,`, 'payments a year', 'a coupon rate needs it'],
  [`${APPLE},A,Apple,bond,USD,2.5,2,2031-02-30`, 'maturity date', '"2031-02-30": expected a day'],
  [`${APPLE},${'A'.repeat(501)},Apple,bond,USD,,,`, 'ticker', '": must be at most 500 characters'],
  [',A\u200b,Apple,equity,USD,,,', 'ticker', '"A": character 2 is U+200B, which cannot be seen'],
  [',,Apple,equity,USD,,,', 'isin', 'must not be empty'],
])('says what it cannot read in %s, and loads the rest', async (row, field, message) => {
  const { all, problems } = await load([HEADER, row, BOND]);
  expect(problems).toMatchObject([{ file: 's.csv', line: 2, field }]);
  expect(problems[0]?.message).toContain(message);
  expect(all.map(({ data }) => data.isin)).toEqual([BUND]);
});

it('refuses a file without a key, or with a column that is none', async () => {
  for (const header of ['name,currency', 'isin,colour', 'isin;name']) {
    const { end } = await load([header]);
    expect(end).toMatchObject({ ok: false, error: { tag: 'wrongFile' } });
  }
});

it('a bond that was loaded gives an income forecast', async () => {
  const { all } = await load([HEADER, BOND]);
  const [bond] = all;
  if (!bond) throw new Error('the bond is loaded');
  const clientId = entryNamed('client', null).id;
  const account = entryNamed('depot', newAccount({ clientId, name: 'Depot' }));
  const bought = newTransaction({
    ...{ clientId, accountId: account.id, securityId: bond.id, type: 'buy' },
    ...{ date: '2026-01-10' as CalendarDate, quantity: (100 * 1e6) as Quantity },
  });
  const records = {
    accounts: [account],
    transactions: [entryNamed('bought', bought)],
    securities: byId([{ ...entryNamed('', bond.data), id: bond.id }]),
    prices: new Map(),
  };
  const scope = portfolioScope(records, 'EUR' as CurrencyCode);
  const { lines, gross } = incomeForecast(scope, '2026-11-24' as CalendarDate);
  expect(lines.map(({ name, method, payments }) => [name, method, payments[0]?.date])).toEqual([
    ['Bund 2046', 'coupon', '2027-08-15'],
  ]);
  expect(gross).toBe(250_00);
});
