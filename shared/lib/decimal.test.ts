import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalText, divideHalfEven, multiplyDivide, parseDecimal } from './decimal.ts';

const exactHalfEven = (a: bigint, b: bigint, divisor: bigint): bigint => {
  const product = a * b;
  const floor = product / divisor - (product % divisor < 0n ? 1n : 0n);
  const twice = 2n * (product - floor * divisor);
  if (twice === divisor) return floor % 2n === 0n ? floor : floor + 1n;
  return twice > divisor ? floor + 1n : floor;
};

describe('parseDecimal', () => {
  it('reads signs, missing parts and trailing zeros exactly', () => {
    expect(parseDecimal('-1234.5', 2)).toEqual({ ok: true, value: -123_450 });
    expect(parseDecimal('.5', 6)).toEqual({ ok: true, value: 500_000 });
    expect(parseDecimal('7.', 0)).toEqual({ ok: true, value: 7 });
    expect(parseDecimal('1.2000', 1)).toEqual({ ok: true, value: 12 });
    expect(parseDecimal('-0', 2)).toEqual({ ok: true, value: 0 });
  });

  it('refuses what is no number, has too many decimals or is too large, and says so', () => {
    for (const text of ['', '.', '-', '1,000', '1e3', 'NaN', '١']) {
      expect(parseDecimal(text, 2)).toMatchObject({ ok: false, error: { tag: 'notANumber' } });
    }
    expect(parseDecimal('1.234', 2)).toMatchObject({ error: { tag: 'tooManyDecimals' } });
    expect(parseDecimal('9007199254740993', 0)).toMatchObject({ error: { tag: 'tooLarge' } });
  });

  it('reads back what decimalText writes, at every scale', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 0, max: 8 }), (units, scale) => {
        expect(parseDecimal(decimalText(units, scale), scale)).toEqual({
          ok: true,
          value: units === 0 ? 0 : units,
        });
      }),
    );
  });
});

describe('multiplyDivide', () => {
  it('equals exact arithmetic rounded half to even, also where the product leaves number', () => {
    const factor = fc.integer({ min: -(2 ** 45), max: 2 ** 45 });
    const divisor = fc.constantFrom(1, 2, 10, 1_000, 1_000_000, 10 ** 10, 10 ** 12);
    fc.assert(
      fc.property(factor, factor, divisor, (a, b, by) => {
        const exact = exactHalfEven(BigInt(a), BigInt(b), BigInt(by));
        fc.pre(
          exact >= BigInt(Number.MIN_SAFE_INTEGER) && exact <= BigInt(Number.MAX_SAFE_INTEGER),
        );
        expect(BigInt(multiplyDivide(a, b, by))).toBe(exact);
      }),
    );
  });

  it('rounds as exact arithmetic does next to a tie, whatever the divisor', () => {
    const factor = fc.maxSafeInteger();
    const divisor = fc.integer({ min: 1, max: 2 ** 52 });
    const apart = fc.integer({ min: -1, max: 1 });
    fc.assert(
      fc.property(factor, divisor, apart, (quotient, half, aside) => {
        // An odd multiple of half the divisor is a tie; a unit beside it is the nearest that is none.
        const odd = 2 * (quotient % 2 ** 50) + 1;
        for (const [a, b, by] of [
          [odd, half, 2 * half],
          [odd + aside, half, 2 * half],
          [odd * half + aside, 1, 2 * half],
          [quotient, half, half],
          [quotient, half + aside, half],
        ] as const) {
          fc.pre([a, b, by].every(Number.isSafeInteger));
          const exact = exactHalfEven(BigInt(a), BigInt(b), BigInt(by));
          if (Number.isSafeInteger(Number(exact))) {
            expect(BigInt(multiplyDivide(a, b, by))).toBe(exact);
          }
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('rounds as exact arithmetic does up to the last exact integers', () => {
    const below = fc.oneof(fc.nat(1_000), fc.nat(Number.MAX_SAFE_INTEGER));
    const sign = fc.constantFrom(-1, 1);
    const divisor = fc.oneof(
      fc.integer({ min: 1, max: 100 }),
      fc.integer({ min: 1, max: 2 ** 52 - 1 }),
    );
    fc.assert(
      fc.property(below, sign, divisor, (less, direction, by) => {
        const value = direction * (Number.MAX_SAFE_INTEGER - less);
        expect(BigInt(divideHalfEven(value, by))).toBe(
          exactHalfEven(BigInt(value), 1n, BigInt(by)),
        );
      }),
      { numRuns: 1_000 },
    );
    expect(divideHalfEven(-9007199254740990, 11)).toBe(-818836295885545);
    expect(divideHalfEven(-9007199254740991, 3)).toBe(-3002399751580330);
  });

  it('rounds ties to the even neighbour on both sides of zero', () => {
    expect([5, 15, 25, -5, -15].map((value) => divideHalfEven(value, 10) + 0)).toEqual([
      0, 2, 2, 0, -2,
    ]);
  });
});
