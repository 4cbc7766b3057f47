import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ASSET_CLASSES } from '../account.ts';
import { exactWeights } from '../exact-weights.ts';
import { wantedValues } from './wanted-values.ts';

it('wants values that add up to what there is, each within its band', () => {
  const amounts = fc.array(fc.integer({ min: 0, max: 10_000_000 }), { minLength: 7, maxLength: 7 });
  const goal = fc.constantFrom('target' as const, 'band' as const);
  fc.assert(
    fc.property(
      amounts,
      amounts,
      fc.integer({ min: 100, max: 600 }),
      goal,
      (worth, aims, band, to) => {
        fc.pre(worth.some((each) => each > 0) && aims.some((each) => each > 0));
        const [weights, targets] = [exactWeights(worth), exactWeights(aims)];
        const classes = ASSET_CLASSES.map((assetClass, index) => {
          const [target, value] = [targets[index] ?? 0, worth[index] ?? 0];
          const isBreach = Math.abs((weights[index] ?? 0) - target) >= band;
          return { assetClass, value, target, band, isBreach };
        });
        const total = worth.reduce((sum, each) => sum + each, 0);
        const wanted = wantedValues(classes, { rebalanceTo: to, cashKept: 0 });
        expect([...wanted.values()].reduce((sum, each) => sum + each, 0)).toBe(total);
        for (const { assetClass, target } of classes) {
          const value = wanted.get(assetClass) ?? 0;
          expect(value).toBeGreaterThanOrEqual(0);
          const drift = (value * 10_000) / total - target;
          expect(Math.abs(drift)).toBeLessThan(band + (10_000 * 5) / total);
        }
      },
    ),
  );
});
