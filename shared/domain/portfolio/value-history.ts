import { type CalendarDate, dayFromNumber, dayNumber } from '#shared/lib/calendar-date.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { type Unavailable, unavailableBecause } from '../figure.ts';
import { laterDay, openingDay, type Period } from '../period.ts';
import { dayValues } from './day-values.ts';
import type { PortfolioScope } from './portfolio-scope.ts';

/** Points of a chart: more than a screen shows as separate are not computed. */
const MOST_POINTS = 260;

/** Value on an evening, in minor units; `null` where it is not known, and why. */
export interface ValuePoint {
  readonly date: CalendarDate;
  readonly value: number | null;
  readonly missing?: Unavailable;
}

/** A series for a chart, and why it has gaps when it has. */
export interface ValueHistory {
  readonly currency: CurrencyCode;
  readonly points: readonly ValuePoint[];
  readonly gap: Unavailable | null;
}

/**
 * Value of the scope's accounts from the evening before `period` to its last, at most `most` points
 * at even distance. It begins with the first entry, not with zeros before there was anything.
 */
export function valueHistory(
  scope: PortfolioScope,
  period: Period,
  most: number = MOST_POINTS,
): ValueHistory {
  const first = scope.ledger[0]?.data.date;
  if (!first || first > period.to) {
    const gap = unavailableBecause({ tag: 'nothingRecordedAtAll' });
    return { currency: scope.currency, points: [], gap };
  }
  const start = laterDay(first, openingDay(period));
  const points = valuesOn(scope, spreadDays(start, period.to, most));
  const gap = points.findLast(({ missing }) => missing)?.missing ?? null;
  return { currency: scope.currency, points, gap };
}

/** Value of the scope's accounts on each of `days`, oldest first; not known before the first entry. */
export function valuesOn(
  scope: PortfolioScope,
  days: readonly CalendarDate[],
): readonly ValuePoint[] {
  const first = scope.ledger[0]?.data.date;
  const values = dayValues(scope);
  return days.map((date) => {
    if (!first || first > date) {
      const missing = unavailableBecause({ tag: 'nothingRecorded', until: date });
      return { date, value: null, missing };
    }
    const value = values.on(date);
    return value.available ? { date, value: value.value } : { date, value: null, missing: value };
  });
}

/** At most `most` days at even distance from `from` to `to`, both included. */
export function spreadDays(
  from: CalendarDate,
  to: CalendarDate,
  most: number,
): readonly CalendarDate[] {
  const start = dayNumber(from);
  const days = dayNumber(to) - start;
  const count = Math.max(1, Math.min(most - 1, days));
  if (days <= 0) return [from];
  return Array.from({ length: count + 1 }, (_, index) =>
    dayFromNumber(start + Math.round((days * index) / count)),
  );
}
