import { daysBetween } from '#shared/lib/calendar-date.ts';
import { bothFigures, type Figure, mapFigure, unavailableBecause } from '../figure.ts';
import { openingDay, type Period } from '../period.ts';
import { dayValues } from './day-values.ts';
import { type DailyFlow, externalFlows } from './external-flows.ts';
import { type DatedAmount, moneyWeightedReturn } from './performance.ts';
import type { PortfolioScope } from './portfolio-scope.ts';
import { type ChainedReturn, linkSubPeriods } from './sub-period.ts';
import { walkPeriod } from './sub-period-walk.ts';

/** A money-weighted return: of a year when the period has one at least, of the period otherwise. */
export interface MoneyWeightedReturn {
  readonly rate: number;
  readonly isAnnual: boolean;
  /** What the rate balances: the start value and inflows negative, outflows and the end value positive. */
  readonly flows: readonly DatedAmount[];
}

/** How accounts did in a period; amounts in minor units of `scope.currency`. */
export interface PortfolioPerformance {
  readonly startValue: Figure<number>;
  readonly endValue: Figure<number>;
  readonly netFlow: Figure<number>;
  /** End value less start value less net flow, to the cent. */
  readonly gain: Figure<number>;
  readonly timeWeighted: Figure<ChainedReturn>;
  readonly moneyWeighted: Figure<MoneyWeightedReturn>;
}

/**
 * How the accounts of `scope` did in `period`; each figure is unavailable for its own reason.
 * @param flows what crossed the border in the period, by day
 */
export function portfolioPerformance(
  scope: PortfolioScope,
  period: Period,
  flows: Figure<readonly DailyFlow[]> = externalFlows(scope, period),
): PortfolioPerformance {
  const { startValue, endValue, steps } = walkPeriod(dayValues(scope), period, flows);
  const netFlow = mapFigure(flows, (days) =>
    days.reduce((sum, day) => sum + day.inflow - day.outflow, 0),
  );
  const change = bothFigures(startValue, endValue, (start, end) => end - start);
  return {
    startValue,
    endValue,
    netFlow,
    gain: bothFigures(change, netFlow, (whole, flow) => whole - flow),
    timeWeighted: steps.available ? linkSubPeriods(openingDay(period), steps.value) : steps,
    moneyWeighted: moneyWeighted(period, flows, startValue, endValue),
  };
}

/** XIRR of the flows with the start value as paid in and the end value as received. */
export function moneyWeighted(
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
  if (!first) return unavailableBecause({ tag: 'nothingInvested' });
  const days = daysBetween(first.date, period.to);
  const isAnnual = days >= 365;
  // Flows of one day are balanced by no rate or by every one, whatever it is of.
  const rate = moneyWeightedReturn(dated, isAnnual ? 365 : Math.max(days, 1));
  return mapFigure(rate, (each) => ({ rate: each, isAnnual, flows: dated }));
}
