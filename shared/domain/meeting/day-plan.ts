import { addDays, type CalendarDate, localDate } from '#shared/lib/calendar-date.ts';
import type { Entry } from '../client/client-file.ts';
import type { Meeting } from './meeting.ts';

/** A meeting in its day. */
export interface PlannedMeeting {
  readonly meeting: Entry<Meeting>;
  /** Minutes between the end of the one before and this; negative when they overlap. */
  readonly minutesSinceLast: number | null;
}

/** The meetings of two days in visiting order, and what is next when today has none. */
export interface DayPlan {
  readonly today: readonly PlannedMeeting[];
  readonly tomorrow: readonly PlannedMeeting[];
  /** The first meeting after today, when today has none. */
  readonly next: Entry<Meeting> | null;
}

/**
 * The plan of the person's `today` and tomorrow; cancelled meetings are left out.
 * @param offsetMinutes the person's time zone, minutes east of Greenwich
 */
export function dayPlan(
  meetings: readonly Entry<Meeting>[],
  today: CalendarDate,
  offsetMinutes: number,
): DayPlan {
  const counted = meetings.filter(({ data }) => data.status !== 'cancelled').toSorted(compareStart);
  const on = (day: CalendarDate): readonly PlannedMeeting[] =>
    withGaps(counted.filter(({ data }) => localDate(data.startsAt, offsetMinutes) === day));
  const todays = on(today);
  const coming = counted.find(
    ({ data }) => data.status === 'planned' && localDate(data.startsAt, offsetMinutes) > today,
  );
  return {
    today: todays,
    tomorrow: on(addDays(today, 1)),
    next: todays.length === 0 ? (coming ?? null) : null,
  };
}

function compareStart(a: Entry<Meeting>, b: Entry<Meeting>): number {
  if (a.data.startsAt !== b.data.startsAt) return a.data.startsAt < b.data.startsAt ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

function withGaps(meetings: readonly Entry<Meeting>[]): readonly PlannedMeeting[] {
  return meetings.map((meeting, index) => {
    const before = meetings[index - 1]?.data;
    const start = Date.parse(meeting.data.startsAt);
    const end = before && Date.parse(before.startsAt) + before.durationInMinutes * 60_000;
    return {
      meeting,
      minutesSinceLast: end === undefined ? null : Math.round((start - end) / 60_000),
    };
  });
}
