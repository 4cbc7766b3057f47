import fc from 'fast-check';
import { expect, it } from 'vitest';
import { exactWeights } from './exact-weights.ts';

it('gives what is missing to 100 % to the largest remainders', () => {
  expect(exactWeights([1, 1, 1])).toEqual([3334, 3333, 3333]);
  expect(exactWeights([200, 100])).toEqual([6667, 3333]);
  expect(exactWeights([150, -50])).toEqual([15_000, -5000]);
});

it('adds up to exactly 100 %, each within a hundredth of a percent, with debts and large sums', () => {
  const amount = fc.integer({ min: -1_000_000_000_000, max: 9_000_000_000_000 });
  fc.assert(
    fc.property(fc.array(amount, { minLength: 1, maxLength: 40 }), (amounts) => {
      const total = amounts.reduce((sum, each) => sum + each, 0);
      fc.pre(total > 0);
      const weights = exactWeights(amounts);
      expect(weights.reduce((sum, each) => sum + each, 0)).toBe(10_000);
      amounts.forEach((each, index) => {
        const exact = Number((BigInt(each) * 10_000_000n) / BigInt(total)) / 1000;
        expect(Math.abs((weights[index] ?? 0) - exact)).toBeLessThan(1.01);
      });
    }),
  );
});
