import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDate } from '#shared/lib/calendar-date.ts';
import type { Quantity } from '#shared/lib/money.ts';
import { entryNamed } from '../client/client-file-builder.ts';
import { plainWording } from '../wording.ts';
import type { Account } from './account.ts';
import { isLongTerm } from './holding.ts';
import { holdingsOf } from './holdings.ts';
import { newAccount, newTransaction } from './portfolio-builders.ts';
import { refusedWords } from './refused-words.ts';
import type { Transaction } from './transaction.ts';

const clientId = entryNamed('client', null).id;
const securityId = entryNamed('security', null).id;
const day = (text: string): CalendarDate => text as CalendarDate;
const pieces = (count: number): Quantity => Math.round(count * 1e6) as Quantity;

const accountWith = (costBasisMethod: Account['costBasisMethod'], name = 'Depot') =>
  entryNamed(name, newAccount({ clientId, name, costBasisMethod }));

let serial = 0;
const entry = (
  fields: Partial<Transaction> & Pick<Transaction, 'type' | 'date'>,
  name = 'Depot',
) => {
  serial += 1;
  const accountId = entryNamed(name, null).id;
  return entryNamed(
    `entry ${serial}`,
    newTransaction({ clientId, accountId, securityId, ...fields }),
  );
};

// IRS publication 564 (2009), "Figuring gain: FIFO": the purchases and the sale of its example.
const irsExample = () => [
  entry({ type: 'buy', date: day('2025-01-10'), quantity: pieces(160), amount: -4000_00 }),
  entry({ type: 'buy', date: day('2025-02-10'), quantity: pieces(240), amount: -4800_00 }),
  entry({ type: 'buy', date: day('2025-03-10'), quantity: pieces(10), amount: -300_00 }),
  entry({ type: 'sell', date: day('2025-06-10'), quantity: pieces(-210), amount: 6720_00 }),
];

const total = (numbers: readonly (number | null)[]): number =>
  numbers.reduce<number>((sum, number) => sum + (number ?? Number.NaN), 0);

