import { addDays, type CalendarDate } from '#shared/lib/calendar-date.ts';
import { figuresDay } from '../client/figures-day.ts';
import { available, type Figure, mapFigure, reasonWords, unavailable } from '../figure.ts';
import { lastTwelveMonths } from '../period.ts';
import type { Wording } from '../wording.ts';
import { type Goal, type GoalAim, isMoneyAim } from './goal.ts';
import { type GoalRecords, measured } from './goal-measures.ts';

/** How far a goal is. Numbers are in what the aim counts: minor units, minutes, orders, suppliers. */
export interface GoalProgress {
  /** As of this day, or of the twelve months that end with it. */
  readonly asOf: CalendarDate;
  readonly now: Figure<number>;
  readonly target: number;
  /** Whether the target is a floor (a sum, an income) or a ceiling (cost, time, suppliers). */
  readonly direction: 'atLeast' | 'atMost';
  /** What is to be lowered as it was in the twelve months before the goal was stated. */
  readonly start: Figure<number> | null;
  /** From 0 to 1; unavailable when there is nothing to measure it by. */
  readonly fraction: Figure<number>;
  readonly isReached: boolean;
}

/** How the progress to a floor or a ceiling is computed. */
export const PROGRESS_RULES: Readonly<Record<GoalProgress['direction'], string>> = {
  atLeast: 'What there is now over what is to be reached, up to 100 %.',
  atMost:
    'The part that is done of the way down to the goal from what it was in the twelve months before the goal was stated.',
};

/**
 * How far `goal` is on `today`, from the records alone.
 * @param wording writes the days in what is not known
 */
export function goalProgress(
  goal: Goal,
  today: CalendarDate,
  records: GoalRecords,
  wording: Wording,
): GoalProgress {
  const asOf = figuresDay(records.file, today);
  const { aim } = goal;
  const now = measured(aim, lastTwelveMonths(asOf), records);
  const target = targetOf(aim);
  if (aim.type === 'sumByDate' || aim.type === 'incomePerYear') {
    return {
      ...{ asOf, now, target, direction: 'atLeast', start: null },
      fraction: mapFigure(now, (value) => within(value / target)),
      isReached: now.available && now.value >= target,
    };
  }
  const start = measured(aim, lastTwelveMonths(addDays(goal.statedOn, -1)), records);
  return {
    ...{ asOf, now, target, direction: 'atMost', start },
    fraction: lowered(now, start, target, wording),
    isReached: now.available && now.value <= target,
  };
}

/** What is to be reached, in what the aim counts. */
export function targetOf(aim: GoalAim): number {
  return isMoneyAim(aim) ? aim.amount : aim.atMost;
}

/** The part of the way down that is done. */
function lowered(
  now: Figure<number>,
  start: Figure<number>,
  target: number,
  { date }: Wording,
): Figure<number> {
  if (!now.available) return now;
  if (now.value <= target) return available(1);
  if (!start.available) {
    return unavailable(`how it was before is not known: ${reasonWords(start, date)}`);
  }
  if (start.value <= target) return unavailable('it was below the goal when the goal was stated');
  return available(within((start.value - now.value) / (start.value - target)));
}

const within = (fraction: number): number => Math.max(0, Math.min(1, fraction));
