import type { ClientFile, Entry } from '#shared/domain/client/client-file.ts';
import type { Meeting } from '#shared/domain/meeting/meeting.ts';
import type { Note } from '#shared/domain/meeting/note.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { type DayOf, type TimelineStep, timelineSteps } from './timeline-steps.ts';

/** A meeting with its notes, a note of its own, or a step of what is followed up. */
export type TimelineEntry =
  | {
      readonly what: 'meeting';
      readonly key: RecordId;
      readonly meeting: Entry<Meeting>;
      readonly notes: readonly Entry<Note>[];
    }
  | { readonly what: 'note'; readonly key: RecordId; readonly note: Entry<Note> }
  | TimelineStep;

export type TimelineFilter = 'all' | 'talks' | 'serviceRequest' | 'promise' | 'task';

export const FILTER_CHOICES: { value: TimelineFilter; label: string }[] = [
  { value: 'all', label: 'Everything' },
  { value: 'talks', label: 'Meetings and notes' },
  { value: 'serviceRequest', label: 'Service requests' },
  { value: 'promise', label: 'Promises' },
  { value: 'task', label: 'Tasks' },
];

/** Whether an entry is among what the person wants to see. */
export function matchesTimeline({ what }: TimelineEntry, filter: TimelineFilter): boolean {
  if (filter === 'all') return true;
  return filter === 'talks' ? what === 'meeting' || what === 'note' : what === filter;
}

/**
 * Meetings, notes, and what became of service requests, promises and tasks: what is to come first, then
 * newest to oldest. What has a day and no time stands above what has one, as if it were the evening.
 */
export function timelineOf(file: ClientFile, dayOf: DayOf): readonly TimelineEntry[] {
  const notesOf = new Map<RecordId, Entry<Note>[]>(file.meetings.map(({ id }) => [id, []]));
  const alone: Entry<Note>[] = [];
  for (const note of file.notes) {
    const { meetingId } = note.data;
    ((meetingId && notesOf.get(meetingId)) || alone).push(note);
  }
  const meetings = file.meetings.map(
    (meeting): TimelineEntry => ({
      ...{ what: 'meeting', key: meeting.id, meeting },
      notes: notesOf.get(meeting.id) ?? [],
    }),
  );
  const notes = alone.map((note): TimelineEntry => ({ what: 'note', key: note.id, note }));
  return [...meetings, ...notes, ...timelineSteps(file, dayOf)]
    .map((entry) => ({ entry, place: placeOf(entry, dayOf) }))
    .toSorted((a, b) => (a.place < b.place ? 1 : a.place > b.place ? -1 : 0))
    .map(({ entry }) => entry);
}

/** Where an entry stands in time, as text that sorts; "~" comes after every time of the day. */
function placeOf(entry: TimelineEntry, dayOf: DayOf): string {
  switch (entry.what) {
    case 'meeting':
      return `${dayOf(entry.meeting.data.startsAt)} ${entry.meeting.data.startsAt}`;
    case 'note':
      return `${dayOf(entry.note.data.notedAt)} ${entry.note.data.notedAt}`;
    default:
      return `${entry.on} ~${entry.order}`;
  }
}
