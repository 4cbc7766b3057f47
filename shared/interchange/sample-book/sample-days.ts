import {
  addDays,
  type CalendarDate,
  dayNumber,
  type Instant,
  instantFromMillis,
} from '#shared/lib/calendar-date.ts';

const MINUTE = 60_000;

/** Whether `day` is a Saturday or a Sunday (1970-01-01 was a Thursday). */
export function isWeekend(day: CalendarDate): boolean {
  const weekday = (((dayNumber(day) + 4) % 7) + 7) % 7;
  return weekday === 0 || weekday === 6;
}

/** `day`, or the next day that is no weekend in the direction of `step`. */
export function onWeekday(day: CalendarDate, step: 1 | -1): CalendarDate {
  let shifted = day;
  while (isWeekend(shifted)) shifted = addDays(shifted, step);
  return shifted;
}

/** The weekdays from `from` to `to`, both included. */
export function weekdays(from: CalendarDate, to: CalendarDate): readonly CalendarDate[] {
  const days: CalendarDate[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (!isWeekend(day)) days.push(day);
  }
  return days;
}

/** `day` at `time` ("09:30", UTC), `minutes` later. */
export function instantAt(day: CalendarDate, time: string, minutes = 0): Instant {
  return instantFromMillis(Date.parse(`${day}T${time}:00.000Z`) + minutes * MINUTE);
}
