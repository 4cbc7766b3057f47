import { type CalendarDate, daysBetween } from '#shared/lib/calendar-date.ts';
import type { FigureCause } from '../figure-cause.ts';
import type { DailyFlow } from './external-flows.ts';
import { annualised, yearsBetween } from './performance.ts';
import {
  type ChainedReturn,
  capitalOf,
  factorOf,
  gainOf,
  netFlowOf,
  openingOf,
  type SubPeriod,
} from './sub-period.ts';

/** One line of the computation; amounts in minor units. */
export interface ExplainedStep {
  readonly opensOn: CalendarDate;
  readonly closesOn: CalendarDate;
  readonly opening: number;
  readonly flows: readonly DailyFlow[];
  readonly netFlow: number;
  readonly closing: number;
  readonly gain: number;
  /** The opening value and the flows, weighted by the days they were there. */
  readonly capital: number;
  /** 1 + gain / capital; `null` where nothing was invested. */
  readonly factor: number | null;
  /** Product of the factors up to here; `null` before the return begins. */
  readonly growth: number | null;
  readonly method: 'withoutFlow' | 'oneDay' | 'modifiedDietz';
  readonly estimatedBecause: FigureCause | null;
}

/** A return taken apart: the product of the factors less 1 is `rate`, the gains add up to `gain`. */
export interface ExplainedReturn {
  readonly steps: readonly ExplainedStep[];
  readonly gain: number;
  readonly rate: number;
  readonly days: number;
  /** As the yearly rate counts them, see `yearsBetween`. */
  readonly years: number;
  readonly annual: { readonly rate: number; readonly isAnnual: boolean };
}

/** The sub-periods of a return with what a person needs to compute it again by hand. */
export function explainReturn(chain: ChainedReturn): ExplainedReturn {
  let growth = 1;
  const steps = chain.steps.map((step, index) => {
    const factor = factorOf(step);
    const counts = index >= chain.firstStep;
    if (counts) growth *= factor ?? 1;
    return explainedStep(step, factor, counts ? growth : null);
  });
  const opensOn = openingOf(chain);
  return {
    steps,
    gain: steps.reduce((sum, step) => sum + step.gain, 0),
    rate: chain.rate,
    days: daysBetween(opensOn, chain.to),
    years: yearsBetween(opensOn, chain.to),
    annual: annualised(chain.rate, opensOn, chain.to),
  };
}

function explainedStep(
  step: SubPeriod,
  factor: number | null,
  growth: number | null,
): ExplainedStep {
  const isOneDay = daysBetween(step.opensOn, step.closesOn) === 1;
  return {
    opensOn: step.opensOn,
    closesOn: step.closesOn,
    opening: step.opening,
    flows: step.flows,
    netFlow: netFlowOf(step),
    closing: step.closing,
    gain: gainOf(step),
    capital: capitalOf(step),
    factor,
    growth,
    method: step.flows.length === 0 ? 'withoutFlow' : isOneDay ? 'oneDay' : 'modifiedDietz',
    estimatedBecause: step.estimatedBecause,
  };
}
