import { z } from 'zod';

/*
 * A signature drawn on the screen, as the strokes of a pen on a field of 1000 × 320 units. A stroke
 * is a list of whole numbers: x and y of its first point, then for each further point how far it lies
 * from the one before. A usual signature takes about a kilobyte.
 */

export const SIGNATURE_WIDTH = 1000;
export const SIGNATURE_HEIGHT = 320;
export const MOST_SIGNATURE_STROKES = 60;
/** Points of one stroke that are kept. */
export const MOST_SIGNATURE_POINTS = 400;
/** Deviation from the drawn line, in units, that nobody sees. */
const TOLERANCE = 1.5;
/** Length of all strokes together from which something counts as a signature: no dot, no slip. */
const LEAST_LENGTH = 120;

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A stroke as it is kept: x, y, dx, dy, dx, dy, … */
export type Stroke = readonly number[];

/**
 * The stroke through `points`, without those that lie on the line between others (Douglas and
 * Peucker 1973), rounded to whole units and kept within the field. Empty when there is no point.
 */
export function strokeOf(points: readonly Point[]): Stroke {
  const kept = thinned(points.map(within), TOLERANCE);
  const numbers: number[] = [];
  let last: Point = { x: 0, y: 0 };
  for (const point of kept) {
    numbers.push(point.x - last.x, point.y - last.y);
    last = point;
  }
  return numbers;
}

/** The strokes of a record's signature. */
export const signatureStrokesField = z
  .array(z.array(z.int()).max(2 * MOST_SIGNATURE_POINTS))
  .max(MOST_SIGNATURE_STROKES);

/** The points of a kept stroke. */
export function pointsOf(stroke: Stroke): readonly Point[] {
  const points: Point[] = [];
  let x = 0;
  let y = 0;
  for (let index = 0; index + 1 < stroke.length; index += 2) {
    x += stroke[index] ?? 0;
    y += stroke[index + 1] ?? 0;
    points.push({ x, y });
  }
  return points;
}

/** The strokes as the `d` of an SVG path; a single point becomes a dot. */
export function signaturePath(strokes: readonly Stroke[]): string {
  return strokes
    .map((stroke) => {
      const [first, ...others] = pointsOf(stroke);
      if (!first) return '';
      const rest = others.length > 0 ? others : [{ x: first.x + 1, y: first.y }];
      return `M${first.x} ${first.y}${rest.map(({ x, y }) => `L${x} ${y}`).join('')}`;
    })
    .join('');
}

/** Whether `strokes` are long enough together to be somebody's signature. */
export function isSignature(strokes: readonly Stroke[]): boolean {
  return strokes.reduce((sum, stroke) => sum + lengthOf(stroke), 0) >= LEAST_LENGTH;
}

function lengthOf(stroke: Stroke): number {
  let length = 0;
  for (let index = 2; index + 1 < stroke.length; index += 2) {
    length += Math.hypot(stroke[index] ?? 0, stroke[index + 1] ?? 0);
  }
  return length;
}

const clamped = (value: number, most: number): number =>
  Math.max(0, Math.min(most, Math.round(value)));

const within = ({ x, y }: Point): Point => ({
  x: clamped(x, SIGNATURE_WIDTH),
  y: clamped(y, SIGNATURE_HEIGHT),
});

function thinned(points: readonly Point[], tolerance: number): readonly Point[] {
  const kept = simplified(points, tolerance);
  return kept.length <= MOST_SIGNATURE_POINTS ? kept : thinned(points, tolerance * 2);
}

function simplified(points: readonly Point[], tolerance: number): readonly Point[] {
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last || points.length < 3) return points;
  let farthest = 0;
  let distance = 0;
  for (const [index, point] of points.entries()) {
    const away = distanceFrom(point, first, last);
    if (away > distance) {
      distance = away;
      farthest = index;
    }
  }
  if (distance <= tolerance) return [first, last];
  return [
    ...simplified(points.slice(0, farthest + 1), tolerance).slice(0, -1),
    ...simplified(points.slice(farthest), tolerance),
  ];
}

/** Distance of `point` from the line piece between `from` and `to`. */
function distanceFrom(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const square = dx * dx + dy * dy;
  const along = square === 0 ? 0 : ((point.x - from.x) * dx + (point.y - from.y) * dy) / square;
  const part = Math.max(0, Math.min(1, along));
  return Math.hypot(point.x - from.x - part * dx, point.y - from.y - part * dy);
}
