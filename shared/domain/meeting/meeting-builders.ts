import type { Instant } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { Meeting } from './meeting.ts';
import type { Note } from './note.ts';
import type { Promised } from './promise.ts';
import type { Task } from './task.ts';

/** A complete meeting: a planned visit of an hour, unless `fields` says otherwise. */
export function newMeeting(
  fields: Partial<Meeting> & {
    readonly clientId: RecordId;
    readonly purpose: string;
    readonly startsAt: Instant;
  },
): Meeting {
  return {
    durationInMinutes: 60,
    place: '',
    channel: 'visit',
    contactIds: [],
    agenda: [],
    questions: [],
    decisions: [],
    status: 'planned',
    finishedAt: null,
    ...fields,
  };
}

/** A complete note of `notedAt`, empty unless `fields` says otherwise. */
export function newNote(
  fields: Partial<Note> & { readonly clientId: RecordId; readonly notedAt: Instant },
): Note {
  return { meetingId: null, title: '', body: '', tags: [], ...fields };
}

/** A complete promise: open and ours, unless `fields` says otherwise. */
export function newPromise(
  fields: Partial<Promised> & { readonly clientId: RecordId; readonly undertaking: string },
): Promised {
  return {
    meetingId: null,
    promisedBy: 'us',
    dueOn: null,
    status: 'open',
    keptOn: null,
    ...fields,
  };
}

/** A complete task: open and of normal priority, unless `fields` says otherwise. */
export function newTask(
  fields: Partial<Task> & { readonly clientId: RecordId; readonly title: string },
): Task {
  return {
    meetingId: null,
    details: '',
    dueOn: null,
    priority: 'normal',
    status: 'open',
    doneOn: null,
    assigneeId: null,
    ...fields,
  };
}