describe('holdings of a ledger', () => {
  it('sells first in, first out: basis 5,000 and gain 1,720 (IRS publication 564)', () => {
    const { realisedGains, holdings } = holdingsOf({
      accounts: [accountWith('fifo')],
      transactions: irsExample(),
    });
    expect(total(realisedGains.map(({ cost }) => cost))).toBe(5000_00);
    expect(total(realisedGains.map(({ gain }) => gain))).toBe(1720_00);
    expect(realisedGains.map(({ acquiredOn }) => acquiredOn)).toEqual(['2025-01-10', '2025-02-10']);
    expect(holdings[0]?.quantity).toBe(pieces(200));
    expect(holdings[0]?.cost).toBe(4100_00);
  });

  it('sells at average cost: 22.19512 a share, gain 2,059.02 (same purchases)', () => {
    const { realisedGains, holdings } = holdingsOf({
      accounts: [accountWith('average')],
      transactions: irsExample(),
    });
    expect(total(realisedGains.map(({ gain }) => gain))).toBe(2059_02);
    expect(holdings[0]?.cost).toBe(9100_00 - 4660_98);
  });

  it('sells last in, first out where the account says so', () => {
    const { realisedGains } = holdingsOf({
      accounts: [accountWith('lifo')],
      transactions: irsExample(),
    });
    expect(total(realisedGains.map(({ cost }) => cost))).toBe(300_00 + 200 * 20_00);
  });

  it('sells the lot that the sale names', () => {
    const [first, second, third, sale] = irsExample();
    if (!first || !second || !third || !sale) throw new Error('the example has four entries');
    const named = { ...sale, data: { ...sale.data, acquiredOn: day('2025-02-10') } };
    const { realisedGains } = holdingsOf({
      accounts: [accountWith('specificLot')],
      transactions: [first, second, third, named],
    });
    expect(realisedGains).toHaveLength(1);
    expect(realisedGains[0]?.cost).toBe(4200_00);
  });

  it('refuses a sale beyond the holding and counts everything else', () => {
    const transactions = [
      ...irsExample(),
      entry({ type: 'sell', date: day('2025-07-01'), quantity: pieces(-201), amount: 1_00 }),
      entry({ type: 'buy', date: day('2025-08-01'), quantity: pieces(1), amount: -30_00 }),
    ];
    const { refused, holdings } = holdingsOf({ accounts: [accountWith('fifo')], transactions });
    expect(refused.map((entry) => [entry.tag, refusedWords(entry, plainWording)])).toEqual([
      ['beyondHolding', 'the sale of 1 Jul 2025 is of 201 units, but 200 were held'],
    ]);
    expect(holdings[0]?.quantity).toBe(pieces(201));
  });

  it('changes quantity, not cost, at a split', () => {
    const { holdings } = holdingsOf({
      accounts: [accountWith('fifo')],
      transactions: [
        entry({ type: 'buy', date: day('2025-01-10'), quantity: pieces(10), amount: -100_00 }),
        entry({ type: 'split', date: day('2025-02-10'), quantity: pieces(30) }),
      ],
    });
    expect(holdings[0]).toMatchObject({ quantity: pieces(40), cost: 100_00 });
    expect(holdings[0]?.lots[0]?.acquiredOn).toBe('2025-01-10');
  });

  it('loses no cost where fewer units leave a lot none of them', () => {
    const { holdings } = holdingsOf({
      accounts: [accountWith('fifo')],
      transactions: [
        entry({ type: 'buy', date: day('2025-01-10'), quantity: pieces(0.0004), amount: -40_00 }),
        entry({ type: 'buy', date: day('2025-01-11'), quantity: pieces(1), amount: -90_000_00 }),
        entry({ type: 'buy', date: day('2025-01-12'), quantity: pieces(0.0002), amount: -20_00 }),
        // A unit for a thousand, and a thousandth is the least that can be written of one.
        entry({ type: 'split', date: day('2025-02-10'), quantity: pieces(-0.9996) }),
      ],
    });
    expect(holdings[0]).toMatchObject({ quantity: pieces(0.001), cost: 90_060_00 });
    expect(holdings[0]?.lots.map(({ acquiredOn }) => acquiredOn)).toEqual(['2025-01-11']);
  });

  it('lowers the cost by returned capital, and makes a gain of what exceeds it', () => {
    const transactions = [
      entry({ type: 'buy', date: day('2025-01-10'), quantity: pieces(10), amount: -100_00 }),
      entry({ type: 'returnOfCapital', date: day('2025-02-10'), amount: 30_00 }),
    ];
    const accounts = [accountWith('fifo')];
    expect(holdingsOf({ accounts, transactions }).holdings[0]?.cost).toBe(70_00);
    const more = entry({ type: 'returnOfCapital', date: day('2025-03-10'), amount: 80_00 });
    const after = holdingsOf({ accounts, transactions: [...transactions, more] });
    expect(after.holdings[0]?.cost).toBe(0);
    expect(after.realisedGains[0]).toMatchObject({ gain: 10_00, quantity: 0 });
  });

  it('keeps days and cost when securities move between two accounts of the client', () => {
    const other = entryNamed('Other', null).id;
    const depot = entryNamed('Depot', null).id;
    const moved = { date: day('2025-05-01'), quantity: pieces(200) };
    const { holdings, refused } = holdingsOf({
      accounts: [accountWith('fifo'), accountWith('fifo', 'Other')],
      transactions: [
        ...irsExample().slice(0, 2),
        entry({ type: 'transferIn', transferAccountId: depot, ...moved }, 'Other'),
        entry({ type: 'transferOut', transferAccountId: other, ...moved }),
      ],
    });
    expect(refused).toEqual([]);
    const arrived = holdings.find(({ accountId }) => accountId === other);
    expect(arrived?.cost).toBe(4000_00 + 800_00);
    expect(arrived?.lots.map(({ acquiredOn }) => acquiredOn)).toEqual(['2025-01-10', '2025-02-10']);
  });

  it('keeps quantity and cost when the same securities move several times on a day', () => {
    const other = entryNamed('Other', null).id;
    const depot = entryNamed('Depot', null).id;
    const date = day('2025-05-01');
    const lots = fc.array(
      fc.record({ count: fc.integer({ min: 1, max: 20 }), cost: fc.nat(10 ** 6) }),
      { minLength: 1, maxLength: 5 },
    );
    const method = fc.constantFrom('fifo', 'lifo', 'average' as const);
    fc.assert(
      fc.property(method, lots, fc.array(fc.integer({ min: 1, max: 3 })), (rule, bought, moves) => {
        const held = bought.reduce((sum, { count }) => sum + count, 0);
        const cost = bought.reduce((sum, lot) => sum + lot.cost, 0);
        const moved = moves.filter(
          (_, index) => moves.slice(0, index + 1).reduce((sum, count) => sum + count, 0) <= held,
        );
        const transfers = moved.flatMap((count) => [
          entry({
            ...{ type: 'transferIn', date, quantity: pieces(count), transferAccountId: depot },
            accountId: other,
          }),
          entry({ type: 'transferOut', date, quantity: pieces(-count), transferAccountId: other }),
        ]);
        const { holdings, refused } = holdingsOf({
          accounts: [accountWith(rule), accountWith(rule, 'Other')],
          transactions: [
            ...bought.map((lot, index) =>
              entry({
                ...{ type: 'buy', date: addDays(day('2025-01-01'), index) },
                ...{ quantity: pieces(lot.count), amount: 0 - lot.cost },
              }),
            ),
            ...transfers,
          ],
        });
        expect(refused).toEqual([]);
        expect(total(holdings.map(({ quantity }) => quantity))).toBe(pieces(held));
        expect(total(holdings.map((holding) => holding.cost))).toBe(cost);
        const arrived = holdings.find(({ accountId }) => accountId === other)?.quantity ?? 0;
        expect(arrived).toBe(pieces(moved.reduce((sum, count) => sum + count, 0)));
      }),
    );
  });

  // 26 CFR 1.1012-1(c)(1): a sale is charged against the earliest lot acquired, wherever it was held.
  it('sells what was acquired first, however late it arrived, and last of all by LIFO', () => {
    const soldFrom = (method: 'fifo' | 'lifo', arrivedOf?: CalendarDate) =>
      holdingsOf({
        accounts: [accountWith(method)],
        transactions: [
          entry({ type: 'buy', date: day('2025-01-10'), quantity: pieces(1), amount: -7_00 }),
          entry({
            ...{ type: 'transferIn', date: day('2025-05-01'), quantity: pieces(1) },
            costBasis: 3_00,
            ...(arrivedOf ? { acquiredOn: arrivedOf } : {}),
          }),
          entry({ type: 'buy', date: day('2025-05-02'), quantity: pieces(1), amount: -9_00 }),
          entry({ type: 'sell', date: day('2025-06-01'), quantity: pieces(-1), amount: 10_00 }),
        ],
      }).realisedGains[0];
    const old = day('2019-03-01');
    expect(soldFrom('fifo', old)).toMatchObject({ acquiredOn: old, cost: 3_00 });
    expect(soldFrom('lifo', old)).toMatchObject({ acquiredOn: '2025-05-02', cost: 9_00 });
    expect(soldFrom('fifo', day('2025-04-01'))).toMatchObject({ acquiredOn: '2025-01-10' });
    expect(soldFrom('fifo')).toMatchObject({ acquiredOn: null, cost: 3_00 });
  });

  it('does not know the cost of what arrived without one', () => {
    const { holdings, realisedGains } = holdingsOf({
      accounts: [accountWith('fifo')],
      transactions: [
        entry({ type: 'transferIn', date: day('2025-05-01'), quantity: pieces(2) }),
        entry({ type: 'sell', date: day('2025-06-01'), quantity: pieces(-1), amount: 5_00 }),
      ],
    });
    expect(holdings[0]?.cost).toBeNull();
    expect(realisedGains[0]).toMatchObject({ cost: null, gain: null, proceeds: 5_00 });
  });

  it('leaves out what comes after the day asked for', () => {
    const { holdings } = holdingsOf({
      accounts: [accountWith('fifo')],
      transactions: irsExample(),
      until: day('2025-02-28'),
    });
    expect(holdings[0]?.quantity).toBe(pieces(400));
  });

  it('counts a holding as long term from the day after the anniversary', () => {
    expect(isLongTerm(day('2024-01-10'), day('2025-01-10'))).toBe(false);
    expect(isLongTerm(day('2024-01-10'), day('2025-01-11'))).toBe(true);
    // J.K. Lasser's Your Income Tax 2013, section 5.9, example 1.
    expect(isLongTerm(day('2012-09-19'), day('2013-09-19'))).toBe(false);
    expect(isLongTerm(day('2012-09-19'), day('2013-09-20'))).toBe(true);
  });

  it.each([
    ['2023-02-28', '2024-02-29', '2024-03-01'],
    ['2024-02-28', '2025-02-28', '2025-03-01'],
    ['2024-02-29', '2025-02-28', '2025-03-01'],
    ['2024-04-30', '2025-04-30', '2025-05-01'],
  ])(
    'counts whole months from the end of a month: %s is short to %s, long from %s',
    (acquired, short, long) => {
      expect(isLongTerm(day(acquired), day(short))).toBe(false);
      expect(isLongTerm(day(acquired), day(long))).toBe(true);
    },
  );
});

