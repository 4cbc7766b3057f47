import { addDays, type CalendarDate, daysBetween } from '#shared/lib/calendar-date.ts';
import { available, type Figure, unavailableBecause } from '../figure.ts';
import type { FigureCause } from '../figure-cause.ts';
import type { DailyFlow } from './external-flows.ts';
import type { DietzFlow, TimeWeightedReturn } from './performance.ts';

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
  let net = 0;
  for (const { inflow, outflow } of flows) net += inflow - outflow;
  return net;
}

/** What the sub-period earned: closing less opening value less net flow. */
export function gainOf(period: SubPeriod): number {
  return period.closing - period.opening - netFlowOf(period);
}

/**
 * What its gain is measured by: the opening value and the flows, weighted by the days they were there
 * (`averageCapital` with inflows from the start of their day and outflows until its end).
 */
export function capitalOf({ opening, flows, opensOn, closesOn }: SubPeriod): number {
  if (flows.length === 0) return opening;
  const days = daysBetween(opensOn, closesOn);
  let capital = opening;
  for (const { date, inflow, outflow } of flows) {
    const left = days - daysBetween(opensOn, date);
    capital += (inflow * (left + 1)) / days;
    capital -= (outflow * left) / days;
  }
  return capital;
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
  return growthOf(capitalOf(period), gainOf(period));
}

function growthOf(capital: number, gain: number): number | null {
  return capital === 0 && gain === 0 ? null : 1 + gain / capital;
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
 * Where capital did not come again there is none, as its days would not be those of the period.
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
  let leftOn: CalendarDate | null = null;
  for (const [index, step] of steps.entries()) {
    const capital = capitalOf(step);
    const factor = growthOf(capital, gainOf(step));
    if (factor === null) {
      if (isOpen) leftOn = step.opensOn;
      growth = 1;
      isOpen = false;
      continue;
    }
    if (capital <= 0) {
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
  if (!isOpen) {
    return unavailableBecause(
      leftOn === null ? { tag: 'nothingInvested' } : { tag: 'capitalLeft', date: leftOn },
    );
  }
  const to = steps.at(-1)?.closesOn ?? opening;
  return available({ rate: growth - 1, since, to, steps, firstStep });
}

/** The evening before the first day the return speaks of. */
export function openingOf({ since, steps, firstStep }: ChainedReturn): CalendarDate {
  const opensOn = steps[firstStep]?.opensOn;
  return opensOn === since ? since : addDays(since, -1);
}
