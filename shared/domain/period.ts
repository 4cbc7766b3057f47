import { addDays, addMonths, type CalendarDate } from '#shared/lib/calendar-date.ts';

/** Days from `from` to `to`, both included; what was there before is as of the evening before. */
export interface Period {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** The evening on which `period` opens: the day before its first. */
export function openingDay(period: Period): CalendarDate {
  return addDays(period.from, -1);
}

/** From the first of January to `today`. */
export function yearToDate(today: CalendarDate): Period {
  return { from: `${today.slice(0, 4)}-01-01` as CalendarDate, to: today };
}

/** From the first day of the calendar quarter to `today`. */
export function quarterToDate(today: CalendarDate): Period {
  const month = Math.floor((Number(today.slice(5, 7)) - 1) / 3) * 3 + 1;
  const first = `${today.slice(0, 4)}-${String(month).padStart(2, '0')}-01`;
  return { from: first as CalendarDate, to: today };
}

/** The calendar year before the one of `today`. */
export function lastYear(today: CalendarDate): Period {
  const year = String(Number(today.slice(0, 4)) - 1).padStart(4, '0');
  return { from: `${year}-01-01` as CalendarDate, to: `${year}-12-31` as CalendarDate };
}

/** The twelve months that end with `today`. */
export function lastTwelveMonths(today: CalendarDate): Period {
  return { from: addDays(addMonths(today, -12), 1), to: today };
}

/** The same days one year earlier. */
export function yearBefore(period: Period): Period {
  return yearsBefore(period, 1);
}

/**
 * The same days of the last year in which they end before `period` begins: of the year before, unless
 * the period is longer than a year.
 */
export function sameDaysBefore(period: Period): Period {
  const yearOf = (day: CalendarDate) => Number(day.slice(0, 4));
  // By fewer years than lie between its days, the end comes into a year after that of the beginning.
  const least = Math.max(1, yearOf(period.to) - yearOf(period.from));
  const earlier = yearsBefore(period, least);
  return earlier.to < period.from ? earlier : yearsBefore(period, least + 1);
}

function yearsBefore({ from, to }: Period, years: number): Period {
  return { from: addMonths(from, -12 * years), to: addMonths(to, -12 * years) };
}

/** Whether `date` lies within `period`. */
export function isWithin(date: CalendarDate, period: Period): boolean {
  return date >= period.from && date <= period.to;
}

/** What of `period` is covered by records that begin on `first`: all of it when they begin before. */
export function coveredSince(period: Period, first: CalendarDate): Period {
  return { from: laterDay(period.from, first), to: period.to };
}

/** The later of two days. */
export function laterDay(a: CalendarDate, b: CalendarDate): CalendarDate {
  return [a, b].toSorted()[1] ?? a;
}

/** The earlier of two days. */
export function earlierDay(a: CalendarDate, b: CalendarDate): CalendarDate {
  return laterDay(a, b) === a ? b : a;
}
