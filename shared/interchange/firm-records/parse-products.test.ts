import { expect, it } from 'vitest';
import { byId, entryNamed } from '#shared/domain/client/client-file-builder.ts';
import { newProduct } from '#shared/domain/growth/growth-builders.ts';
import type { Product } from '#shared/domain/growth/product.ts';
import { lastTwelveMonths } from '#shared/domain/period.ts';
import { noRates } from '#shared/domain/portfolio/exchange-rate.ts';
import { newTransaction } from '#shared/domain/portfolio/portfolio-builders.ts';
import { tradingFigures } from '#shared/domain/portfolio/trading-figures.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode, Quantity, UnitPrice } from '#shared/lib/money.ts';
import { parsedWhole } from '../parsed-whole.ts';
import type { StandingRecord } from '../table/record-table.ts';
import { parseProducts } from './parse-products.ts';

const HEADER = 'Code,Name,Category,Unit cost,Currency,Offered';
const CUP = 'P-301,"Cup, white",Tableware,3.125,eur,yes';
const EUR = 'EUR' as CurrencyCode;

async function load(lines: readonly string[], standing: readonly StandingRecord<Product>[] = []) {
  const parsing = parseProducts(
    { file: 'p.csv', chunks: lines.map((line) => `${line}\n`) },
    standing,
  );
  const products = new Map<RecordId, Product>(standing.map(({ id, data }) => [id, data]));
  const { loaded, problems } = await parsedWhole(parsing);
  for (const each of loaded) if (each.kind === 'product') products.set(each.id, each.data);
  return { all: [...products].map(([id, data]) => ({ id, data })), problems };
}

const standingProduct = (id: string, fields: Partial<Product>) => ({
  id: id as RecordId,
  data: newProduct({ name: 'Cup', code: 'P-301', ...fields }),
});

it('reads products with what a piece costs, and loading twice gives the same', async () => {
  const rows = [HEADER, CUP, 'S-1,Advice,Services,,,no'];
  const once = await load(rows);
  expect(once.problems).toEqual([]);
  expect(once.all.map(({ data }) => [data.name, data.unitCost, data.isOffered])).toEqual([
    ['Cup, white', { price: 3_125_000, currency: 'EUR' }, true],
    ['Advice', null, false],
  ]);
  expect((await load(rows, once.all)).all).toEqual(once.all);
});

it('changes the products of a code, only in the columns of the file', async () => {
  const standing = [
    standingProduct('a', { supplier: 'Porzellan', isSample: true }),
    standingProduct('b', { isOffered: false }),
  ];
  const { all } = await load(['unit_cost,currency,code', '2,USD,P-301'], standing);
  const unitCost = { price: 2_000_000, currency: 'USD' };
  expect(all.map(({ data }) => data)).toEqual(standing.map(({ data }) => ({ ...data, unitCost })));
});

it.each([
  ['P-301,,Tableware,1,EUR,yes', 'name', 'must be said of what is not there yet'],
  ['P-301,Cup,Tableware,"1,5",EUR,yes', 'unit cost', '"1,5" is not a number'],
  ['P-301,Cup,Tableware,-1,EUR,yes', 'unit cost', '"-1": a cost is not less than nothing'],
  ['P-301,Cup,Tableware,1,GBp,yes', 'currency', '"GBp" may be pence or cents; give pounds'],
  ['P-301,Cup,Tableware,1,,yes', 'currency', 'expected a currency code'],
  ['P-301,Cup,Tableware,1,EUR,perhaps', 'offered', '"perhaps" is not one of yes, no'],
  ['P-\u200b301,Cup,Tableware,1,EUR,yes', 'code', '"P-301": character 3 is U+200B, which'],
  [',Cup,Tableware,1,EUR,yes', 'code', 'must not be empty'],
])('says what it cannot read in %s, and loads the rest', async (row, field, message) => {
  const { all, problems } = await load([HEADER, row, CUP.replace('P-301', 'P-302')]);
  expect(problems).toMatchObject([{ file: 'p.csv', line: 2, field }]);
  expect(problems[0]?.message).toContain(message);
  expect(all.map(({ data }) => data.code)).toEqual(['P-302']);
});

it('takes no currency without a cost, nor a cost without a currency', async () => {
  for (const lines of [
    ['code,name,currency', 'A,Cup,EUR'],
    ['code,name,unit cost', 'A,Cup,3'],
  ]) {
    expect((await load(lines)).problems).toMatchObject([{ line: 2, field: 'unit cost' }]);
  }
});

it('a product that was loaded gives a margin', async () => {
  const { all } = await load([HEADER, CUP]);
  const [cup] = all;
  if (!cup) throw new Error('the product is loaded');
  const order = newTransaction({
    ...{ clientId: entryNamed('client', null).id, accountId: entryNamed('sales', null).id },
    ...{ type: 'order', date: '2026-11-01' as CalendarDate, amount: 50_00, currency: EUR },
    lines: [
      {
        productId: cup.id,
        quantity: (10 * 1e6) as Quantity,
        unitPrice: (5 * 1e6) as UnitPrice,
      },
    ],
  });
  const today = '2026-11-24' as CalendarDate;
  const { margin } = tradingFigures({
    ...{ sales: [entryNamed('order', order)], currency: EUR, today, rates: noRates },
    products: byId([{ ...entryNamed('', cup.data), id: cup.id }]),
    period: lastTwelveMonths(today),
  });
  expect(margin).toEqual({ available: true, value: { amount: 18_75, share: 0.375 } });
});
