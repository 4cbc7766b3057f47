import type { Branded } from './branded.ts';

/** A day of the Gregorian calendar, "2026-11-24", without a time zone. */
export type CalendarDate = Branded<string, 'CalendarDate'>;
/** An instant in UTC with milliseconds, "2026-11-24T08:12:00.000Z". */
export type Instant = Branded<string, 'Instant'>;

const DAY = 86_400_000;
const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether `text` names a day that exists (30 February does not). */
export function isCalendarDate(text: string): text is CalendarDate {
  return PATTERN.test(text) && epochDays(text as CalendarDate) !== null && fromParts(text) === text;
}

function fromParts(text: string): string {
  return new Date(`${text}T00:00:00.000Z`).toISOString().slice(0, 10);
}

function epochDays(date: CalendarDate): number | null {
  const millis = Date.parse(`${date}T00:00:00.000Z`);
  return Number.isNaN(millis) ? null : Math.round(millis / DAY);
}

/*
 * Figures over long ledgers count days by the million, and going through `Date` and its texts was half
 * of their time. Days are counted by arithmetic instead, in years that begin in March, so that the day
 * of a leap year is the last; source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms",
 * days_from_civil and civil_from_days.
 */
const DAYS_OF_ERA = 146_097;
const YEARS_OF_ERA = 400;
/** Days from 1 March of the year 0 to 1970-01-01. */
const SHIFT = 719_468;

/** Days since 1970-01-01. */
export function dayNumber(date: CalendarDate): number {
  if (date.length !== 10) return Math.round(Date.parse(`${date}T00:00:00.000Z`) / DAY);
  return civilDay(yearOf(date), monthOf(date), digit(date, 8) * 10 + digit(date, 9));
}

/** The number of a day; `month` is 1 to 12. */
function civilDay(calendarYear: number, month: number, day: number): number {
  const year = calendarYear - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / YEARS_OF_ERA);
  const yearOfEra = year - era * YEARS_OF_ERA;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_OF_ERA + dayOfEra - SHIFT;
}

function yearOf(date: CalendarDate): number {
  const thousands = digit(date, 0) * 1000 + digit(date, 1) * 100;
  return thousands + digit(date, 2) * 10 + digit(date, 3);
}

function monthOf(date: CalendarDate): number {
  return digit(date, 5) * 10 + digit(date, 6);
}

const ZERO = 48;

function digit(text: string, index: number): number {
  return text.charCodeAt(index) - ZERO;
}

/** The texts of the days of 1970 to 2169 that were asked for: the same few thousand again and again. */
const texts: CalendarDate[] = [];
const MOST_TEXTS = 73_000;

/** The day `number` days after 1970-01-01. */
export function dayFromNumber(number: number): CalendarDate {
  const isKept = number >= 0 && number < MOST_TEXTS;
  const known = isKept ? texts[number] : undefined;
  if (known !== undefined) return known;
  const text = new Date(number * DAY).toISOString().slice(0, 10) as CalendarDate;
  if (isKept && Number.isInteger(number)) texts[number] = text;
  return text;
}

/** The day `days` days later (earlier when negative). */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return dayFromNumber(dayNumber(date) + days);
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** The day `months` months later, the last of the month when the day does not exist there. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const index = yearOf(date) * 12 + (monthOf(date) - 1) + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  const first = civilDay(year, month, 1);
  const next = month === 12 ? civilDay(year + 1, 1, 1) : civilDay(year, month + 1, 1);
  const day = digit(date, 8) * 10 + digit(date, 9);
  return dayFromNumber(first + Math.min(day, next - first) - 1);
}

/** The UTC day of `instant`; the person's own day needs the caller's time zone, see `localDate`. */
export function utcDate(instant: Instant): CalendarDate {
  return instant.slice(0, 10) as CalendarDate;
}

/** The calendar day of `instant` for a person `offsetMinutes` east of Greenwich. */
export function localDate(instant: Instant, offsetMinutes: number): CalendarDate {
  return new Date(Date.parse(instant) + offsetMinutes * 60_000)
    .toISOString()
    .slice(0, 10) as CalendarDate;
}

/** The instant `millis` milliseconds after 1970 (UTC). */
export function instantFromMillis(millis: number): Instant {
  return new Date(millis).toISOString() as Instant;
}
