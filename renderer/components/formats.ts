import { type CalendarDate, dayNumber, type Instant } from '#shared/lib/calendar-date.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { type MoneyStyle, moneyFormat, ROUNDING, withMinus } from '#shared/lib/number-format.ts';
import { personLocale } from '../services/person-locale.ts';

/*
 * How numbers, money and dates read in the person's locale. Formatters are costly to make, so each
 * is made once. Dates of the calendar are formatted in UTC, instants in the person's time zone.
 */

const made = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>();

function once<Formatter extends Intl.NumberFormat | Intl.DateTimeFormat | Intl.RelativeTimeFormat>(
  key: string,
  make: () => Formatter,
): Formatter {
  const known = made.get(key);
  if (known) return known as Formatter;
  const formatter = make();
  made.set(key, formatter);
  return formatter;
}

export interface NumberStyle {
  readonly decimals?: number;
  readonly percent?: boolean;
  /** "+" before what is above nothing, for changes. */
  readonly signed?: boolean;
}

/** `value` in the locale; with `percent` a fraction becomes a percentage. */
export function formatNumber(value: number, style: NumberStyle = {}): string {
  const { decimals = style.percent ? 1 : 0, percent = false, signed = false } = style;
  const formatter = once(
    `n${decimals}${percent}${signed}`,
    () =>
      new Intl.NumberFormat(personLocale, {
        style: percent ? 'percent' : 'decimal',
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
        signDisplay: signed ? 'exceptZero' : 'negative',
        ...ROUNDING,
      }),
  );
  return withMinus(formatter.format(value));
}

const money = moneyFormat(personLocale);

/** `amount` minor units of `currency` in the locale. */
export function formatMoney(amount: number, currency: string, style: MoneyStyle = {}): string {
  return money({ amount, currency: currency as CurrencyCode }, style);
}

const utcMoment = (date: CalendarDate): Date => new Date(`${date}T00:00:00.000Z`);

export type DateStyle = 'short' | 'long' | 'weekday';

const DATE_STYLES: Readonly<Record<DateStyle, Intl.DateTimeFormatOptions>> = {
  short: { day: 'numeric', month: 'short', year: 'numeric' },
  long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  weekday: { weekday: 'short', day: 'numeric', month: 'short' },
};

/** Days as they were written: a table asks for the same few hundred with every keystroke. */
const written: Readonly<Record<DateStyle, Map<CalendarDate, string>>> = {
  short: new Map(),
  long: new Map(),
  weekday: new Map(),
};

/** A calendar day in the locale ("24 Nov 2026", "Tuesday, 24 November 2026", "Tue 24 Nov"). */
export function formatDate(date: CalendarDate, style: DateStyle = 'short'): string {
  const known = written[style].get(date);
  if (known !== undefined) return known;
  const text = once(
    `d${style}`,
    () => new Intl.DateTimeFormat(personLocale, { ...DATE_STYLES[style], timeZone: 'UTC' }),
  ).format(utcMoment(date));
  written[style].set(date, text);
  return text;
}

/** A month of the calendar ("2026-11") as "Nov" or "Nov 2026". */
export function formatMonth(month: string, style: 'short' | 'long'): string {
  return once(
    `month${style}`,
    () =>
      new Intl.DateTimeFormat(personLocale, {
        month: 'short',
        ...(style === 'long' ? { year: 'numeric' as const } : {}),
        timeZone: 'UTC',
      }),
  ).format(utcMoment(`${month}-01` as CalendarDate));
}

/** Hours and minutes of `instant` for the person. */
export function formatTime(instant: Instant): string {
  return once(
    'time',
    () => new Intl.DateTimeFormat(personLocale, { hour: 'numeric', minute: '2-digit' }),
  ).format(new Date(instant));
}

/** Day and time of `instant` for the person. */
export function formatMoment(instant: Instant): string {
  return once(
    'moment',
    () =>
      new Intl.DateTimeFormat(personLocale, {
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        hour: 'numeric',
        minute: '2-digit',
      }),
  ).format(new Date(instant));
}

/** "today", "tomorrow", "in 3 days", "2 weeks ago": the distance of `date` from `today`. */
export function formatRelativeDate(date: CalendarDate, today: CalendarDate): string {
  const days = dayNumber(date) - dayNumber(today);
  const formatter = once(
    'relative',
    () => new Intl.RelativeTimeFormat(personLocale, { numeric: 'auto' }),
  );
  const distance = Math.abs(days);
  if (distance < 14) return formatter.format(days, 'day');
  if (distance < 60) return formatter.format(Math.trunc(days / 7), 'week');
  if (distance < 700) return formatter.format(Math.trunc(days / 30.4), 'month');
  return formatter.format(Math.trunc(days / 365.25), 'year');
}

/** "1 change", "3 changes": English has two forms; the number is in the locale. */
export function countOf(count: number, one: string, many: string): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

/** "40 minutes", "19 hours", "1 hour 30 minutes" of whole minutes. */
export function formatDuration(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const parts = [
    hours > 0 ? countOf(hours, 'hour', 'hours') : '',
    rest > 0 || hours === 0 ? countOf(rest, 'minute', 'minutes') : '',
  ];
  return parts.filter(Boolean).join(' ');
}
