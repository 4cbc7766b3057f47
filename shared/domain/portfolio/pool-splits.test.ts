import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDate } from '#shared/lib/calendar-date.ts';
import type { Quantity } from '#shared/lib/money.ts';
import { entryNamed } from '../client/client-file-builder.ts';
import { holdingsOf } from './holdings.ts';
import { newAccount, newTransaction } from './portfolio-builders.ts';

const clientId = entryNamed('client', null).id;
const securityId = entryNamed('security', null).id;
const account = entryNamed(
  'Depot',
  newAccount({ clientId, name: 'Depot', costBasisMethod: 'pooledAverage' }),
);
type Type = 'buy' | 'sell' | 'split';
/** Pieces as the holding counts them and pence as the account does. */
type Row = readonly [type: Type, date: string, pieces: number, pence: number];

const entriesOf = (rows: readonly Row[]) =>
  rows.map(([type, date, count, amount], index) =>
    entryNamed(
      `row ${index}`,
      newTransaction({
        ...{ clientId, accountId: account.id, securityId, type, date: date as CalendarDate },
        ...{ quantity: Math.round(count * 1e6) as Quantity, amount },
      }),
    ),
  );
function read(rows: readonly Row[], until?: CalendarDate) {
  const transactions = entriesOf(rows);
  const { realisedGains, holdings, refused } = holdingsOf({
    ...{ accounts: [account], transactions, until },
  });
  return {
    gains: realisedGains.map(({ quantity, cost }) => [quantity / 1e6, cost]),
    pool: holdings.map(({ quantity, cost }) => [quantity / 1e6, cost]),
    sales: realisedGains.map(({ transactionId, cost, gain }) => [transactionId, cost, gain]),
    refused: refused.map(({ transactionId }) => transactionId),
  };
}

