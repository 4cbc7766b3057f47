import type { VigilanceSettings } from './vigilance-settings.ts';

/**
 * What is usual of a series of amounts. Amounts of money spread by factors rather than by sums, so
 * the median and the spread are those of their logarithms; both stay where they are when up to half
 * of the amounts are odd.
 */
export interface Habit {
  readonly count: number;
  /** The middle amount, in minor units. */
  readonly median: number;
  /** 1.4826 × the median absolute deviation of the natural logarithms, at least the least spread. */
  readonly spread: number;
  /** The same before it was raised to the least spread. */
  readonly measuredSpread: number;
}

/** Makes the median absolute deviation agree with the standard deviation of normal values. */
export const MAD_SCALE = 1.4826;

/** The middle of `values`, which must not be empty; of an even number the mean of the two there. */
export function medianOf(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

/** The habit behind `sizes` (minor units, above 0); `null` when they are fewer than a habit needs. */
export function habitOf(sizes: readonly number[], settings: VigilanceSettings): Habit | null {
  if (sizes.length < settings.habitFewest) return null;
  const logs = sizes.map((size) => Math.log(size));
  const middle = medianOf(logs);
  const measuredSpread = MAD_SCALE * medianOf(logs.map((log) => Math.abs(log - middle)));
  return {
    count: sizes.length,
    median: Math.exp(middle),
    spread: Math.max(measuredSpread, settings.habitLeastSpread),
    measuredSpread,
  };
}

/**
 * How many spreads `size` lies above the habit's median (below: negative). Source: the modified
 * z-score of Iglewicz and Hoaglin, "How to Detect and Handle Outliers" (1993), on logarithms.
 */
export function deviationOf(size: number, habit: Habit): number {
  return (Math.log(size) - Math.log(habit.median)) / habit.spread;
}

/** The amount, in minor units, that lies `deviations` spreads above the median. */
export function limitOf(habit: Habit, deviations: number): number {
  return habit.median * Math.exp(deviations * habit.spread);
}
