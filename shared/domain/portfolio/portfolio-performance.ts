import { daysBetween } from '#shared/lib/calendar-date.ts';
import { available, bothFigures, type Figure, mapFigure, unavailable } from '../figure.ts';
import { openingDay, type Period } from '../period.ts';
import { type DailyFlow, externalFlows } from './external-flows.ts';
import {
  annualised,
  type DatedAmount,
  linkReturns,
  moneyWeightedReturn,
  type ReturnStep,
  type TimeWeightedReturn,
} from './performance.ts';
import type { PortfolioScope } from './portfolio-scope.ts';
import { startSweep } from './position-sweep.ts';

/** A money-weighted return: of a year when the period has one at least, of the period otherwise. */
export interface MoneyWeightedReturn {
  readonly rate: number;
  readonly isAnnual: boolean;
}

/** How accounts did in a period; amounts in minor units of `scope.currency`. */
export interface PortfolioPerformance {
  readonly startValue: Figure<number>;
  readonly endValue: Figure<number>;
  readonly netFlow: Figure<number>;
  /** End value less start value less net flow, to the cent. */
  readonly gain: Figure<number>;
  readonly timeWeighted: Figure<TimeWeightedReturn>;
  readonly moneyWeighted: Figure<MoneyWeightedReturn>;
}

/** How the accounts of `scope` did in `period`; each figure is unavailable for its own reason. */
export function portfolioPerformance(scope: PortfolioScope, period: Period): PortfolioPerformance {
  const flows = externalFlows(scope, period);
  const { startValue, endValue, steps } = walkPeriod(scope, period, flows);
  const netFlow = mapFigure(flows, (days) =>
    days.reduce((sum, day) => sum + day.inflow - day.outflow, 0),
  );
  const change = bothFigures(startValue, endValue, (start, end) => end - start);
  return {
    startValue,
    endValue,
    netFlow,
    gain: bothFigures(change, netFlow, (whole, flow) => whole - flow),
    timeWeighted: steps.available ? linkReturns(openingDay(period), steps.value) : steps,
    moneyWeighted: moneyWeighted(period, flows, startValue, endValue),
  };
}

/*
 * Between two days with flows the daily returns multiply to the quotient of the values at both ends,
 * so the walk values only the evening before a flow, the evening of a flow, and the last.
 */
function walkPeriod(
  scope: PortfolioScope,
  period: Period,
  flows: Figure<readonly DailyFlow[]>,
): {
  startValue: Figure<number>;
  endValue: Figure<number>;
  steps: Figure<readonly ReturnStep[]>;
} {
  const sweep = startSweep(scope);
  let evening = openingDay(period);
  const valueOn = (day: typeof evening): Figure<number> => {
    sweep.advanceTo(day);
    evening = day;
    return sweep.value();
  };
  const startValue = valueOn(evening);
  const steps: ReturnStep[] = [];
  let missing: Figure<never> | null = startValue.available ? null : startValue;
  let before = startValue.available ? startValue.value : 0;
  const step = (date: typeof evening, inflow: number, outflow: number): Figure<number> => {
    const after = valueOn(date);
    if (after.available) {
      steps.push({ date, before, inflow, outflow, after: after.value });
      before = after.value;
    } else missing = missing ?? after;
    return after;
  };
  for (const { date, inflow, outflow } of flows.available ? flows.value : []) {
    if (missing) break;
    const dayBefore = openingDay({ from: date, to: date });
    if (dayBefore > evening) step(dayBefore, 0, 0);
    step(date, inflow, outflow);
  }
  const endValue = evening < period.to ? step(period.to, 0, 0) : sweep.value();
  if (!flows.available) return { startValue, endValue, steps: flows };
  return { startValue, endValue, steps: missing ?? available(steps) };
}

function moneyWeighted(
  period: Period,
  flows: Figure<readonly DailyFlow[]>,
  startValue: Figure<number>,
  endValue: Figure<number>,
): Figure<MoneyWeightedReturn> {
  if (!flows.available) return flows;
  if (!startValue.available) return startValue;
  if (!endValue.available) return endValue;
  const dated: DatedAmount[] = [
    { date: openingDay(period), amount: -startValue.value },
    ...flows.value.map(({ date, inflow, outflow }) => ({ date, amount: outflow - inflow })),
    { date: period.to, amount: endValue.value },
  ].filter(({ amount }) => amount !== 0);
  const first = dated[0];
  if (!first) return unavailable('nothing was invested in the period');
  const days = daysBetween(first.date, period.to);
  return mapFigure(moneyWeightedReturn(dated), (rate) =>
    days >= 365
      ? { rate, isAnnual: true }
      : { rate: (1 + rate) ** (days / 365) - 1, isAnnual: false },
  );
}

/** `figure`'s rate as a yearly rate when it covers a year at least. */
export function annualReturn(
  figure: Figure<TimeWeightedReturn>,
): Figure<{ readonly rate: number; readonly isAnnual: boolean }> {
  return mapFigure(figure, ({ rate, since, to }) => annualised(rate, daysBetween(since, to)));
}
