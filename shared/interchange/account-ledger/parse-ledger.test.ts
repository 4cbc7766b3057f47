import { expect, it } from 'vitest';
import { entryNamed } from '#shared/domain/client/client-file-builder.ts';
import { holdingsOf } from '#shared/domain/portfolio/holdings.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { ENTRY_TYPES, SECURITY_TRANSFERS } from './entry-types.ts';
import {
  APPLE,
  apple,
  BUND,
  BUY,
  bund,
  type Cells,
  DEPOSIT,
  depot,
  EUR,
  fund,
  load,
  loadText,
  marsh,
  STANDING,
  second,
  security,
  twin,
} from './ledger-fixture.ts';

it('reads a purchase to the last decimal, with what was part of its amount', async () => {
  const { all, problems } = await load([{ ...BUY, tax: '0.00', note: 'On the exchange' }]);
  expect(problems).toEqual([]);
  expect(all).toEqual([
    {
      ...{ clientId: marsh.id, accountId: depot.id, type: 'buy', date: '2026-03-02' },
      ...{ amount: -997_50, currency: 'EUR', securityId: bund.id, quantity: 10_000_000 },
      ...{ unitPrice: 99_250_000, fee: 5_00, description: 'On the exchange' },
      externalId: 'R2',
    },
  ]);
});

it('reads every type of entry', async () => {
  const bond = { ...DEPOSIT, isin: BUND };
  const moved = { amount: '', quantity: '-4', 'other account': 'D2' };
  const rows: readonly Cells[] = [
    BUY,
    { ...bond, type: 'sell', quantity: '-10', price: '101', amount: '1010' },
    { ...bond, type: 'dividend', amount: '85', tax: '15', quantity: '100', price: '1' },
    { ...bond, type: 'Reinvested dividend', quantity: '2', price: '40', amount: '81', fee: '1' },
    { ...bond, type: 'interest' },
    { ...DEPOSIT, type: 'interest charged', amount: '-3' },
    { ...DEPOSIT, type: 'fee', amount: '-3' },
    { ...DEPOSIT, type: 'fee refund', amount: '3' },
    { ...DEPOSIT, type: 'tax', amount: '-3' },
    { ...DEPOSIT, type: 'tax refund', amount: '3' },
    DEPOSIT,
    { ...DEPOSIT, type: 'withdrawal', amount: '-3' },
    { ...DEPOSIT, type: 'transfer in', 'other account': 'D2' },
    { ...DEPOSIT, type: 'transfer_out', amount: '-3', quantity: '0.000' },
    { ...bond, type: 'transfer out', ...moved },
    {
      ...bond,
      type: 'transferIn',
      ...moved,
      quantity: '4',
      cost: '0',
      'acquired on': '2020-01-02',
    },
    { ...bond, type: 'split', quantity: '-5', amount: '' },
    { ...bond, type: 'return of capital', amount: '3' },
    {
      ...bond,
      type: 'merger',
      quantity: '-5',
      amount: '30',
      'new isin': APPLE,
      'new quantity': '2',
      'new value': '90.5',
    },
    {
      ...{ ...bond, type: 'spin-off', amount: '', 'new ticker': 'FUND', 'new quantity': '1.5' },
      'cost share': '12.5',
    },
  ];
  const numbered = rows.map((row, index) => ({ ...row, reference: String(index) }));
  const { all, problems } = await load(numbered);
  expect(problems).toEqual([]);
  expect(all.map(({ type, amount }) => [type, amount])).toEqual([
    ['buy', -997_50],
    ['sell', 1010_00],
    ['dividend', 85_00],
    ['dividend', 81_00],
    ['buy', -81_00],
    ['interest', 1000_00],
    ['interest', -3_00],
    ['fee', -3_00],
    ['fee', 3_00],
    ['tax', -3_00],
    ['tax', 3_00],
    ['deposit', 1000_00],
    ['withdrawal', -3_00],
    ['transferIn', 1000_00],
    ['transferOut', -3_00],
    ['transferOut', 0],
    ['transferIn', 0],
    ['split', 0],
    ['returnOfCapital', 3_00],
    ['merger', 30_00],
    ['spinOff', 0],
  ]);
  const names = [...ENTRY_TYPES, ...SECURITY_TRANSFERS].map(({ name }) => name);
  expect(rows).toHaveLength(names.length);
  expect(all.find(({ quantity }) => quantity === 4_000_000)).toMatchObject({
    ...{ securityId: bund.id, costBasis: 0, acquiredOn: '2020-01-02' },
    transferAccountId: second.id,
  });
  expect(all.at(-2)).toMatchObject({
    ...{ newSecurityId: apple.id, newQuantity: 2_000_000, newValue: 90_50 },
  });
  expect(all.at(-1)).toMatchObject({ newSecurityId: fund.id, costShare: 125_000 });
});

