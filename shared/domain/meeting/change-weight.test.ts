import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankOfShare } from './change-weight.ts';

describe('the weight of a change', () => {
  it('falls by a quarter of the scale with each tenth part', () => {
    expect([1, 0.5, 0.1, 0.01, 0.001, 1e-9, 0].map(rankOfShare)).toEqual([
      ...[100, 92, 75, 50, 25, 0, 0],
    ]);
  });

  it('never puts a smaller change before a larger one', () => {
    const anyShare = fc.double({ min: 0, max: 10, noNaN: true });
    fc.assert(
      fc.property(anyShare, anyShare, (one, other) => {
        expect(rankOfShare(Math.max(one, other))).toBeGreaterThanOrEqual(
          rankOfShare(Math.min(one, other)),
        );
      }),
    );
  });
});