describe('the UK pool across a split', () => {
  // A case by which the public program alexpung/UK-Investment-tax-calculator tests itself, its dollars in
  // pounds: two for one on the evening of 3 May, which is the next morning here. Gain 5.56: 50 of the same
  // day for 460.28, 50 for 560.29 with the 100 bought after the split, and 100 of the pool for 808.60.
  it('counts what is bought after it by the ratio, and splits what is left', () => {
    const { gains, pool } = read([
      ['buy', '2021-05-01', 200, -1617_20],
      ['buy', '2021-05-03', 50, -460_28],
      ['sell', '2021-05-03', -200, 1834_73],
      ['split', '2021-05-04', 50, 0],
      ['buy', '2021-05-04', 100, -560_29],
    ]);
    expect(gains).toEqual([
      [50, 460_28],
      [50, 560_29],
      [100, 808_60],
    ]);
    expect(pool).toEqual([[200, 808_60]]);
  });

  // 10 of 20 are sold and 8 bought back after two for one, which are 4 of those: 6 come from the pool
  // of 20 for 20.00, so that 14 for 14.00 stay in it, 28 after the split.
  it('takes the rest from the pool where fewer are bought back', () => {
    const { gains, pool } = read([
      ['buy', '2025-01-02', 20, -20_00],
      ['sell', '2025-03-01', -10, 50_00],
      ['split', '2025-03-15', 10, 0],
      ['buy', '2025-03-31', 8, -40_00],
    ]);
    expect(gains).toEqual([
      [4, 40_00],
      [6, 6_00],
    ]);
    expect(pool).toEqual([[28, 14_00]]);
  });

  // 12 are sold; one for three makes 4 of them; 5 are bought, of which one for 10.00 joins the pool of
  // 30 for 60.00, which is 10 by then.
  it('counts where units get fewer, and the rest of the purchase joins the pool', () => {
    const { gains, pool } = read([
      ['buy', '2025-01-02', 30, -60_00],
      ['sell', '2025-03-01', -12, 50_00],
      ['split', '2025-03-15', -12, 0],
      ['buy', '2025-03-20', 5, -50_00],
    ]);
    expect(gains).toEqual([[12, 40_00]]);
    expect(pool).toEqual([[11, 70_00]]);
  });

  // 10 are sold; two for one and then three for one make 60 of them: 30 before the thirtieth day are 5.
  it('counts across two splits, within thirty days of the sale', () => {
    const rows: readonly Row[] = [
      ['buy', '2025-01-02', 20, -20_00],
      ['sell', '2025-03-01', -10, 50_00],
      ['split', '2025-03-10', 10, 0],
      ['split', '2025-03-20', 40, 0],
      ['buy', '2025-03-31', 30, -90_00],
      ['buy', '2025-04-01', 30, -99_00],
    ];
    expect(read(rows)).toMatchObject({
      gains: [
        [5, 90_00],
        [5, 5_00],
      ],
      pool: [[120, 15_00 + 99_00]],
    });
    // Until then nothing is known of what will be bought.
    expect(read(rows, '2025-03-25' as CalendarDate)).toMatchObject({
      gains: [[10, 10_00]],
      pool: [[60, 10_00]],
    });
  });

  // One for three of 7 is 2.333333: what is bought after it is 1.2 of the units sold, to the millionth.
  it('keeps every millionth where the ratio has no end', () => {
    const { gains, pool } = read([
      ['buy', '2025-01-02', 10, -100_00],
      ['sell', '2025-03-01', -3, 50_00],
      ['split', '2025-03-15', -4.666667, 0],
      ['buy', '2025-03-20', 0.4, -10_00],
      ['sell', '2025-06-01', -2.733333, 50_00],
    ]);
    expect(pool).toEqual([]);
    expect(gains.reduce((sum, [, cost]) => sum + (cost ?? Number.NaN), 0)).toBe(110_00);
  });

  const trade = fc.record({
    isSale: fc.boolean(),
    gap: fc.constantFrom(1, 2, 9, 20),
    count: fc.integer({ min: 1, max: 60 }),
    amount: fc.integer({ min: 1, max: 1_000_000 }),
  });
  /** Units after a split for those before it. */
  const ratio = fc.constantFrom(
    ...([
      [2, 1],
      [3, 2],
      [1, 2],
      [10, 1],
    ] as const),
  );

  it('gives the same gains as the ledger written in the units of after it', () => {
    let acrossSplits = 0;
    const trades = fc.array(trade, { minLength: 1, maxLength: 15 });
    fc.assert(
      fc.property(trades, trades, ratio, (before, after, [to, from]) => {
        let date = '2024-01-01' as CalendarDate;
        const rowOf = ({ isSale, gap, count, amount }: (typeof before)[number]): Row => {
          date = addDays(date, gap);
          // Whole in the units of before and of after, so that nothing is rounded on either side.
          const pieces = count * 60;
          return isSale ? ['sell', date, -pieces, amount] : ['buy', date, pieces, -amount];
        };
        const early = before.map(rowOf);
        date = addDays(date, 1);
        const splitOn = date;
        const held = holdingsOf({ accounts: [account], transactions: entriesOf(early) }).holdings;
        const units = (held[0]?.quantity ?? 0) / 1e6;
        // Nothing is written of a split of nothing.
        fc.pre(units > 0);
        const late = after.map(rowOf);
        const split: Row = ['split', splitOn, (units * to) / from - units, 0];
        const unitChange: Row = ['split', splitOn, 0, 0];
        const converted = early.map(
          ([type, on, count, amount]): Row => [type, on, (count * to) / from, amount],
        );
        const told = read([...early, split, ...late]);
        const plain = read([...converted, unitChange, ...late]);
        expect(told.refused).toEqual(plain.refused);
        expect(told.sales).toEqual(plain.sales);
        expect(told.pool).toEqual(plain.pool);
        const last = before.at(-1);
        if (last?.isSale && after.some(({ isSale }) => !isSale)) acrossSplits += 1;
      }),
      { numRuns: 300 },
    );
    expect(acrossSplits).toBeGreaterThan(20);
  });
});