describe('every cost-basis method', () => {
  const trade = fc.record({
    isBuy: fc.boolean(),
    count: fc.integer({ min: 1, max: 500 }),
    amount: fc.integer({ min: 1, max: 1_000_000 }),
  });
  const methods = ['fifo', 'lifo', 'average', 'pooledAverage', 'specificLot'] as const;

  it('divides cost and quantity exactly between what is sold and what is left', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...methods),
        fc.array(trade, { maxLength: 40 }),
        (method, trades) => {
          const transactions = trades.map(({ isBuy, count, amount }, index) =>
            entry({
              type: isBuy ? 'buy' : 'sell',
              date: addDays(day('2024-01-01'), index),
              quantity: pieces(isBuy ? count : -count),
              amount: isBuy ? -amount : amount,
            }),
          );
          const { holdings, realisedGains, refused } = holdingsOf({
            accounts: [accountWith(method)],
            transactions,
          });
          const skipped = new Set(refused.map(({ transactionId }) => transactionId));
          const counted = transactions.filter(({ id }) => !skipped.has(id));
          const paid = counted.filter(({ data }) => data.type === 'buy');
          const bought = total(paid.map(({ data }) => -data.amount));
          const left = total(holdings.map(({ cost }) => cost));
          expect(total(realisedGains.map(({ cost }) => cost)) + left).toBe(bought);
          const quantity = total(counted.map(({ data }) => data.quantity ?? 0));
          expect(total(holdings.map((holding) => holding.quantity))).toBe(quantity);
          for (const holding of holdings) {
            expect(total(holding.lots.map((lot) => lot.quantity))).toBe(holding.quantity);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});
