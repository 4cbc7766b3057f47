import type { Instant } from '#shared/lib/calendar-date.ts';

/*
 * Instants are shown in the person's time: the offset is added, and the sum is formatted as if it
 * were UTC, so that the result depends on nothing but the arguments.
 */
function shifted(instant: Instant, offsetMinutes: number): Date {
  return new Date(Date.parse(instant) + offsetMinutes * 60_000);
}

/** "Tue, 24 Nov 2026, 14:00" in the words of `locale`. */
export function localDateTime(instant: Instant, offsetMinutes: number, locale: string): string {
  const day = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(shifted(instant, offsetMinutes));
  return `${day}, ${localTime(instant, offsetMinutes, locale)}`;
}

/** "14:00" or "2:00 PM", as one writes it in `locale`. */
export function localTime(instant: Instant, offsetMinutes: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: 'UTC' }).format(
    shifted(instant, offsetMinutes),
  );
}
