import { assert } from './assert.ts';
import { err, ok, type Result, type TaggedError } from './result.ts';

/*
 * Exact decimals are integers in `number` at a scale that the type of the value fixes: money in
 * minor units, quantities, prices and rates in millionths. Integers up to 2^53 - 1 are exact, and
 * some hundred times faster than a decimal library (docs/decisions/0009-exact-numbers.md).
 */

export type DecimalError = TaggedError<'notANumber' | 'tooManyDecimals' | 'tooLarge'>;

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?$/;

/** Ten to the power of `exponent`, for scales 0 to 15. */
export function powerOfTen(exponent: number): number {
  return 10 ** exponent;
}

/**
 * The integer that `text` ("-1234.5", a point as decimal mark, no grouping) stands for at `scale`
 * decimals. Digits beyond the scale are refused unless they are zeros: nothing is rounded silently.
 * @param quoted how the number was written where it was read, for the words of errors
 */
export function parseDecimal(
  text: string,
  scale: number,
  quoted = text,
): Result<number, DecimalError> {
  const match = DECIMAL.exec(text.trim());
  const whole = match?.[2] ?? '';
  const fraction = (match?.[3] ?? '').replace(/0+$/, '');
  if (!match || (whole === '' && (match[3] ?? '') === '')) {
    return err({ tag: 'notANumber', message: `"${quoted}" is not a number` });
  }
  if (fraction.length > scale) {
    return err({
      tag: 'tooManyDecimals',
      message: `"${quoted}" has more than ${scale} decimals`,
    });
  }
  const units = Number(whole + fraction.padEnd(scale, '0'));
  if (!Number.isSafeInteger(units)) {
    return err({ tag: 'tooLarge', message: `"${quoted}" is too large` });
  }
  return ok(match[1] === '-' && units !== 0 ? -units : units);
}

/** Plain text of `units` at `scale` decimals ("-1234.50"), for files and messages, not for screens. */
export function decimalText(units: number, scale: number): string {
  assert(Number.isSafeInteger(units), `unsafe integer ${units}`);
  const digits = String(Math.abs(units)).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = scale === 0 ? '' : `.${digits.slice(-scale)}`;
  return `${units < 0 ? '-' : ''}${whole}${fraction}`;
}

/** Like `decimalText`, without zeros at the end of its decimals: 12.500000 reads 12.5. */
export function trimmedDecimal(units: number, scale: number): string {
  const text = decimalText(units, scale);
  return scale === 0 ? text : text.replace(/\.?0+$/, '');
}

/** `value / divisor` rounded half to even; all are integers, the divisor is positive. */
export function divideHalfEven(value: number, divisor: number): number {
  // Nearly always the quotient of doubles says which integer is nearest, and what is left proves it.
  const nearest = Math.floor(value / divisor + 0.5);
  const taken = nearest * divisor;
  const over = 2 * (value - taken);
  if (-divisor < over && over < divisor && Math.abs(taken) <= Number.MAX_SAFE_INTEGER) {
    return nearest;
  }
  // Only what is taken from a number above 0 is never larger than it, and so exact.
  if (value < 0) return 0 - divideHalfEven(-value, divisor);
  const quotient = Math.floor(value / divisor);
  const twice = 2 * (value - quotient * divisor);
  if (twice < divisor) return quotient;
  if (twice > divisor) return quotient + 1;
  return quotient % 2 === 0 ? quotient : quotient + 1;
}

/**
 * `a * b / divisor` exactly, rounded half to even at the end; all are integers, the divisor is
 * positive. A product beyond the exact integers is carried in two parts, and goes through bigint only
 * when those would not do either.
 */
export function multiplyDivide(a: number, b: number, divisor: number): number {
  const product = a * b;
  if (Number.isSafeInteger(product) && Number.isSafeInteger(2 * divisor)) {
    return divideHalfEven(product, divisor) + 0;
  }
  if (divisor <= MOST_IN_TWO_PARTS && Math.abs(product / divisor) <= MOST_IN_TWO_PARTS) {
    return divideInTwoParts(a, b, divisor) + 0;
  }
  return Number(bigDivideHalfEven(BigInt(a) * BigInt(b), BigInt(divisor)));
}

/*
 * A quotient of up to 2^51, as doubles have it, is off by one at most. What is left of the product after
 * it is then less than twice the divisor, so that with a divisor of up to 2^51 it is exact: the rounded
 * products differ by an integer below 2^53, and so do their rests, each at most 2^49.
 */
const MOST_IN_TWO_PARTS = 2 ** 51;

function divideInTwoParts(a: number, b: number, divisor: number): number {
  const product = a * b;
  let quotient = Math.floor(product / divisor);
  const taken = quotient * divisor;
  let left = product - taken + (productRest(a, b, product) - productRest(quotient, divisor, taken));
  if (left < 0) {
    quotient -= 1;
    left += divisor;
  } else if (left >= divisor) {
    quotient += 1;
    left -= divisor;
  }
  const twice = 2 * left;
  return twice > divisor || (twice === divisor && quotient % 2 !== 0) ? quotient + 1 : quotient;
}

/**
 * What rounding took from `product`, the double nearest to `a * b`: exactly, by halves of 26 bits.
 * Source: T. J. Dekker, "A floating-point technique for extending the available precision" (1971), mul12.
 */
function productRest(a: number, b: number, product: number): number {
  const upperA = upperHalf(a);
  const upperB = upperHalf(b);
  const [lowerA, lowerB] = [a - upperA, b - upperB];
  return lowerA * lowerB - (product - upperA * upperB - lowerA * upperB - upperA * lowerB);
}

function upperHalf(value: number): number {
  const scaled = value * (2 ** 27 + 1);
  return scaled - (scaled - value);
}

function bigDivideHalfEven(value: bigint, divisor: bigint): bigint {
  let quotient = value / divisor;
  let rest = value % divisor;
  if (rest < 0n) {
    rest += divisor;
    quotient -= 1n;
  }
  const twice = 2n * rest;
  if (twice > divisor || (twice === divisor && quotient % 2n !== 0n)) quotient += 1n;
  return quotient;
}
