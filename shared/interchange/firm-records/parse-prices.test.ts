import { expect, it } from 'vitest';
import { byId, entryNamed, priceSeries } from '#shared/domain/client/client-file-builder.ts';
import {
  newAccount,
  newSecurity,
  newTransaction,
} from '#shared/domain/portfolio/portfolio-builders.ts';
import { portfolioScope } from '#shared/domain/portfolio/portfolio-scope.ts';
import type { Price, Security } from '#shared/domain/portfolio/security.ts';
import { valueOn } from '#shared/domain/portfolio/valuation.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode, Quantity } from '#shared/lib/money.ts';
import { parsedWhole } from '../parsed-whole.ts';
import { parsePrices } from './parse-prices.ts';

const APPLE = 'US0378331005';
const BUND = 'DE0001102341';
const HEADER = 'isin,date,price,currency';
const GOOD = `${APPLE},2026-11-24,231.25,USD`;
const USD = 'USD' as CurrencyCode;
const EUR = 'EUR' as CurrencyCode;

const standingSecurity = (id: string, fields: Partial<Security>) => ({
  id: id as RecordId,
  data: newSecurity({ name: id, ...fields }),
});

const STANDING = [
  standingSecurity('apple', { isin: APPLE, symbol: 'AAPL', currency: USD }),
  standingSecurity('bund', { isin: BUND, symbol: 'BUND', currency: EUR }),
  standingSecurity('call money', { symbol: 'CALL', currency: EUR }),
];

async function load(lines: readonly string[], standing = STANDING) {
  const parsing = parsePrices(
    { file: 'p.csv', chunks: lines.map((line) => `${line}\n`) },
    standing,
  );
  const prices = new Map<RecordId, Price>();
  const { loaded, problems, end } = await parsedWhole(parsing);
  for (const each of loaded) if (each.kind === 'price') prices.set(each.id, each.data);
  return { prices, all: [...prices.values()], problems, end };
}

it('reads prices to the last decimal, by ISIN or ticker, in any order of the columns', async () => {
  const { all, problems, end } = await load([
    'Currency,PRICE,Date,Ticker,ISIN',
    `usd,231.123456,2026-11-24,,${APPLE}`,
    `USD,230,2026-11-23,AAPL,${APPLE}`,
    'EUR,0,2026-11-24,CALL,',
  ]);
  expect(problems).toEqual([]);
  expect(all).toEqual([
    { securityId: 'apple', date: '2026-11-24', price: 231_123_456 },
    { securityId: 'apple', date: '2026-11-23', price: 230_000_000 },
    { securityId: 'call money', date: '2026-11-24', price: 0 },
  ]);
  expect(end.ok && end.value).toEqual([
    { label: 'Rows', value: '3' },
    { label: 'Prices', value: '3' },
    { label: 'Securities', value: '2' },
  ]);
});

it('a security has one price a day: loading twice gives the same ids, the last row counts', async () => {
  const once = await load([HEADER, GOOD]);
  const twice = await load([HEADER, GOOD, `${APPLE},2026-11-24,232,USD`]);
  expect([...twice.prices.keys()]).toEqual([...once.prices.keys()]);
  expect(twice.all[0]?.price).toBe(232_000_000);
});

it('prices every security of an ISIN that is in the currency', async () => {
  const standing = [
    standingSecurity('a', { isin: APPLE, currency: USD }),
    standingSecurity('b', { isin: APPLE, currency: USD }),
    standingSecurity('c', { isin: APPLE, currency: EUR }),
  ];
  const { all } = await load([HEADER, GOOD], standing);
  expect(all.map(({ securityId }) => securityId)).toEqual(['a', 'b']);
});

it('of securities of one ISIN prices those with the ticker that is said', async () => {
  const standing = [
    standingSecurity('a', { isin: APPLE, symbol: 'A', currency: USD }),
    standingSecurity('b', { isin: APPLE, symbol: 'B', currency: USD }),
  ];
  const row = (ticker: string) => `${APPLE},${ticker},2026-11-24,231.25,USD`;
  const rows = ['isin,ticker,date,price,currency', row('B'), row('C')];
  const { all, problems } = await load(rows, standing);
  expect(all.map(({ securityId }) => securityId)).toEqual(['b']);
  expect(problems).toMatchObject([{ line: 3, field: 'ticker' }]);
});

