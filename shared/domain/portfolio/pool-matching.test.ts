import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type CalendarDate } from '#shared/lib/calendar-date.ts';
import type { Quantity } from '#shared/lib/money.ts';
import { entryNamed } from '../client/client-file-builder.ts';
import { plainWording } from '../wording.ts';
import { holdingsOf } from './holdings.ts';
import { newAccount, newTransaction } from './portfolio-builders.ts';
import { refusedWords } from './refused-words.ts';
import type { Transaction } from './transaction.ts';

const clientId = entryNamed('client', null).id;
const securityId = entryNamed('security', null).id;
const account = entryNamed(
  'Depot',
  newAccount({ clientId, name: 'Depot', costBasisMethod: 'pooledAverage' }),
);
const day = (text: string): CalendarDate => text as CalendarDate;

let serial = 0;
const entry = (
  type: Transaction['type'],
  date: CalendarDate,
  pieces: number,
  amount: number,
  fields: Partial<Transaction> = {},
) => {
  serial += 1;
  const quantity = (pieces * 1e6) as Quantity;
  return entryNamed(
    `trade ${serial}`,
    newTransaction({
      ...{ clientId, accountId: account.id, securityId, type, date, quantity, amount },
      ...fields,
    }),
  );
};
const read = (transactions: ReturnType<typeof entry>[], until?: CalendarDate) =>
  holdingsOf({ accounts: [account], transactions, until });
const sum = (numbers: readonly (number | null)[]) =>
  numbers.reduce<number>((total, number) => total + (number ?? Number.NaN), 0);

describe('the UK pool', () => {
  // ACCA, technical article accaglobal.com/.../f6/technical-articles/gains2-2021.html, example 27
  // (Keith, Long plc): gain £100.
  it('identifies a sale with a purchase of the 30 days after it', () => {
    const trades = [
      entry('buy', day('2020-07-05'), 1000, -10_000_00),
      entry('sell', day('2020-12-02'), -1000, 2000_00),
      entry('buy', day('2020-12-10'), 1000, -1900_00),
    ];
    const { realisedGains, holdings } = read(trades);
    expect(realisedGains).toMatchObject([{ gain: 100_00, acquiredOn: '2020-12-10' }]);
    expect(holdings[0]).toMatchObject({ cost: 10_000_00, quantity: 1000e6 });
    expect(read(trades, day('2020-12-05')).realisedGains).toMatchObject([{ gain: -8000_00 }]);
  });

  it('goes 30 days and no further', () => {
    const costOf = (bought: CalendarDate) =>
      read([
        entry('buy', day('2025-01-01'), 20, -20_00),
        entry('sell', day('2025-03-01'), -10, 50_00),
        entry('buy', bought, 10, -40_00),
      ]).realisedGains.map(({ cost }) => cost);
    expect(costOf(day('2025-03-31'))).toEqual([40_00]);
    expect(costOf(day('2025-04-01'))).toEqual([10_00]);
  });

  it('names the units that were held when it refuses a short sale between two matched trades', () => {
    const { refused } = read([
      entry('buy', day('2025-01-01'), 10, -10_00),
      entry('sell', day('2025-03-01'), -10, 50_00),
      entry('sell', day('2025-03-02'), -1, 5_00),
      entry('buy', day('2025-03-10'), 10, -40_00),
    ]);
    expect(refused.map((entry) => refusedWords(entry, plainWording))).toEqual([
      'the sale of 2 Mar 2025 is of 1 units, but 0 were held',
    ]);
  });

  it('brings nothing to units that are sold, though purchases to come leave them in the pool', () => {
    const newSecurityId = entryNamed('fresh', null).id;
    const spinOff = { newSecurityId, newQuantity: 10e6 as Quantity, costShare: 500_000 };
    const trades = [
      entry('buy', day('2025-01-01'), 10, -100_00),
      entry('sell', day('2025-03-01'), -10, 150_00),
      entry('spinOff', day('2025-03-05'), 0, 0, spinOff),
      entry('returnOfCapital', day('2025-03-06'), 0, 20_00),
      entry('buy', day('2025-03-10'), 10, -120_00),
    ];
    const { refused, holdings, realisedGains } = read(trades);
    expect(refused.map(({ type, tag }) => [type, tag])).toEqual([
      ['spinOff', 'nothingHeld'],
      ['returnOfCapital', 'nothingHeld'],
    ]);
    expect(holdings).toMatchObject([{ securityId, quantity: 10e6, cost: 100_00 }]);
    expect(realisedGains).toMatchObject([{ cost: 120_00, gain: 30_00 }]);
  });

  it('keeps money and quantity, at splits and transfers and with trades close together', () => {
    const trade = fc.record({
      type: fc.constantFrom('buy', 'buy', 'sell', 'sell', 'split', 'transferOut' as const),
      gap: fc.constantFrom(0, 0, 1, 12, 20),
      count: fc.integer({ min: 1, max: 300 }),
      amount: fc.integer({ min: 1, max: 1_000_000 }),
    });
    fc.assert(
      fc.property(fc.array(trade, { maxLength: 40 }), (trades) => {
        let date = day('2024-01-01');
        const entries = trades.map(({ type, gap, count, amount }) => {
          date = addDays(date, gap);
          if (type === 'split') return entry('split', date, count, 0);
          if (type === 'transferOut') return entry('transferOut', date, -count, 0);
          return type === 'buy'
            ? entry('buy', date, count, -amount)
            : entry('sell', date, -count, amount);
        });
        const { holdings, realisedGains, refused } = read(entries);
        const skipped = new Set(refused.map(({ transactionId }) => transactionId));
        const counted = entries.filter(({ id }) => !skipped.has(id)).map(({ data }) => data);
        const [holding] = holdings;
        const wentAway = counted.some(({ type }) => type === 'transferOut');
        const paid = sum(counted.map(({ type, amount }) => (type === 'buy' ? -amount : 0)));
        const got = sum(counted.map(({ type, amount }) => (type === 'sell' ? amount : 0)));
        const counting = sum(realisedGains.map(({ cost }) => cost)) + (holding?.cost ?? 0);
        if (wentAway) expect(counting).toBeLessThanOrEqual(paid);
        else expect(counting).toBe(paid);
        expect(sum(realisedGains.map(({ quantity }) => quantity))).toBe(
          sum(counted.map(({ type, quantity }) => (type === 'sell' ? -(quantity ?? 0) : 0))),
        );
        expect(sum(realisedGains.map(({ proceeds }) => proceeds))).toBe(got);
        expect(holding?.quantity ?? 0).toBe(sum(counted.map(({ quantity }) => quantity ?? 0)));
        expect(sum(holding?.lots.map(({ quantity }) => quantity) ?? [])).toBe(
          holding?.quantity ?? 0,
        );
      }),
      { numRuns: 200 },
    );
  });
});
