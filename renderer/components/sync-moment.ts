import { type CalendarDate, type Instant, localDate } from '#shared/lib/calendar-date.ts';
import { formatDate, formatTime } from './formats.ts';

/** The time when it was today ("08:12"), the day as well when it was not ("23 Nov, 17:40"). */
export function formatSyncMoment(instant: Instant, today: CalendarDate): string {
  const day = localDate(instant, -new Date(instant).getTimezoneOffset());
  return day === today
    ? formatTime(instant)
    : `${formatDate(day, 'weekday')}, ${formatTime(instant)}`;
}
