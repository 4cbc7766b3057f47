import {
  addDays,
  type CalendarDate,
  dayFromNumber,
  dayNumber,
  daysBetween,
} from '#shared/lib/calendar-date.ts';
import { available, type Figure, unavailable } from '../figure.ts';
import { earlierDay, openingDay, type Period } from '../period.ts';
import type { DailyFlow } from './external-flows.ts';
import type { SubPeriod } from './sub-period.ts';

/** The numbers of each day. */
export const SERIES_FIELDS = ['values', 'inflows', 'outflows', 'charges', 'refunds'] as const;
export type SeriesField = (typeof SERIES_FIELDS)[number];

/**
 * Values by evening and flows by day, in minor units of one currency, up to and with the day it was
 * made on. They are sums of integers and exact, as long as they stay below 2^53.
 */
export interface DailySeries extends Readonly<Record<SeriesField, Float64Array>> {
  /** The evening of index 0: the one before anything was there. */
  readonly opensOn: CalendarDate;
  /** Fees charged as entries of their own, and those given back. */
  readonly charges: Float64Array;
  readonly refunds: Float64Array;
}

/** A series of nothing from the evening of `opensOn` to `today`. */
export function emptySeries(opensOn: CalendarDate, today: CalendarDate): DailySeries {
  const length = daysBetween(opensOn, today) + 1;
  return {
    opensOn,
    values: new Float64Array(length),
    inflows: new Float64Array(length),
    outflows: new Float64Array(length),
    charges: new Float64Array(length),
    refunds: new Float64Array(length),
  };
}

/** The sum of `parts`, which all end with `today`, from the evening on which the oldest opens. */
export function sumSeries(parts: readonly DailySeries[], today: CalendarDate): DailySeries {
  const opensOn = parts.reduce((first, part) => earlierDay(first, part.opensOn), today);
  const sum = emptySeries(opensOn, today);
  for (const part of parts) {
    const shift = daysBetween(opensOn, part.opensOn);
    for (const field of SERIES_FIELDS) {
      const [into, from] = [sum[field], part[field]];
      for (let index = 0; index < from.length; index += 1) {
        into[index + shift] = (into[index + shift] ?? 0) + (from[index] ?? 0);
      }
    }
  }
  return sum;
}

/** The day on which something was there first; `null` for a series of nothing. */
export function beginsOn({ opensOn, values }: DailySeries): CalendarDate | null {
  return values.length > 1 ? addDays(opensOn, 1) : null;
}

/** What was there on the evening of `day`; nothing before the series and after it. */
export function valueOn({ opensOn, values }: DailySeries, day: CalendarDate): number {
  return values[daysBetween(opensOn, day)] ?? 0;
}

/** The days of `period` on which something came or went. */
export function flowsIn(series: DailySeries, period: Period): readonly DailyFlow[] {
  const flows: DailyFlow[] = [];
  const [first, last] = indexesOf(series, period);
  for (let index = first; index <= last; index += 1) {
    const flow = flowAt(series, index, false);
    if (flow) flows.push(flow);
  }
  return flows;
}

/** Fees charged in `period` as entries of their own as what went out, those given back as what came in. */
export function feesIn(series: DailySeries, period: Period): readonly DailyFlow[] {
  const fees: DailyFlow[] = [];
  const [first, last] = indexesOf(series, period);
  for (let index = first; index <= last; index += 1) {
    const [inflow, outflow] = [series.refunds[index] ?? 0, series.charges[index] ?? 0];
    if (inflow !== 0 || outflow !== 0) {
      fees.push({ date: addDays(series.opensOn, index), inflow, outflow });
    }
  }
  return fees;
}

/**
 * `period` divided so that each day with a flow is a sub-period of its own, and the days without one
 * between them are one.
 * @param withFees fees count as money taken out
 */
export function stepsIn(
  series: DailySeries,
  period: Period,
  withFees: boolean,
): Figure<readonly SubPeriod[]> {
  const start = dayNumber(series.opensOn);
  const from = dayNumber(openingDay(period)) - start;
  const to = dayNumber(period.to) - start;
  if (to >= series.values.length) return unavailable('the period ends after today');
  const steps: SubPeriod[] = [];
  let opening = from;
  const close = (index: number, flow: DailyFlow | null) => {
    steps.push({
      opensOn: dayFromNumber(start + opening),
      closesOn: dayFromNumber(start + index),
      opening: series.values[opening] ?? 0,
      flows: flow ? [flow] : [],
      closing: series.values[index] ?? 0,
      estimatedBecause: null,
    });
    opening = index;
  };
  for (let index = Math.max(from + 1, 0); index <= to; index += 1) {
    const flow = flowAt(series, index, withFees);
    if (!flow) continue;
    if (opening < index - 1) close(index - 1, null);
    close(index, flow);
  }
  if (opening < to) close(to, null);
  return available(steps);
}

function flowAt(series: DailySeries, index: number, withFees: boolean): DailyFlow | null {
  const { inflows, outflows, charges, refunds } = series;
  const inflow = (inflows[index] ?? 0) + (withFees ? (refunds[index] ?? 0) : 0);
  const outflow = (outflows[index] ?? 0) + (withFees ? (charges[index] ?? 0) : 0);
  if (inflow === 0 && outflow === 0) return null;
  return { date: addDays(series.opensOn, index), inflow, outflow };
}

/** Indexes of the first and the last day of `period` that the series has. */
function indexesOf(
  { opensOn, values }: DailySeries,
  period: Period,
): readonly [first: number, last: number] {
  return [
    Math.max(0, daysBetween(opensOn, period.from)),
    Math.min(values.length - 1, daysBetween(opensOn, period.to)),
  ];
}
