import { addDays, type CalendarDate, daysBetween } from '#shared/lib/calendar-date.ts';
import { available, type Figure, unavailable, unavailableBecause } from '../figure.ts';
import type { FigureCause } from '../figure-cause.ts';
import type { DailyFlow } from './external-flows.ts';
import { averageCapital, type DietzFlow, type TimeWeightedReturn } from './performance.ts';

/**
 * A stretch between two evenings on which the portfolio has a value; amounts in minor units. Without
 * flows, or when it is one day long, its factor is exact; with a flow on a day that has no value it
 * is the estimate of Modified Dietz, and `estimatedBecause` says what is missing.
 */
export interface SubPeriod {
  readonly opensOn: CalendarDate;
  readonly closesOn: CalendarDate;
  readonly opening: number;
  readonly flows: readonly DailyFlow[];
  readonly closing: number;
  readonly estimatedBecause: FigureCause | null;
}

/** Inflows less outflows of the sub-period. */
export function netFlowOf({ flows }: SubPeriod): number {
  return flows.reduce((sum, { inflow, outflow }) => sum + inflow - outflow, 0);
}

/** What the sub-period earned: closing less opening value less net flow. */
export function gainOf(period: SubPeriod): number {
  return period.closing - period.opening - netFlowOf(period);
}

/** What its gain is measured by: the opening value and the flows, weighted by the days they were there. */
export function capitalOf({ opening, flows, opensOn, closesOn }: SubPeriod): number {
  if (flows.length === 0) return opening;
  return averageCapital({
    startValue: opening,
    flows: flows.flatMap((flow) => dietzFlows(flow, opensOn)),
    days: daysBetween(opensOn, closesOn),
    timing: 'inAtStartOutAtEnd',
  });
}

/** The inflow and the outflow of a day as two flows, counted from the evening of `opensOn`. */
export function dietzFlows(
  { date, inflow, outflow }: DailyFlow,
  opensOn: CalendarDate,
): readonly DietzFlow[] {
  const day = daysBetween(opensOn, date);
  return [
    { day, amount: inflow },
    { day, amount: -outflow },
  ];
}

/** How one unit of capital grew in the sub-period; `null` when there was and is nothing. */
export function factorOf(period: SubPeriod): number | null {
  const capital = capitalOf(period);
  if (capital === 0 && gainOf(period) === 0) return null;
  return 1 + gainOf(period) / capital;
}

/** A time-weighted return with the sub-periods it is the product of. */
export interface ChainedReturn extends TimeWeightedReturn {
  /** All sub-periods of the period, oldest first. */
  readonly steps: readonly SubPeriod[];
  /** Index of the first step that counts; those before it are before capital came (again). */
  readonly firstStep: number;
}

/**
 * Time-weighted return: the product of the factors of `steps`, less 1. A step in which there was and
 * is nothing breaks the chain: the return counts from the next day with capital, and `since` says so.
 * A step whose capital is not positive, but not nothing, makes the return unavailable. Source:
 * domain.md section 4.
 */
export function linkSubPeriods(
  opening: CalendarDate,
  steps: readonly SubPeriod[],
): Figure<ChainedReturn> {
  let growth = 1;
  let since = opening;
  let firstStep = 0;
  let isOpen = false;
  for (const [index, step] of steps.entries()) {
    const factor = factorOf(step);
    if (factor === null) {
      growth = 1;
      isOpen = false;
      continue;
    }
    if (capitalOf(step) <= 0) {
      return unavailableBecause({ tag: 'capitalNotPositive', date: step.closesOn });
    }
    if (!isOpen) {
      const [first] = step.flows;
      since = step.opening > 0 || !first ? step.opensOn : first.date;
      firstStep = index;
      isOpen = true;
    }
    growth *= factor;
  }
  if (!isOpen) return unavailable('nothing was invested in the period');
  const to = steps.at(-1)?.closesOn ?? opening;
  return available({ rate: growth - 1, since, to, steps, firstStep });
}

/** The evening before the first day the return speaks of. */
export function openingOf({ since, steps, firstStep }: ChainedReturn): CalendarDate {
  const opensOn = steps[firstStep]?.opensOn;
  return opensOn === since ? since : addDays(since, -1);
}
