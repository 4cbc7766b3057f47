import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { futureValue, monthlyGrowth, paymentNeeded } from './future-value.ts';

describe('the future value of payments', () => {
  it('is that of the spreadsheet’s example', () => {
    // Source: NExS spreadsheet, documentation of @FV: @FV(100, 0.085, 5) = 592.54.
    const value = futureValue({ value: 0, payment: 100, growth: 0.085, periods: 5 });
    expect(value.toFixed(2)).toBe('592.54');
  });

  it('is the sum of what is there and what is paid when nothing grows', () => {
    expect(futureValue({ value: 1_000, payment: -10, growth: 0, periods: 12 })).toBe(880);
  });

  it('comes to a year’s growth in twelve months', () => {
    const growth = monthlyGrowth(0.04);
    const value = futureValue({ value: 100, payment: 0, growth, periods: 12 });
    expect(value).toBeCloseTo(104, 9);
  });

  it('reaches the target with the payment that is needed', () => {
    const amount = fc.integer({ min: 1, max: 1_000_000_00 });
    const yearly = fc.constantFrom(0, 0.02, 0.04);
    fc.assert(
      fc.property(
        amount,
        amount,
        yearly,
        fc.integer({ min: 1, max: 480 }),
        (...[value, target, rate, periods]) => {
          const growth = monthlyGrowth(rate);
          const payment = paymentNeeded({ value, target, growth, periods });
          const reached = futureValue({ value, payment, growth, periods });
          expect(Math.abs(reached - target)).toBeLessThan(1);
        },
      ),
    );
  });
});