it('a reinvested dividend is income, and a purchase with its fee', async () => {
  const row = { ...BUY, type: 'reinvested dividend', tax: '15', amount: '997.5' };
  const { all } = await load([row]);
  expect(all).toMatchObject([
    { type: 'dividend', amount: 997_50, tax: 15_00, securityId: bund.id },
    { type: 'buy', amount: -997_50, fee: 5_00, quantity: 10_000_000, unitPrice: 99_250_000 },
  ]);
  expect(all[0]).not.toHaveProperty('quantity');
  expect(all[1]).not.toHaveProperty('tax');
});

it('says how money came in or went out, where the file does', async () => {
  const said = ['cash', 'Card', 'transfer', '', '-'];
  const rows = said.flatMap((means, index) => [
    { ...DEPOSIT, reference: `in ${index}`, means },
    { ...DEPOSIT, reference: `out ${index}`, type: 'withdrawal', amount: '-3', means },
  ]);
  const { all, problems } = await load(rows);
  expect(problems).toEqual([]);
  const means = ['cash', 'card', 'transfer', undefined, undefined];
  expect(all.map(({ paymentMeans }) => paymentMeans)).toEqual(
    means.flatMap((each) => [each, each]),
  );
});

it('an entry is its account and reference: another file gives the same ids', async () => {
  const once = await load([DEPOSIT, BUY]);
  const again = await load([BUY, { ...DEPOSIT, amount: '1200.00' }]);
  expect([...again.entries.keys()].sort()).toEqual([...once.entries.keys()].sort());
  const others = await load([
    { ...DEPOSIT, account: 'D2' },
    { ...DEPOSIT, reference: 'R9' },
  ]);
  expect([...others.entries.keys()].some((id) => once.entries.has(id))).toBe(false);
});

it('names a second row of one account and reference, and counts the first alone', async () => {
  const reinvested = { ...BUY, type: 'reinvested dividend', amount: '997.50' };
  const { all, problems, end } = await load([
    { ...DEPOSIT, amount: 'much' },
    DEPOSIT,
    { ...DEPOSIT, amount: '1200.00' },
    reinvested,
    { ...DEPOSIT, reference: 'R2' },
    { ...DEPOSIT, account: 'D2' },
  ]);
  expect(all.map(({ amount }) => amount)).toEqual([1000_00, 997_50, -997_50, 1000_00]);
  const message = (line: number) => `line ${line} has the same account and reference, and stays`;
  expect(problems).toMatchObject([
    { line: 2, field: 'amount' },
    { file: 'l.csv', line: 4, field: 'reference', message: message(3) },
    { line: 6, field: 'reference', message: message(5) },
  ]);
  expect(end.ok && end.value).toContainEqual({
    label: 'Deposit, EUR, 2 of them',
    value: '2,000.00',
  });
});

it('leaves out an entry whose line may be cut off', async () => {
  const rows = 'account,reference,date,type,currency,amount\nD2,1,2026-03-02,deposit,EUR,20';
  const { all, problems } = await loadText(rows);
  expect(all).toEqual([]);
  expect(problems).toMatchObject([{ line: 2, message: expect.stringContaining('no line end') }]);
});

it('finds the account by its number alone where one client has it, and the client by any name', async () => {
  const clients = ['C-1', 'Marsh family', marsh.id];
  const { all } = await load([
    { ...DEPOSIT, client: '', account: 'D2', reference: 'alone' },
    ...clients.map((client) => ({
      ...DEPOSIT,
      client,
      account: 'd 1'.toUpperCase(),
      reference: client,
    })),
    { ...DEPOSIT, client: 'Keller' },
  ]);
  expect(all.map(({ accountId }) => accountId)).toEqual([
    ...[second.id, depot.id, depot.id, depot.id, twin.id],
  ]);
});

