import { newEntitlement } from '#shared/domain/growth/growth-builders.ts';
import {
  newMeeting,
  newNote,
  newPromise,
  newTask,
} from '#shared/domain/meeting/meeting-builders.ts';
import { newReportSchedule } from '#shared/domain/reporting/reporting-builders.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { type LoadedRecord, loadedRecord } from '../loaded-record.ts';
import { type BookContext, dayAt, type Records } from './book-writer.ts';
import { contactId } from './person-records.ts';
import { instantAt, onWeekday } from './sample-days.ts';
import type { ClientSpec, MeetingSpec } from './sample-spec.ts';

/** Meetings, notes, promises, tasks, report schedules and products held of one client. */
export function workRecords(spec: ClientSpec, clientId: RecordId, context: BookContext): Records {
  return [
    ...(spec.meetings ?? []).flatMap((meeting, index) =>
      meetingRecords(spec, meeting, index, clientId, context),
    ),
    ...noteRecords(spec, clientId, context),
    ...promiseRecords(spec, clientId, context),
    ...taskRecords(spec, clientId, context),
    ...scheduleRecords(spec, clientId, context),
    ...entitlementRecords(spec, clientId, context),
  ];
}

/** Meetings of today and tomorrow stay where they are; others keep clear of weekends. */
function meetingDay(meeting: MeetingSpec, context: BookContext) {
  const day = dayAt(context, meeting.day);
  if (meeting.day === 0 || meeting.day === 1) return day;
  return onWeekday(day, meeting.day < 0 ? -1 : 1);
}

function meetingRecords(
  spec: ClientSpec,
  meeting: MeetingSpec,
  index: number,
  clientId: RecordId,
  context: BookContext,
): Records {
  const id = context.idOf('meeting', `${spec.key}/${index}`);
  const day = meetingDay(meeting, context);
  const isPast = meeting.day < 0;
  const startsAt = instantAt(day, meeting.at);
  const record = loadedRecord(
    'meeting',
    id,
    newMeeting({
      clientId,
      purpose: meeting.why,
      startsAt,
      durationInMinutes: meeting.minutes,
      place: meeting.place ?? '',
      channel: meeting.channel ?? 'visit',
      contactIds: (spec.contacts ?? []).map((_, position) => contactId(spec, position, context)),
      agenda: (meeting.agenda ?? []).map(([topic, minutes], position) => ({
        id: `topic-${position + 1}`,
        topic,
        minutes,
        done: isPast,
      })),
      questions: (meeting.ask ?? []).map((question, position) => ({
        id: `question-${position + 1}`,
        question,
      })),
      decisions: (meeting.decided ?? []).map((decision, position) => ({
        id: `decision-${position + 1}`,
        decision,
      })),
      status: isPast ? 'finished' : 'planned',
      finishedAt: isPast ? instantAt(day, meeting.at, meeting.minutes) : null,
    }),
  );
  if (!meeting.note) return [record];
  const { title, body, tags } = meeting.note;
  const note = loadedRecord(
    'note',
    context.idOf('note', `${spec.key}/meeting-${index}`),
    newNote({ clientId, meetingId: id, title, body, notedAt: startsAt, tags: [...(tags ?? [])] }),
  );
  return [record, note];
}

function noteRecords(spec: ClientSpec, clientId: RecordId, context: BookContext): Records {
  return (spec.notes ?? []).map(({ day, title, body, tags }, index) => {
    const notedAt = instantAt(onWeekday(dayAt(context, day), -1), '16:40');
    return loadedRecord(
      'note',
      context.idOf('note', `${spec.key}/${index}`),
      newNote({ clientId, title, body, notedAt, tags: [...(tags ?? [])] }),
    );
  });
}

function promiseRecords(spec: ClientSpec, clientId: RecordId, context: BookContext): Records {
  return (spec.promises ?? []).map(({ by, what, due, kept }, index) =>
    loadedRecord(
      'promise',
      context.idOf('promise', `${spec.key}/${index}`),
      newPromise({
        clientId,
        promisedBy: by,
        undertaking: what,
        dueOn: dayAt(context, due),
        status: kept === undefined ? 'open' : 'kept',
        keptOn: kept === undefined ? null : dayAt(context, kept),
      }),
    ),
  );
}

function taskRecords(spec: ClientSpec, clientId: RecordId, context: BookContext): Records {
  return (spec.tasks ?? []).map(({ what, due, priority, done, details }, index) =>
    loadedRecord(
      'task',
      context.idOf('task', `${spec.key}/${index}`),
      newTask({
        clientId,
        title: what,
        details: details ?? '',
        dueOn: dayAt(context, due),
        priority: priority ?? 'normal',
        status: done === undefined ? 'open' : 'done',
        doneOn: done === undefined ? null : dayAt(context, done),
      }),
    ),
  );
}

function scheduleRecords(spec: ClientSpec, clientId: RecordId, context: BookContext): Records {
  return (spec.reports ?? []).map(({ every, contents, due, sent }, index) =>
    loadedRecord(
      'reportSchedule',
      context.idOf('reportSchedule', `${spec.key}/${index}`),
      newReportSchedule({
        clientId,
        frequency: every,
        contents: [...contents],
        nextDueOn: dayAt(context, due),
        lastSentOn: sent === undefined ? null : dayAt(context, sent),
        recipientIds: spec.contacts?.[0] ? [contactId(spec, 0, context)] : [],
        delivery: every === 'monthly' ? 'email' : 'post',
      }),
    ),
  );
}

function entitlementRecords(spec: ClientSpec, clientId: RecordId, context: BookContext): Records {
  const currency = spec.currency as CurrencyCode;
  return (spec.owns ?? []).map(
    ({ product, since, until, details }, index): LoadedRecord =>
      loadedRecord(
        'entitlement',
        context.idOf('entitlement', `${spec.key}/${index}`),
        newEntitlement({
          clientId,
          productId: context.idOf('product', product),
          status: until === undefined ? 'active' : 'ended',
          heldSince: dayAt(context, since),
          heldUntil: until === undefined ? null : dayAt(context, until),
          currency,
          details: details ?? '',
        }),
      ),
  );
}
