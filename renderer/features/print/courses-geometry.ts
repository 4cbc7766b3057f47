/** The room of a drawing of courses, in its own units. */
export interface CoursesFrame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A scale that begins and ends on round numbers. */
export interface Scale {
  readonly ticks: readonly number[];
  readonly low: number;
  readonly high: number;
}

const STEPS = [1, 2, 2.5, 5, 10];

/** Round numbers around `values`, about `wanted` of them. */
export function roundScale(values: readonly number[], wanted = 4): Scale {
  const least = Math.min(...values);
  const most = Math.max(...values);
  const span = most - least || Math.abs(most) || 1;
  const raw = span / wanted;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = (STEPS.find((each) => each * power >= raw) ?? 10) * power;
  const first = Math.floor(least / step);
  const last = Math.ceil(most / step);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
  return { ticks, low: first * step, high: last * step };
}

/** The height of `value` within `frame`. */
export function heightOf(value: number, { low, high }: Scale, frame: CoursesFrame): number {
  const share = high === low ? 0.5 : (value - low) / (high - low);
  return frame.bottom - share * (frame.bottom - frame.top);
}

/** The line through known values at the places of their days; it breaks where one is missing. */
export function coursePath(
  values: readonly (number | null)[],
  places: readonly number[],
  scale: Scale,
  frame: CoursesFrame,
): string {
  let isDown = false;
  return values
    .map((value, index) => {
      if (value === null) {
        isDown = false;
        return '';
      }
      const step = isDown ? 'L' : 'M';
      isDown = true;
      return `${step}${(places[index] ?? 0).toFixed(1)} ${heightOf(value, scale, frame).toFixed(1)}`;
    })
    .join('');
}

/** Places of days across the frame, by the time between them. */
export function placesOfDays(days: readonly string[], frame: CoursesFrame): readonly number[] {
  const times = days.map((day) => Date.parse(`${day}T00:00:00.000Z`));
  const first = times[0] ?? 0;
  const span = (times.at(-1) ?? first) - first || 1;
  return times.map((time) => frame.left + ((time - first) / span) * (frame.right - frame.left));
}

/** Heights of labels, pushed apart so that none covers another; in the order of `heights`. */
export function apart(heights: readonly number[], distance: number): readonly number[] {
  const order = heights
    .map((_, index) => index)
    .sort((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0));
  const placed = [...heights];
  for (let index = 1; index < order.length; index += 1) {
    const before = placed[order[index - 1] ?? 0] ?? 0;
    const own = order[index] ?? 0;
    placed[own] = Math.max(placed[own] ?? 0, before + distance);
  }
  return placed;
}
