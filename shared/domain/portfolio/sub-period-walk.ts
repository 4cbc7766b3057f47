import { addDays, addMonths, type CalendarDate } from '#shared/lib/calendar-date.ts';
import { available, bothFigures, type Figure } from '../figure.ts';
import type { FigureCause } from '../figure-cause.ts';
import { openingDay, type Period } from '../period.ts';
import type { DayValues } from './day-values.ts';
import type { DailyFlow } from './external-flows.ts';
import type { SubPeriod } from './sub-period.ts';

/** A period divided where money came or went. */
export interface WalkedPeriod {
  readonly startValue: Figure<number>;
  readonly endValue: Figure<number>;
  /** Without a gap from the evening before the period to its last. */
  readonly steps: Figure<readonly SubPeriod[]>;
}

/**
 * Divides `period` at its `flows`. Between two days with flows the daily returns multiply to the
 * quotient of the values at both ends, so only the evening before a flow, the evening of a flow and
 * the last need a value. Where one of those has none because a price is missing, the sub-period goes
 * on to the next of them, or the next end of a month, that has one, and is an estimate.
 *
 * The first and the last evening count at their last known price however old it is, so that the
 * values agree with those on every other page.
 */
export function walkPeriod(
  values: DayValues,
  period: Period,
  flows: Figure<readonly DailyFlow[]>,
): WalkedPeriod {
  const opensOn = openingDay(period);
  const startValue = values.on(opensOn);
  const known = bothFigures(flows, startValue, (days, opening) => ({ days, opening }));
  if (!known.available) return { startValue, endValue: values.on(period.to), steps: known };
  const walk = new Walk(values, opensOn, known.value.opening);
  for (const flow of known.value.days) {
    const before = addDays(flow.date, -1);
    walk.closeAtMonthEndsBefore(before);
    walk.tryToClose(before);
    walk.add(flow);
    walk.tryToClose(flow.date);
  }
  walk.closeAtMonthEndsBefore(period.to);
  const endValue = values.on(period.to);
  if (endValue.available) walk.close(period.to, endValue.value);
  return { startValue, endValue, steps: endValue.available ? available(walk.steps) : endValue };
}

/* The sub-periods that are closed, and the one that is open; it lives inside one call of a figure. */
class Walk {
  readonly steps: SubPeriod[] = [];
  private flows: DailyFlow[] = [];
  private missing: FigureCause | null = null;
  private readonly values: DayValues;
  private opensOn: CalendarDate;
  private opening: number;

  constructor(values: DayValues, opensOn: CalendarDate, opening: number) {
    this.values = values;
    this.opensOn = opensOn;
    this.opening = opening;
  }

  add(flow: DailyFlow): void {
    this.flows.push(flow);
  }

  /** Ends the sub-period on `day` when that day has a value. */
  tryToClose(day: CalendarDate): void {
    if (day <= this.opensOn) return;
    const value = this.values.freshOn(day);
    if (value.available) this.close(day, value.value);
    else this.missing = this.missing ?? value.cause ?? null;
  }

  /** A sub-period that is an estimate ends with its month when that has a value. */
  closeAtMonthEndsBefore(day: CalendarDate): void {
    const from = this.flows.at(-1)?.date;
    if (!from) return;
    for (let end = monthEnd(from); end < day && this.flows.length > 0; end = nextMonthEnd(end)) {
      this.tryToClose(end);
    }
  }

  close(day: CalendarDate, closing: number): void {
    if (day <= this.opensOn) return;
    const { opensOn, opening, flows } = this;
    const isExact = flows.length === 0 || addDays(opensOn, 1) === day;
    const estimatedBecause = isExact ? null : this.missing;
    this.steps.push({ opensOn, closesOn: day, opening, flows, closing, estimatedBecause });
    this.opensOn = day;
    this.opening = closing;
    this.flows = [];
    this.missing = null;
  }
}

function monthEnd(day: CalendarDate): CalendarDate {
  return addDays(addMonths(`${day.slice(0, 7)}-01` as CalendarDate, 1), -1);
}

function nextMonthEnd(end: CalendarDate): CalendarDate {
  return monthEnd(addDays(end, 1));
}
