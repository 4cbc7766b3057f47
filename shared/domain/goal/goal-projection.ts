import { addDays, addMonths, type CalendarDate, daysBetween } from '#shared/lib/calendar-date.ts';
import { figuresDay } from '../client/figures-day.ts';
import { available, type Figure, unavailable, unavailableBecause } from '../figure.ts';
import { externalFlows } from '../portfolio/external-flows.ts';
import type { Wording } from '../wording.ts';
import { futureValue, monthlyGrowth, paymentNeeded } from './future-value.ts';
import type { AimOf, Goal } from './goal.ts';
import { type GoalRecords, measured, scopeOf } from './goal-measures.ts';
import { type YearProjection, yearProjection } from './goal-year-projection.ts';

/** Growth in a year that projections are made for, as fractions: assumptions, not forecasts. */
export const ASSUMED_GROWTH = [0, 0.02, 0.04] as const;
/** Flows over fewer days than this say nothing of a month. */
const FEWEST_DAYS = 90;
const DAYS_IN_MONTH = 365.25 / 12;
/** Nobody plans further. */
const MOST_MONTHS = 600;

/** What a sum comes to at one rate of growth; amounts in minor units of the goal's currency. */
export interface ProjectedCase {
  /** In a year, as a fraction. */
  readonly growth: number;
  readonly atDate: number;
  /** The end of the month in which the sum is reached; `null` when not within fifty years. */
  readonly reachedOn: CalendarDate | null;
  /** Paid in at the end of each month, it would be reached on the day; 0 when nothing is needed. */
  readonly neededEachMonth: number;
}

/** A range with what it supposes: the client's own net flow goes on, before tax and inflation. */
export interface SumProjection {
  readonly type: 'sum';
  readonly from: CalendarDate;
  readonly months: number;
  /** Net of what is taken out, in minor units of the goal's currency. */
  readonly flowEachMonth: number;
  /** The days over which the flow was measured. */
  readonly flowDays: number;
  readonly cases: readonly ProjectedCase[];
}

export type GoalProjection = SumProjection | YearProjection;

/**
 * Where a goal is heading: a sum by its date, everything else in the twelve months to come (see
 * `yearProjection`); or why that cannot be said.
 * @param wording writes the days in what is left out
 */
export function goalProjection(
  goal: Goal,
  today: CalendarDate,
  records: GoalRecords,
  wording: Wording,
): Figure<GoalProjection> {
  const { aim } = goal;
  const from = figuresDay(records.file, today);
  return aim.type === 'sumByDate'
    ? sumProjection(aim, from, records)
    : yearProjection(aim, from, records, wording);
}

/**
 * Where a sum by a date is heading when the client's own net flow of the last twelve months (or since
 * the records begin) goes on, at the assumed rates of growth. The same records give the same range.
 * Unavailable once the day has passed or is more than fifty years away, where value or flows are not
 * known, and where it comes to more than exact numbers hold.
 */
function sumProjection(
  aim: AimOf<'sumByDate'>,
  from: CalendarDate,
  records: GoalRecords,
): Figure<SumProjection> {
  const months = wholeMonths(from, aim.by);
  if (months < 1) return unavailable('the day is less than a month away');
  if (months > MOST_MONTHS) return unavailable('the day is more than fifty years away');
  const value = measured(aim, { from, to: from }, records);
  if (!value.available) return value;
  const flow = flowEachMonth(aim, from, records);
  if (!flow.available) return flow;
  const { amount: payment, days } = flow.value;
  const target = aim.amount;
  const cases = ASSUMED_GROWTH.map((yearly): ProjectedCase => {
    const growth = monthlyGrowth(yearly);
    const at = (periods: number) => futureValue({ value: value.value, payment, growth, periods });
    const needed = paymentNeeded({ value: value.value, target, growth, periods: months });
    return {
      growth: yearly,
      atDate: Math.round(at(months)),
      reachedOn: reachedOn(from, target, at),
      // Rounded up: with a cent less it would not be reached.
      neededEachMonth: Math.max(0, Math.ceil(needed)),
    };
  });
  const isExact = cases.every(
    ({ atDate, neededEachMonth }) =>
      Number.isSafeInteger(atDate) && Number.isSafeInteger(neededEachMonth),
  );
  if (!isExact) return unavailable('it comes to more money than can be reckoned with');
  return available({
    type: 'sum',
    from,
    months,
    flowEachMonth: Math.round(payment),
    flowDays: days,
    cases,
  });
}

function flowEachMonth(
  aim: AimOf<'sumByDate'>,
  today: CalendarDate,
  { file, rates }: GoalRecords,
): Figure<{ readonly amount: number; readonly days: number }> {
  const scope = scopeOf(aim, file, rates);
  const first = scope.ledger[0]?.data.date;
  if (!first) return unavailableBecause({ tag: 'nothingRecordedAtAll' });
  const yearAgo = addDays(addMonths(today, -12), 1);
  // What an account was opened with is no flow that goes on.
  const from = first < yearAgo ? yearAgo : addDays(first, 1);
  const days = daysBetween(from, today) + 1;
  if (days < FEWEST_DAYS) {
    return unavailableBecause({ tag: 'flowUnknown', beginsOn: first });
  }
  const flows = externalFlows(scope, { from, to: today });
  if (!flows.available) return flows;
  const net = flows.value.reduce((sum, { inflow, outflow }) => sum + inflow - outflow, 0);
  return available({ amount: (net / days) * DAYS_IN_MONTH, days });
}

function reachedOn(
  from: CalendarDate,
  target: number,
  at: (periods: number) => number,
): CalendarDate | null {
  for (let months = 0; months <= MOST_MONTHS; months += 1) {
    if (at(months) >= target) return addMonths(from, months);
  }
  return null;
}

/** Whole months from `from` to `to`. */
function wholeMonths(from: CalendarDate, to: CalendarDate): number {
  const [year = 0, month = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0] = to.split('-').map(Number);
  const months = (toYear - year) * 12 + (toMonth - month);
  return addMonths(from, months) > to ? months - 1 : months;
}
