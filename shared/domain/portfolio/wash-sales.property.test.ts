import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/lib/calendar-date.ts';
import type { Quantity } from '#shared/lib/money.ts';
import { holdingsOf } from './holdings.ts';
import type { LedgerEntry } from './ledger.ts';
import type { Transaction } from './transaction.ts';
import { account, count, day, inAccount, trade } from './wash-sales-builder.ts';
import { readPlainly } from './wash-sales-plainly.ts';

const NAMES = ['Depot', 'Other', 'Third'] as const;

const row = fc.record({
  type: fc.constantFrom('buy', 'buy', 'sell', 'sell', 'split', 'transferOut' as const),
  from: fc.constantFrom(0, 0, 1, 1, 2),
  to: fc.constantFrom(1, 2),
  gap: fc.constantFrom(0, 0, 1, 7, 25, 40),
  pieces: fc.integer({ min: 1, max: 40 }),
  amount: fc.integer({ min: 1, max: 100_000 }),
});
type Row = typeof row extends fc.Arbitrary<infer Value> ? Value : never;
const methods = fc.constantFrom('fifo', 'lifo', 'average', 'specificLot' as const);

/** Three accounts and their trades in one share: nothing is given that is not held. */
const ledger = fc
  .tuple(fc.array(row, { minLength: 5, maxLength: 60 }), fc.tuple(methods, methods, methods))
  .map(([rows, chosen]) => ({
    accounts: NAMES.map((name, index) =>
      account(name, { costBasisMethod: chosen[index] ?? 'fifo' }),
    ),
    entries: entriesOf(rows),
  }));

function entriesOf(rows: readonly Row[]): LedgerEntry[] {
  let date = day('2024-01-01');
  let wasAlone = false;
  const held = [0, 0, 0];
  return rows.flatMap(({ type, from, to: step, gap, pieces, amount }) => {
    // Within a day splits come first and transfers before sales, so both have a day of their own.
    const isAlone = type === 'transferOut' || type === 'split';
    date = addDays(date, isAlone || wasAlone ? gap + 1 : gap);
    wasAlone = isAlone;
    const to = (from + step) % NAMES.length;
    const inFrom = held[from] ?? 0;
    const given = Math.min(pieces, inFrom);
    const quantity = (type === 'buy' ? pieces : given) * 1e6;
    const of = (index: number, fields: Partial<Transaction>) =>
      trade([date, 0, 0], {
        ...{ ...inAccount(nameOf(index)), amount: 0, quantity: quantity as Quantity },
        ...fields,
      });
    if (type === 'buy') {
      held[from] = inFrom + pieces;
      return [of(from, { type, amount: -amount })];
    }
    if (given === 0) return [];
    if (type === 'split') {
      held[from] = inFrom + given;
      return [of(from, { type })];
    }
    held[from] = inFrom - given;
    if (type === 'sell') return [of(from, { type, amount })];
    held[to] = (held[to] ?? 0) + given;
    return [
      of(from, { type, transferAccountId: inAccount(nameOf(to)).accountId }),
      of(to, { type: 'transferIn', transferAccountId: inAccount(nameOf(from)).accountId }),
    ];
  });
}

const nameOf = (index: number): string => NAMES[index] ?? 'Depot';
const sum = (numbers: readonly (number | null)[]) =>
  numbers.reduce<number>((total, each) => total + (each ?? Number.NaN), 0);

describe('wash sales in any ledger', () => {
  it('keep pieces, money and every loss: what is not deducted is in a cost, left or sold', () => {
    let ledgersWithOne = 0;
    fc.assert(
      fc.property(ledger, ({ accounts, entries }) => {
        const plain = holdingsOf({ accounts, transactions: entries });
        const washed = count(entries, accounts);
        const shape = ({ holdings, realisedGains, refused }: typeof plain) => ({
          held: holdings.map(({ quantity }) => quantity),
          sold: realisedGains.reduce((total, { quantity }) => total + quantity, 0),
          proceeds: sum(realisedGains.map(({ proceeds }) => proceeds)),
          refused,
        });
        expect(shape(washed)).toEqual(shape(plain));
        for (const { quantity, lots, cost } of washed.holdings) {
          expect(sum(lots.map((lot) => lot.quantity))).toBe(quantity);
          expect(sum(lots.map((lot) => lot.cost))).toBe(cost);
          for (const { acquiredOn, carried } of lots) {
            if (carried?.heldFrom) expect(carried.heldFrom <= (acquiredOn ?? '')).toBe(true);
          }
        }
        const costs = ({ holdings, realisedGains }: typeof plain) =>
          sum(holdings.map(({ cost }) => cost)) + sum(realisedGains.map(({ cost }) => cost));
        const deferred = sum(washed.realisedGains.map((gain) => gain.disallowed));
        expect(costs(washed) - costs(plain)).toBe(deferred);
        if (deferred > 0) ledgersWithOne += 1;
        for (const { gain, disallowed: part } of washed.realisedGains) {
          expect(part).toBeGreaterThanOrEqual(0);
          if (part > 0) expect(part).toBeLessThanOrEqual(-(gain ?? 0));
        }
      }),
      { numRuns: 300 },
    );
    expect(ledgersWithOne).toBeGreaterThan(50);
  });

  it('are those who looks at every lot and every loss each time finds, lot by lot', () => {
    let ledgersWithOne = 0;
    fc.assert(
      fc.property(ledger, ({ accounts, entries }) => {
        const { holdings, realisedGains } = count(entries, accounts);
        const plain = readPlainly(accounts, entries);
        const gains = realisedGains.map(({ soldOn, quantity, cost, gain, disallowed }) => ({
          ...{ soldOn, quantity, cost, gain, disallowed },
        }));
        expect(gains).toEqual(plain.gains);
        expect(holdings.flatMap(({ lots }) => lots)).toEqual(plain.lots);
        if (gains.some(({ disallowed }) => disallowed > 0)) ledgersWithOne += 1;
      }),
      { numRuns: 500 },
    );
    expect(ledgersWithOne).toBeGreaterThan(80);
  });
});
