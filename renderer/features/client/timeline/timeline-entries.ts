import type { ClientFile, Entry } from '#shared/domain/client/client-file.ts';
import type { Meeting } from '#shared/domain/meeting/meeting.ts';
import type { Note } from '#shared/domain/meeting/note.ts';
import type { Instant } from '#shared/lib/calendar-date.ts';

/** A meeting with its notes, or a note of its own. */
export type TimelineEntry =
  | {
      readonly what: 'meeting';
      readonly at: Instant;
      readonly meeting: Entry<Meeting>;
      readonly notes: readonly Entry<Note>[];
    }
  | { readonly what: 'note'; readonly at: Instant; readonly note: Entry<Note> };

/** Meetings and notes, what is to come first, then newest to oldest. */
export function timelineOf(file: ClientFile): readonly TimelineEntry[] {
  const meetingIds = new Set(file.meetings.map(({ id }) => id));
  const meetings = file.meetings.map(
    (meeting): TimelineEntry => ({
      what: 'meeting',
      at: meeting.data.startsAt,
      meeting,
      notes: file.notes.filter(({ data }) => data.meetingId === meeting.id),
    }),
  );
  const notes = file.notes
    .filter(({ data }) => data.meetingId === null || !meetingIds.has(data.meetingId))
    .map((note): TimelineEntry => ({ what: 'note', at: note.data.notedAt, note }));
  return [...meetings, ...notes].toSorted((a, b) => (a.at < b.at ? 1 : -1));
}
