import { addDays, type CalendarDate, daysBetween } from '#shared/lib/calendar-date.ts';
import { available, type Figure, unavailableBecause } from '../figure.ts';

/** Gaps between so many of the last days with an order say what is usual. */
const LAST_DAYS = 13;
const FEWEST_DAYS = 4;
/** Less than this is never late. */
const PATIENCE_DAYS = 14;

/** How often a client orders, and whether the next order is late by that habit. */
export interface OrderRhythm {
  /** Median of the days between orders. */
  readonly usualDays: number;
  /** The gaps it is the median of, oldest first. */
  readonly gaps: readonly number[];
  readonly lastOn: CalendarDate;
  readonly daysSince: number;
  readonly expectedOn: CalendarDate;
  /** Later than this day an order is late: twice the usual gap, two weeks at least. */
  readonly lateAfter: CalendarDate;
  readonly isLate: boolean;
}

/**
 * The rhythm of orders given on `dates` (any order, one or more a day) as seen on `today`: the median
 * gap between the last thirteen days with an order. A median, as one long pause says little.
 */
export function orderRhythm(
  dates: readonly CalendarDate[],
  today: CalendarDate,
): Figure<OrderRhythm> {
  const days = [...new Set(dates)].filter((date) => date <= today).toSorted();
  const recent = days.slice(-LAST_DAYS);
  const lastOn = recent.at(-1);
  if (!lastOn) return unavailableBecause({ tag: 'noOrder' });
  if (recent.length < FEWEST_DAYS) {
    return unavailableBecause({ tag: 'fewOrderDays', days: recent.length, needed: FEWEST_DAYS });
  }
  const gaps = recent.slice(1).map((day, index) => daysBetween(recent[index] ?? day, day));
  const usualDays = median(gaps);
  const patience = Math.max(2 * usualDays, PATIENCE_DAYS);
  const daysSince = daysBetween(lastOn, today);
  return available({
    ...{ usualDays, gaps, lastOn, daysSince },
    expectedOn: addDays(lastOn, usualDays),
    lateAfter: addDays(lastOn, patience),
    isLate: daysSince > patience,
  });
}

/** The middle of `values`, the upper one of two; 0 of none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
