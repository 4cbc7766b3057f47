import type { Chart } from '#shared/documents/model.ts';

/** Where a point of a chart stands; `y` is `null` where the value is not known. */
export interface Place {
  readonly label: string;
  readonly value: number | null;
  readonly x: number;
  readonly y: number | null;
}

/** Left free above the highest and below the lowest point. */
const PAD = 6;

/** Places of the points on a drawing of `width` × `height`; bars begin at nothing, lines need not. */
export function placesOf(
  points: Chart['points'],
  width: number,
  height: number,
  form: Chart['form'],
): readonly Place[] {
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]));
  const base = form === 'bars' ? [0] : [];
  const lowest = Math.min(...values, ...base);
  const highest = Math.max(...values, ...base);
  const span = highest - lowest || 1;
  const step = form === 'bars' ? width / points.length : width / Math.max(1, points.length - 1);
  return points.map(({ label, value }, index) => ({
    label,
    value,
    x: form === 'bars' ? step * (index + 0.5) : step * index,
    y: value === null ? null : height - PAD - ((value - lowest) / span) * (height - 2 * PAD),
  }));
}

/** The line through known places; it breaks where a value is missing. */
export function linePath(places: readonly Place[]): string {
  let isDown = false;
  const steps = places.map(({ x, y }) => {
    if (y === null) {
      isDown = false;
      return '';
    }
    const step = `${isDown ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`;
    isDown = true;
    return step;
  });
  return steps.join('');
}

/** Rectangles from the zero line to each known place. */
export function barsOf(places: readonly Place[], height: number) {
  const [first, second] = places;
  const step = first && second ? second.x - first.x : 40;
  const zero = zeroLine(places, height);
  return places.flatMap(({ label, x, y }) =>
    y === null
      ? []
      : [
          {
            label,
            rectangle: {
              x: x - step * 0.32,
              y: Math.min(y, zero),
              width: step * 0.64,
              height: Math.abs(zero - y),
            },
          },
        ],
  );
}

/** Height at which nothing stands, found from two places with different values. */
function zeroLine(places: readonly Place[], height: number): number {
  const values = places.flatMap(({ value }) => (value === null ? [] : [value]));
  const lowest = Math.min(0, ...values);
  const highest = Math.max(0, ...values);
  const span = highest - lowest || 1;
  return height - PAD - ((0 - lowest) / span) * (height - 2 * PAD);
}
