import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cashBalances } from '../cash-balance.ts';
import { exactWeights } from '../exact-weights.ts';
import { holdingsOf } from '../holdings.ts';
import { namedQuantity } from '../named-lots.ts';
import { type Fixture, type Position, proposalOf, TODAY } from './proposal-fixture.ts';

const CLASSES = ['equity', 'bond', 'fund', 'property'] as const;
const METHODS = ['fifo', 'lifo', 'average', 'specificLot'] as const;

const position = (index: number): fc.Arbitrary<Position> =>
  fc.record({
    name: fc.constant(`Security ${index}`),
    assetClass: fc.constantFrom(...CLASSES),
    cents: fc.integer({ min: 50, max: 40_000 }),
    bought: fc.array(
      fc.record({
        account: fc.integer({ min: 0, max: 1 }),
        units: fc.integer({ min: 1, max: 300 }),
        cents: fc.integer({ min: 50, max: 40_000 }),
        daysAgo: fc.integer({ min: 0, max: 800 }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  });

/** Targets of classes that are held, and of cash. */
const targetsFor = (positions: readonly Position[]) => {
  const held = CLASSES.filter((each) => positions.some(({ assetClass }) => assetClass === each));
  const ids = [...held, 'cash' as const];
  const part = fc.integer({ min: 0, max: 60 });
  return fc
    .array(part, { minLength: ids.length, maxLength: ids.length })
    .filter((parts) => parts.some((each) => each > 0))
    .map((parts) => {
      const weights = exactWeights(parts);
      return ids.map((id, index) => ({ id, weight: weights[index] ?? 0 }));
    });
};

const fixture: fc.Arbitrary<Fixture> = fc
  .record({
    positions: fc
      .integer({ min: 1, max: 7 })
      .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => position(index)))),
    money: fc.tuple(fc.integer({ min: 0, max: 3_000_000 }), fc.integer({ min: 0, max: 3_000_000 })),
    methods: fc.tuple(fc.constantFrom(...METHODS), fc.constantFrom(...METHODS)),
    policy: fc.record({
      bandRule: fc.constantFrom('points' as const, 'fiveTwentyFive' as const),
      bandPoints: fc.integer({ min: 100, max: 700 }),
      rebalanceTo: fc.constantFrom('target' as const, 'band' as const),
      minimumTrade: fc.constantFrom(0, 25_000),
      cashKept: fc.constantFrom(0, 100_000),
      dealingCost: fc.integer({ min: 0, max: 100 }),
      positionLimit: fc.constantFrom(2500, 10_000),
      fundLimit: fc.constant(10_000),
    }),
    allowsShortTermGains: fc.boolean(),
  })
  .chain((each) =>
    targetsFor(each.positions).map((targets) => ({
      ...each,
      policy: { ...each.policy, targets },
    })),
  );

it('conserves money, holds nothing negative and ends in the bands or says why not', () => {
  let [withTrades, inBands, withSeveralLots] = [0, 0, 0];
  fc.assert(
    fc.property(fixture, (given) => {
      const { records, portfolio, figure } = proposalOf(given);
      if (!figure.available) throw new Error(figure.reason);
      const { trades, entries, before, after, cost, shortfalls, minimumTrade } = figure.value;
      if (trades.length > 0) withTrades += 1;

      // Money: what was there before is there after, but for the cost of the deals.
      expect(after.total.amount).toBe(before.total.amount - cost);
      const transactions = [...records.transactions, ...entries];
      const balances = cashBalances(portfolio.scope.accounts, transactions, TODAY);
      const flows = trades.reduce(
        (sum, { side, amount, cost: fee }) => sum + (side === 'sell' ? amount : -amount) - fee,
        0,
      );
      const cash = [...balances.values()].reduce((sum, { amount }) => sum + amount, 0);
      expect(cash).toBe(given.money.reduce((sum, amount) => sum + amount, 0) + flows);

      // Nothing negative: no account overdrawn, and the ledger takes every trade.
      for (const { amount } of balances.values()) expect(amount).toBeGreaterThanOrEqual(0);
      const { refused, holdings } = holdingsOf({ accounts: records.accounts, transactions });
      expect(refused).toEqual([]);
      for (const { quantity } of holdings) expect(quantity).toBeGreaterThan(0);
      const chosen = new Set(
        records.accounts.flatMap(({ id, data }) =>
          data.costBasisMethod === 'specificLot' ? [id] : [],
        ),
      );
      for (const { quantity, side, accountId, namedLots } of trades) {
        const isNamed = side === 'sell' && chosen.has(accountId);
        expect(namedQuantity(namedLots)).toBe(isNamed ? quantity : 0);
        if (namedLots.length > 1) withSeveralLots += 1;
      }
      for (const { quantity, amount, side } of trades) {
        expect(quantity).toBeGreaterThan(0);
        expect(quantity % 1e6).toBe(0);
        if (side === 'buy') expect(amount).toBeGreaterThanOrEqual(minimumTrade);
      }

      // Nothing is both sold and bought; no gain that was to be avoided is realised.
      const sold = new Set(trades.filter(({ side }) => side === 'sell').map((t) => t.securityId));
      expect(trades.some(({ side, securityId }) => side === 'buy' && sold.has(securityId))).toBe(
        false,
      );
      if (!given.allowsShortTermGains) {
        expect(trades.some(({ saleReasons }) => saleReasons.includes('shortTermGain'))).toBe(false);
      }

      // In the band, or with a reason for each class that is not.
      const out = after.slices
        .filter(({ isBreach }) => isBreach)
        .map(({ assetClass }) => assetClass);
      expect(shortfalls.map(({ assetClass }) => assetClass)).toEqual(out);
      for (const { causes } of shortfalls) expect(causes.length).toBeGreaterThan(0);
      if (out.length === 0) inBands += 1;

      // What is left to whole units is not more than a unit.
      const unit = Math.max(...given.positions.map(({ cents }) => cents));
      for (const { causes, drift, assetClass } of shortfalls) {
        if (causes[0]?.tag !== 'wholeShares') continue;
        const band = after.slices.find((slice) => slice.assetClass === assetClass)?.band ?? 0;
        const beyond = ((Math.abs(drift) - band) / 10_000) * after.total.amount;
        expect(beyond).toBeLessThanOrEqual(unit);
      }
    }),
    { numRuns: 150 },
  );
  expect(withTrades).toBeGreaterThan(40);
  expect(inBands).toBeGreaterThan(15);
  expect(withSeveralLots).toBeGreaterThan(5);
});
