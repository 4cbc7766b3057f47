import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decimalText } from '#shared/lib/decimal.ts';
import { exactValue, type Quantity, type UnitPrice } from '#shared/lib/money.ts';
import { APPLE, BUND, BUY, type Cells, DEPOSIT, EUR, load } from './ledger-fixture.ts';

it.each<[column: string, message: string, cells: Cells]>([
  ['client', '"C-9": no client of the book has this number or name; add', { client: 'C-9' }],
  ['account', '"D9": no account of the client has this number; add', { account: 'D9' }],
  ['account', '"D9": no account of the book has this number', { account: 'D9', client: '' }],
  ['account', '"D1": several accounts of the book have this number; say', { client: '' }],
  ['account', 'must not be empty', { account: '' }],
  ['account', '"S1": is a sales account', { account: 'S1' }],
  ['reference', 'must not be empty', { reference: '' }],
  ['client', '"C-1": character 1 is U+200B, which cannot be seen', { client: '\u200bC-1' }],
  ['account', '"D1": character 2 is U+00AD, which cannot be seen', { account: 'D\u00ad1' }],
  ['reference', '"R1": character 3 is U+200E, which cannot be', { reference: 'R1\u200e' }],
  ['ticker', '"BUND": character 5 is U+200B', { ...BUY, isin: '', ticker: 'BUND\u200b' }],
  [
    'other account',
    '"D2": character 1 is U+2066, which cannot be seen; take it out',
    { type: 'transfer in', 'other account': '\u2066D2' },
  ],
  ['reference', 'must be at most 500 characters', { reference: 'x'.repeat(501) }],
  ['note', 'must be at most 500 characters', { note: 'x'.repeat(501) }],
  ['date', '"2026-02-30" is not a day that exists', { date: '2026-02-30' }],
  ['date', '"2206-03-02": is still to come', { date: '2206-03-02' }],
  ['date', '"0206-03-02": the year 0206 is not between', { date: '0206-03-02' }],
  [
    'acquired on',
    '"0206-03-02": the year 0206 is not between',
    { ...BUY, type: 'transfer in', price: '', amount: '', fee: '', 'acquired on': '0206-03-02' },
  ],
  ['date', '"2026-11-29": is still to come', { date: '2026-11-29' }],
  ['type', '"order" is not one of buy, sell, dividend', { type: 'order' }],
  ['type', 'must not be empty', { type: '' }],
  ['currency', '"eUR" may be pence or cents; give pounds', { currency: 'eUR' }],
  ['currency', '"USD": the account is in EUR', { currency: 'USD' }],
  ['amount', 'must not be empty for the type "deposit"', { amount: '' }],
  ['amount', '"1.005" has more than 2 decimals', { amount: '1.005' }],
  ['amount', '"1,5" is not a number', { amount: '"1,5"' }],
  ['amount', 'has more than 0 decimals', { account: 'Y1', currency: 'JPY', amount: '1.5' }],
  ['amount', '"-5": the money of type "deposit" comes in: write it without', { amount: '-5' }],
  [
    'amount',
    'what was reversed is deleted in the application',
    { type: 'dividend', isin: BUND, amount: '-5' },
  ],
  [
    'quantity',
    'arrive, without a minus; what was reversed is deleted in the application',
    { ...BUY, quantity: '-10', amount: '997.50' },
  ],
  ['amount', '"5": the money of type "fee" goes out: write it with', { type: 'fee', amount: '5' }],
  ['quantity', '"3": must be empty for the type "deposit"', { quantity: '3' }],
  ['isin', 'must not be empty for the type "dividend"', { type: 'dividend' }],
  ['isin', '"US0378331006" is not an ISIN', { ...BUY, isin: 'US0378331006' }],
  ['isin', 'no security has "FR0000120271"; load it first', { ...BUY, isin: 'FR0000120271' }],
  ['quantity', 'must not be empty for the type "buy"', { ...BUY, quantity: '' }],
  ['quantity', '"0": must not be 0', { ...BUY, quantity: '0' }],
  ['quantity', 'the units of type "buy" arrive, without a minus', { ...BUY, quantity: '-10' }],
  ['quantity', 'the units of type "sell" leave, with a minus', { ...BUY, type: 'sell' }],
  ['quantity', 'has more than 6 decimals', { ...BUY, quantity: '1.1234567' }],
  ['price', 'a price is not less than nothing', { ...BUY, price: '-99.25' }],
  ['fee', '"-5": is written without a minus', { ...BUY, fee: '-5' }],
  ['amount', '"997.50": the money of type "buy" goes out', { ...BUY, amount: '997.50' }],
  ['amount', 'goes out', { ...BUY, quantity: '1000000', price: '0', amount: '45', fee: '' }],
  ['amount', 'comes in', { ...BUY, type: 'sell', quantity: '-1', price: '0', amount: '-5.01' }],
  ['amount', 'with fee and tax, comes to -997.50', { ...BUY, amount: '-992.50' }],
  ['amount', 'is too large', { ...BUY, quantity: '9000000000', price: '9000000000' }],
  ['amount', 'is too', { ...BUY, quantity: '9000000000', price: '9000', fee: '90071992547409.91' }],
  ['amount', 'the money of type "buy" goes out', { ...BUY, price: '', amount: '997.50' }],
  ['cost', '"5": must be empty for the type "buy"', { ...BUY, cost: '5' }],
  ['other account', 'is the account of the row', { type: 'transfer in', 'other account': 'D1' }],
  ['other account', 'no account of the client', { type: 'transfer in', 'other account': 'D9' }],
  ['amount', 'must be empty for the type "split"', { type: 'split', isin: BUND, quantity: '5' }],
  [
    'acquired on',
    '"2020-01-02": is not used without a cost, as days and cost come along from the other',
    {
      ...{ type: 'transfer in', isin: BUND, quantity: '5', amount: '', 'other account': 'D2' },
      'acquired on': '2020-01-02',
    },
  ],
  [
    'new isin',
    'must be another security',
    {
      ...{ type: 'spin-off', amount: '', isin: BUND, 'new isin': BUND, 'new quantity': '1' },
      'cost share': '10',
    },
  ],
  [
    'means',
    '"cheque" is not one of cash, card, transfer',
    { type: 'withdrawal', amount: '-5', means: 'cheque' },
  ],
  ['means', '"cash": must be empty for the type "buy"', { ...BUY, means: 'cash' }],
  [
    'means',
    '"transfer": must be empty for the type "transfer in"',
    { type: 'transfer in', means: 'transfer' },
  ],
  [
    'cost share',
    '"110": ',
    {
      ...{ type: 'spin-off', amount: '', isin: BUND, 'new isin': APPLE, 'new quantity': '1' },
      'cost share': '110',
    },
  ],
])('says of the column %s: %s, and loads the rest', async (field, message, cells) => {
  const { all, problems } = await load([
    { ...DEPOSIT, ...cells },
    { ...DEPOSIT, reference: 'good' },
  ]);
  expect(problems).toMatchObject([{ file: 'l.csv', line: 2, field }]);
  expect(problems[0]?.message).toContain(message);
  expect(all.map(({ externalId }) => externalId)).toEqual(['good']);
});

