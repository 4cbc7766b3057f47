import { type CalendarDate, type Instant, localDate } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { ClientFile, Entry } from '../client/client-file.ts';
import type { Meeting } from './meeting.ts';
import { isEmptyNote } from './note.ts';

/** The last time somebody of the firm was in touch with the client. */
export interface LastContact {
  readonly on: CalendarDate;
  readonly kind: 'meeting' | 'note';
  readonly id: RecordId;
}

/**
 * The last contact on or before `today`: a meeting that took place, or a note in which something is
 * written, unless it prepares a meeting that has not begun or was cancelled. `null` when none is
 * recorded.
 * @param offsetMinutes the person's time zone, minutes east of Greenwich
 */
export function lastContact(
  file: Pick<ClientFile, 'meetings' | 'notes'>,
  today: CalendarDate,
  offsetMinutes: number,
): LastContact | null {
  let last: LastContact | null = null;
  const consider = (kind: LastContact['kind'], id: RecordId, instant: Instant): void => {
    const on = localDate(instant, offsetMinutes);
    if (on <= today && (last === null || on > last.on)) last = { on, kind, id };
  };
  const notBegun = new Set<RecordId>();
  for (const { id, data } of file.meetings) {
    if (data.status === 'finished') consider('meeting', id, data.startsAt);
    if (data.status === 'planned' || data.status === 'cancelled') notBegun.add(id);
  }
  for (const { id, data } of file.notes) {
    const isPreparation = data.meetingId !== null && notBegun.has(data.meetingId);
    if (!isPreparation && !isEmptyNote(data)) consider('note', id, data.notedAt);
  }
  return last;
}

const byStart = (a: Entry<Meeting>, b: Entry<Meeting>): number =>
  a.data.startsAt < b.data.startsAt ? -1 : a.data.startsAt > b.data.startsAt ? 1 : 0;

/** The meetings that are still to come or under way, from `today` on, soonest first. */
export function comingMeetings(
  meetings: readonly Entry<Meeting>[],
  today: CalendarDate,
  offsetMinutes: number,
): readonly Entry<Meeting>[] {
  return meetings
    .filter(({ data }) => data.status === 'planned' || data.status === 'inProgress')
    .filter(({ data }) => localDate(data.startsAt, offsetMinutes) >= today)
    .toSorted(byStart);
}

/** The last meeting that took place before `instant`, `null` when there was none. */
export function lastMeetingBefore(
  meetings: readonly Entry<Meeting>[],
  instant: Instant,
): Entry<Meeting> | null {
  return (
    meetings
      .filter(({ data }) => data.status === 'finished' && data.startsAt < instant)
      .toSorted(byStart)
      .at(-1) ?? null
  );
}