it('tells securities of one ISIN apart by the ticker that is said, or else by the account’s currency', async () => {
  const alike = (name: string, symbol: string, currency: string) =>
    security(name, { isin: APPLE, symbol, currency: currency as CurrencyCode });
  const securities = [
    alike('usd', 'A', 'USD'),
    alike('xetra', 'B', 'EUR'),
    alike('paris', 'C', 'EUR'),
  ];
  const standing = { ...STANDING, securities };
  const named = (isin: string, ticker: string) => ({
    ...{ ...BUY, isin, ticker, reference: `${isin} ${ticker}` },
  });
  const rows = [named(APPLE, 'C'), named(APPLE, 'A'), named('', 'B'), named(APPLE, '')];
  const { all, problems } = await load([...rows, named(APPLE, 'D')], standing);
  expect(all.map(({ securityId }) => securityId)).toEqual([
    ...[securities[2]?.id, securities[0]?.id, securities[1]?.id],
  ]);
  expect(problems).toMatchObject([
    {
      ...{ line: 5, field: 'isin' },
      message: `"${APPLE}" is the ISIN of several securities in one currency; say the ticker too`,
    },
    {
      ...{ line: 6, field: 'ticker' },
      message: '"D": no security of this ISIN has this ticker; leave out the one that is wrong',
    },
  ]);
  const two = { ...standing, securities: securities.slice(0, 2) };
  expect((await load([named(APPLE, '')], two)).all[0]?.securityId).toBe(securities[1]?.id);
});

it('takes no security for another that has only its ticker in common', async () => {
  const bare = { symbol: 'X', isin: '' };
  const securities = [
    security('one', { ...bare, currency: EUR }),
    security('two', { ...bare, currency: 'USD' as CurrencyCode }),
    security('other', { symbol: 'BUND', isin: APPLE, currency: EUR }),
    bund,
  ];
  const rows = ['X', 'BUND'].map((ticker) => ({ ...BUY, isin: '', ticker, reference: ticker }));
  const { all, problems } = await load(rows, { ...STANDING, securities });
  expect(all).toEqual([]);
  expect(problems.map(({ field, message }) => [field, message])).toEqual([
    ['ticker', '"X" is the ticker of several securities; say the ISIN'],
    ['ticker', '"BUND" is the ticker of several securities; say the ISIN'],
  ]);
});

it('what was loaded is held: purchases and splits, less what was sold', async () => {
  const { entries } = await load([
    BUY,
    { ...BUY, type: 'split', reference: 'R3', date: '2026-04-01', price: '', fee: '', amount: '' },
    {
      ...{ ...BUY, type: 'sell', reference: 'R4', date: '2026-05-04', quantity: '-5' },
      ...{ price: '60', amount: '295' },
    },
    { ...DEPOSIT, type: 'return of capital', reference: 'R5', date: '2026-06-01', isin: BUND },
  ]);
  const transactions = [...entries].map(([id, data]) => ({ ...entryNamed('', data), id }));
  const { holdings, refused } = holdingsOf({ accounts: [depot], transactions });
  expect(refused).toEqual([]);
  // Twenty units cost 997.50; a quarter of it left with five, and 1,000 came back.
  expect(holdings.map(({ quantity, cost }) => [quantity, cost])).toEqual([[15_000_000, 0]]);
});

it('tells what the entries come to, by type and currency', async () => {
  const { end } = await load([
    DEPOSIT,
    { ...DEPOSIT, reference: 'R3', amount: '234.5' },
    { ...DEPOSIT, account: 'Y1', currency: 'jpy', amount: '5000' },
    BUY,
    { ...DEPOSIT, type: 'order' },
  ]);
  expect(end.ok && end.value).toEqual([
    { label: 'Rows', value: '5' },
    { label: 'Accounts', value: '2' },
    { label: 'Entries', value: '4' },
    { label: 'Purchase, EUR, 1 of them', value: '-997.50' },
    { label: 'Deposit, EUR, 2 of them', value: '1,234.50' },
    { label: 'Deposit, JPY, 1 of them', value: '5,000' },
  ]);
});

it('takes columns in any order, and only those that are needed', async () => {
  const columns = ['Currency', 'AMOUNT', 'type', 'Date', 'reference', 'account'];
  const row = { ...DEPOSIT, account: 'D2', Currency: 'EUR', AMOUNT: '5', Date: '2026-03-02' };
  expect((await load([row], STANDING, columns)).all).toMatchObject([{ amount: 5_00 }]);
  for (const lacking of columns) {
    const others = columns.filter((column) => column !== lacking);
    const { end } = await load([], STANDING, others);
    expect(end).toMatchObject({ ok: false, error: { tag: 'wrongFile' } });
  }
});