it.each([
  ['US0378331006,2026-11-24,1,USD', 'isin', '"US0378331006" is not an ISIN'],
  [`US\u00ad${APPLE.slice(2)},2026-11-24,1,USD`, 'isin', 'character 3 is U+00AD, which cannot'],
  ['FR0000120271,2026-11-24,1,EUR', 'isin', 'no security has "FR0000120271"; load it first'],
  [`${APPLE},2026-11-24,1,EUR`, 'currency', '"EUR": the security is in USD'],
  [`${APPLE},2026-11-24,1,USd`, 'currency', '"USd" may be pence or cents; give pounds'],
  [`${APPLE},2026-11-24,1,`, 'currency', 'must not be empty'],
  [`${APPLE},24.11.2026,1,USD`, 'date', '"24.11.2026" is not a day that exists'],
  [`${APPLE},2026-02-30,1,USD`, 'date', '"2026-02-30" is not a day that exists'],
  [`${APPLE},2026-11-24,"1,5",USD`, 'price', '"1,5" is not a number'],
  [`${APPLE},2026-11-24,1.1234567,USD`, 'price', '"1.1234567"'],
  [`${APPLE},2026-11-24,,USD`, 'price', '"" is not a number'],
  [`${APPLE},2026-11-24,-1,USD`, 'price', '"-1": a price is not less than nothing'],
  [',2026-11-24,1,USD', 'isin', 'must not be empty'],
  [`${APPLE},2026-11-24,1`, '', 'has 3 fields where 4 are expected'],
])('says what it cannot read in %s, and loads the rest', async (row, field, message) => {
  const { all, problems } = await load([HEADER, row, GOOD]);
  expect(problems).toMatchObject([{ file: 'p.csv', line: 2, field }]);
  expect(problems[0]?.message).toContain(message);
  expect(all.map(({ price }) => price)).toEqual([231_250_000]);
});

it('objects to a ticker that several securities have, or none', async () => {
  const standing = [
    standingSecurity('a', { symbol: 'X', isin: APPLE }),
    standingSecurity('b', { symbol: 'X', isin: BUND }),
  ];
  const rows = ['ticker,date,price,currency', 'X,2026-11-24,1,EUR', 'Y,2026-11-24,1,EUR'];
  const { problems } = await load(rows, standing);
  expect(problems).toMatchObject([
    { line: 2, field: 'ticker', message: '"X" is the ticker of several securities; say the ISIN' },
    { line: 3, field: 'ticker', message: 'no security has "Y"; load it first' },
  ]);
});

it('a price that was loaded values a holding', async () => {
  const { all } = await load([HEADER, GOOD, `${APPLE},2026-11-20,200,USD`]);
  const clientId = entryNamed('client', null).id;
  const account = entryNamed('depot', newAccount({ clientId, name: 'Depot', currency: USD }));
  const bought = newTransaction({
    ...{ clientId, accountId: account.id, securityId: 'apple' as RecordId, type: 'buy' },
    ...{ date: '2026-11-02' as CalendarDate, quantity: (10 * 1e6) as Quantity, currency: USD },
  });
  const records = {
    accounts: [account],
    transactions: [entryNamed('bought', bought)],
    securities: byId(STANDING.map(({ id, data }) => ({ ...entryNamed('', data), id }))),
    prices: priceSeries(all),
  };
  const value = valueOn(portfolioScope(records, USD), '2026-11-24' as CalendarDate);
  expect(value).toMatchObject({ available: true, value: { amount: 2_312_50, currency: USD } });
});

it('refuses a file that lacks a column, or has one that is none', async () => {
  for (const header of ['isin,date,price', 'date,price,currency', `${HEADER},source`, '']) {
    const { end } = await load([header]);
    expect(end).toMatchObject({ ok: false, error: { tag: 'wrongFile' } });
  }
  const { end } = await load(['isin,date,price']);
  expect(end).toMatchObject({
    error: {
      message: expect.stringContaining(
        'a header with isin or ticker, date, price, currency and any of',
      ),
    },
  });
});