it('an entry may be of today', async () => {
  expect((await load([{ ...DEPOSIT, date: '2026-11-28' }])).problems).toEqual([]);
});

it('a sale may bring less than it costs, and a gift costs nothing', async () => {
  const worthless = { ...BUY, type: 'sell', quantity: '-10', price: '0', amount: '-5.00' };
  const gift = { ...BUY, reference: 'gift', price: '', amount: '0', fee: '' };
  const { all, problems } = await load([worthless, gift]);
  expect(problems).toEqual([]);
  expect(all.map(({ amount }) => amount)).toEqual([-5_00, 0]);
});

it('takes an amount that is the quantity at the price to the cent, and none further off', async () => {
  const quantities = fc.integer({ min: 1, max: 10 ** 12 });
  const prices = fc.integer({ min: 1, max: 10 ** 10 });
  await fc.assert(
    fc.asyncProperty(
      quantities,
      prices,
      fc.integer({ min: -3, max: 3 }),
      async (units, price, off) => {
        const worth = exactValue(units as Quantity, price as UnitPrice, EUR)?.amount ?? 0;
        const amount = -worth + off;
        const row = {
          ...{ ...BUY, fee: '', quantity: decimalText(units, 6), price: decimalText(price, 6) },
          amount: decimalText(amount, 2),
        };
        // What a millionth of the price, at half, comes to.
        const lost = units / 2 / 10 ** 10;
        const { all } = await load([row]);
        if (amount > 0) expect(all).toEqual([]);
        else if (Math.abs(off) <= 1) expect(all[0]?.amount).toBe(amount);
        else if (Math.abs(off) > 2 + lost) expect(all).toEqual([]);
      },
    ),
  );
});

it('allows for a price that was rounded to its decimals, four at least', async () => {
  const row = { ...BUY, fee: '', quantity: '1000', price: '12.35' };
  expect((await load([{ ...row, amount: '-12350.06' }])).all).toHaveLength(1);
  expect((await load([{ ...row, amount: '-12350.07' }])).all).toHaveLength(0);
  expect((await load([{ ...row, price: '12.350000', amount: '-12350.02' }])).all).toHaveLength(0);
});

it('a fee that is missing is not taken for a price that was rounded, however much was dealt', async () => {
  const fees = fc.integer({ min: 102, max: 10 ** 6 });
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 10 ** 9 }),
      fc.integer({ min: 0, max: 10 ** 4 }),
      fees,
      async (quantity, price, fee) => {
        const amount = decimalText(-quantity * price - fee, 2);
        const row = { ...BUY, fee: '', quantity: String(quantity), price: decimalText(price, 2) };
        const { problems } = await load([{ ...row, amount }]);
        expect(problems[0]?.message).toContain('what else was paid is a row of its own');
        const whole = { ...row, amount, fee: decimalText(fee, 2) };
        expect((await load([whole])).problems).toEqual([]);
      },
    ),
  );
});
