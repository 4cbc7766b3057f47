import { Answers } from '#shared/lib/answers.ts';
import { addDays, type CalendarDate } from '#shared/lib/calendar-date.ts';
import type { Figure } from '../figure.ts';
import type { PortfolioScope } from './portfolio-scope.ts';
import { startSweep } from './position-sweep.ts';

/**
 * A day has a value of its own when every security held has a price of these many days at most: long
 * enough for the holidays of every market, too short for a price of last month.
 */
export const FRESH_PRICE_DAYS = 10;

/**
 * The values of a scope by evening, each computed once: periods that end on the same day share most
 * of theirs. Days in order cost one walk over the ledger; an earlier day begins a new one.
 */
export interface DayValues {
  /** At the last known prices, however old. */
  readonly on: (day: CalendarDate) => Figure<number>;
  /** Unavailable when a price is older than `FRESH_PRICE_DAYS`. */
  readonly freshOn: (day: CalendarDate) => Figure<number>;
}

const kept = new Answers<null, DayValues>(() => true);

/** The values of `scope`, computed as they are asked for, the same for everyone who asks. */
export function dayValues(scope: PortfolioScope): DayValues {
  return kept.about(scope, null, () => newDayValues(scope));
}

function newDayValues(scope: PortfolioScope): DayValues {
  const known = new Map<CalendarDate, Figure<number>>();
  const fresh = new Map<CalendarDate, Figure<number>>();
  let sweep = startSweep(scope);
  let reached: CalendarDate | null = null;
  const sweepTo = (day: CalendarDate) => {
    if (reached !== null && day < reached) sweep = startSweep(scope);
    sweep.advanceTo(day);
    reached = day;
    return sweep;
  };
  return {
    on: (day) => {
      const figure = known.get(day) ?? sweepTo(day).value();
      known.set(day, figure);
      return figure;
    },
    freshOn: (day) => {
      const figure = fresh.get(day) ?? sweepTo(day).value(addDays(day, -FRESH_PRICE_DAYS));
      fresh.set(day, figure);
      if (figure.available) known.set(day, figure);
      return figure;
    },
  };
}
