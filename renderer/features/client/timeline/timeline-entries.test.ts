import { describe, expect, it } from 'vitest';
import { newClient, newContact } from '#shared/domain/client/client-builders.ts';
import { type ClientFile, emptyClientFile } from '#shared/domain/client/client-file.ts';
import { entryNamed } from '#shared/domain/client/client-file-builder.ts';
import {
  newMeeting,
  newNote,
  newPromise,
  newTask,
} from '#shared/domain/meeting/meeting-builders.ts';
import { newServiceRequest } from '#shared/domain/service/service-builders.ts';
import type { ServiceRequest } from '#shared/domain/service/service-request.ts';
import { type CalendarDate, type Instant, localDate } from '#shared/lib/calendar-date.ts';
import { type RecordId, uuidV7 } from '#shared/lib/identifiers.ts';
import { matchesTimeline, type TimelineEntry, timelineOf } from './timeline-entries.ts';

const day = (text: string): CalendarDate => text as CalendarDate;
const client = entryNamed('client', newClient({ name: 'Client' }));
const clientId = client.id;
const empty = emptyClientFile(client);
const eva = entryNamed('eva', newContact({ clientId, name: 'Eva Lind' }));
const visit = entryNamed(
  'visit',
  newMeeting({ clientId, purpose: 'Review', startsAt: '2026-11-20T23:30:00.000Z' as Instant }),
);

/** Two hours east of Greenwich: the visit is on the 21st there. */
const entriesOf = (file: Partial<ClientFile>) =>
  timelineOf({ ...empty, ...file }, (at) => localDate(at, 120));

function wordsOf(entry: TimelineEntry): string {
  if (entry.what === 'meeting') return entry.meeting.data.purpose;
  if (entry.what === 'note') return entry.note.data.title;
  return [`${entry.on} ${entry.happened}`, ...entry.facts, entry.text].filter(Boolean).join(', ');
}
const told = (file: Partial<ClientFile>) => entriesOf(file).map(wordsOf);

const toldOf = (fields: Partial<ServiceRequest>) =>
  told({
    contacts: [eva],
    serviceRequests: [
      entryNamed(
        'request',
        newServiceRequest({ clientId, subject: 'Fee', raisedOn: day('2026-11-02'), ...fields }),
      ),
    ],
  });

describe('the timeline of a client', () => {
  it('says of a service request who raised it, and once while nothing moved', () => {
    const [by] = [eva.id];
    expect(toldOf({ raisedById: by })).toEqual(['2026-11-02 Service request raised, by Eva Lind']);
    expect(toldOf({ sort: 'complaint' })).toEqual(['2026-11-02 Complaint received']);
  });

  it('says where it stands since it moved, also on the very day', () => {
    const since = { statusSince: day('2026-11-04'), handedTo: 'Custody', reference: 'C-1' };
    const raised = '2026-11-02 Service request raised';
    expect(toldOf({ ...since, status: 'withTeam' })).toEqual([
      ...['2026-11-04 Service request handed over to Custody, C-1', raised],
    ]);
    expect(toldOf({ ...since, status: 'resolved', resolution: 'Paid back' })).toEqual([
      ...['2026-11-04 Service request resolved, handed to Custody, C-1, Paid back', raised],
    ]);
    expect(toldOf({ status: 'waitingForClient' })).toEqual([
      ...['2026-11-02 Service request waiting for the client', raised],
    ]);
    expect(toldOf({ status: 'withdrawn', statusSince: day('2026-11-03') })).toEqual([
      ...['2026-11-03 Service request withdrawn by the client', raised],
    ]);
    expect(toldOf({ statusSince: day('2026-11-09'), resolution: 'Paid back' })).toEqual([
      ...['2026-11-09 Service request with us again', raised],
    ]);
  });

  it('says of a promise when it was given and kept', () => {
    const made = (millis: number) => uuidV7(millis, new Uint8Array(10)) as RecordId;
    const promise = newPromise({ clientId, undertaking: 'Send the offer' });
    const at = (id: RecordId, fields: Partial<typeof promise> = {}) => ({
      ...{ ...entryNamed('', { ...promise, ...fields }), id },
    });
    const written = at(made(Date.UTC(2026, 10, 18, 22, 30)), { promisedBy: 'client' });
    const loaded = entryNamed('loaded', promise);
    expect(told({ promises: [written, loaded] })).toEqual(['2026-11-19 They promised']);
    const kept = { status: 'kept', keptOn: day('2026-11-25'), meetingId: visit.id } as const;
    expect(told({ promises: [at(written.id, kept)], meetings: [visit] })).toEqual([
      ...['2026-11-25 We kept what we promised', '2026-11-21 We promised', 'Review'],
    ]);
  });

  it('says of a task that it was done, and nothing before', () => {
    const task = (name: string, fields: object) =>
      entryNamed(name, newTask({ clientId, title: name, ...fields }));
    const doneOn = day('2026-11-23');
    const tasks = [
      ...[task('open', {}), task('cancelled', { status: 'cancelled' })],
      task('done', { status: 'done', doneOn }),
    ];
    expect(told({ tasks })).toEqual(['2026-11-23 Task done']);
  });

  it('keeps the notes of a meeting with it, and shows what is asked for alone', () => {
    const note = (title: string, meetingId: RecordId | null) => {
      const notedAt = '2026-11-22T08:00:00.000Z' as Instant;
      return entryNamed(title, newNote({ clientId, notedAt, meetingId, title }));
    };
    const doneOn = day('2026-11-22');
    const entries = entriesOf({
      meetings: [visit],
      notes: [note('said there', visit.id), note('call', null)],
      tasks: [entryNamed('task', newTask({ clientId, title: 'Call', status: 'done', doneOn }))],
    });
    expect(entries.map(wordsOf)).toEqual(['2026-11-22 Task done', 'call', 'Review']);
    const [, , meeting] = entries;
    expect(meeting?.what === 'meeting' && meeting.notes.map(({ data }) => data.title)).toEqual([
      'said there',
    ]);
    const shown = (filter: Parameters<typeof matchesTimeline>[1]) =>
      entries.filter((entry) => matchesTimeline(entry, filter)).map(({ what }) => what);
    expect(shown('all')).toEqual(['task', 'note', 'meeting']);
    expect(shown('talks')).toEqual(['note', 'meeting']);
    expect(shown('task')).toEqual(['task']);
    expect(shown('promise')).toEqual([]);
  });

  it('has a key of its own for every entry', () => {
    const requests = toldOf({ status: 'withdrawn' });
    expect(requests).toHaveLength(2);
    const entries = entriesOf({
      meetings: [visit],
      serviceRequests: [
        entryNamed(
          'request',
          newServiceRequest({
            ...{ clientId, subject: 'Fee', raisedOn: day('2026-11-02'), status: 'withdrawn' },
          }),
        ),
      ],
    });
    expect(new Set(entries.map(({ key }) => key)).size).toBe(3);
  });
});
