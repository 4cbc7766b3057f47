import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  isSignature,
  MOST_SIGNATURE_POINTS,
  pointsOf,
  SIGNATURE_HEIGHT,
  SIGNATURE_WIDTH,
  signaturePath,
  strokeOf,
} from './signature.ts';

const point = fc.record({
  x: fc.double({ min: -50, max: SIGNATURE_WIDTH + 50, noNaN: true }),
  y: fc.double({ min: -50, max: SIGNATURE_HEIGHT + 50, noNaN: true }),
});

it('keeps whole numbers within the field, from the first point to the last, and not too many', () => {
  fc.assert(
    fc.property(fc.array(point, { minLength: 1, maxLength: 900 }), (drawn) => {
      const stroke = strokeOf(drawn);
      const kept = pointsOf(stroke);
      expect(stroke.every(Number.isSafeInteger)).toBe(true);
      expect(kept.length).toBeLessThanOrEqual(MOST_SIGNATURE_POINTS);
      for (const { x, y } of kept) {
        expect(x >= 0 && x <= SIGNATURE_WIDTH && y >= 0 && y <= SIGNATURE_HEIGHT).toBe(true);
      }
      const near = (value: number, most: number) => Math.max(0, Math.min(most, Math.round(value)));
      const last = drawn.at(-1) ?? { x: 0, y: 0 };
      expect(kept.at(-1)).toEqual({
        x: near(last.x, SIGNATURE_WIDTH) + 0,
        y: near(last.y, SIGNATURE_HEIGHT) + 0,
      });
    }),
    { numRuns: 60 },
  );
});

it('leaves out what lies on a straight line', () => {
  const line = Array.from({ length: 100 }, (_, index) => ({ x: index * 5, y: 100 }));
  expect(strokeOf(line)).toEqual([0, 100, 495, 0]);
});

it('draws strokes as a path, a single point as a dot', () => {
  expect(
    signaturePath([
      [10, 20, 5, -5],
      [7, 7],
    ]),
  ).toBe('M10 20L15 15M7 7L8 7');
  expect(strokeOf([])).toEqual([]);
});

it('takes no slip of the pen for a signature', () => {
  expect(isSignature([])).toBe(false);
  expect(isSignature([[500, 100]])).toBe(false);
  expect(isSignature([[500, 100, 3, 4]])).toBe(false);
  expect(
    isSignature([
      [100, 100, 90, 10],
      [300, 90, 60, 0],
    ]),
  ).toBe(true);
});
