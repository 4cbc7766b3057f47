import type { ClientFile, Entry } from '#shared/domain/client/client-file.ts';
import type { Promised } from '#shared/domain/meeting/promise.ts';
import type { Task } from '#shared/domain/meeting/task.ts';
import type { ServiceRequest } from '#shared/domain/service/service-request.ts';
import { SERVICE_SORT_NAMES } from '#shared/domain/service/service-words.ts';
import { type CalendarDate, type Instant, instantFromMillis } from '#shared/lib/calendar-date.ts';
import { millisOfUuidV7 } from '#shared/lib/identifiers.ts';
import { formatDate } from '../../../components/formats.ts';

/** A step of a service request, promise or task on its day. */
export type TimelineStep = StepOf & {
  readonly key: string;
  readonly on: CalendarDate;
  /** "Complaint received", "We promised", "Task done". */
  readonly happened: string;
  /** What belongs to it: who raised it, when it is due. */
  readonly facts: readonly string[];
  /** What was answered. */
  readonly text: string;
  /** Of the steps of one record on one day the later has the higher. */
  readonly order: number;
};

type StepOf =
  | { readonly what: 'serviceRequest'; readonly entry: Entry<ServiceRequest> }
  | { readonly what: 'promise'; readonly entry: Entry<Promised> }
  | { readonly what: 'task'; readonly entry: Entry<Task> };

/** The person's own calendar day of a moment. */
export type DayOf = (at: Instant) => CalendarDate;

/** What a client's records tell of service requests, promises and tasks; a step without a day is none. */
export function timelineSteps(file: ClientFile, dayOf: DayOf): readonly TimelineStep[] {
  return [
    ...file.serviceRequests.flatMap((entry) => requestSteps(entry, file)),
    ...file.promises.flatMap((entry) => promiseSteps(entry, file, dayOf)),
    ...file.tasks.flatMap(taskSteps),
  ];
}

/** How it began, and where it stands since it moved: what was between is in the history. */
function requestSteps(entry: Entry<ServiceRequest>, file: ClientFile): readonly TimelineStep[] {
  const { sort, raisedOn, raisedById, status, statusSince, resolution } = entry.data;
  const name = SERVICE_SORT_NAMES[sort];
  const raisedBy = file.contacts.find(({ id }) => id === raisedById)?.data.name;
  const raised: TimelineStep = {
    ...{
      what: 'serviceRequest',
      entry,
      key: `${entry.id}raised`,
      on: raisedOn,
      order: 0,
      text: '',
    },
    happened: sort === 'complaint' ? `${name} received` : `${name} raised`,
    facts: raisedBy ? [`by ${raisedBy}`] : [],
  };
  if (status === 'open' && statusSince === raisedOn) return [raised];
  const stands: TimelineStep = {
    ...{ what: 'serviceRequest', entry, key: `${entry.id}stands`, on: statusSince, order: 1 },
    happened: movedTo(entry.data),
    facts: teamOf(entry.data),
    text: status === 'resolved' ? resolution : '',
  };
  return [raised, stands];
}

function movedTo({ sort, status, handedTo }: ServiceRequest): string {
  const name = SERVICE_SORT_NAMES[sort];
  switch (status) {
    case 'open':
      return `${name} with us again`;
    case 'withTeam':
      return `${name} handed over to ${handedTo.trim()}`;
    case 'waitingForClient':
      return `${name} waiting for the client`;
    case 'resolved':
      return `${name} resolved`;
    case 'withdrawn':
      return `${name} withdrawn by the client`;
  }
}

/** Who had it, and what they call it. */
function teamOf({ status, handedTo, reference }: ServiceRequest): readonly string[] {
  const team = status === 'withTeam' ? '' : handedTo.trim();
  return [team && `handed to ${team}`, reference.trim()].filter(Boolean);
}

function promiseSteps(
  entry: Entry<Promised>,
  file: ClientFile,
  dayOf: DayOf,
): readonly TimelineStep[] {
  const { promisedBy, status, dueOn, keptOn } = entry.data;
  const who = promisedBy === 'us' ? 'We' : 'They';
  const about = { what: 'promise', entry, text: '' } as const;
  const promisedOn = dayPromised(entry, file, dayOf);
  const steps: TimelineStep[] = [];
  if (promisedOn) {
    const due = status === 'open' && dueOn ? [`due ${formatDate(dueOn)}`] : [];
    const withdrawn = status === 'withdrawn' ? ['withdrawn since'] : [];
    steps.push({
      ...{ ...about, key: `${entry.id}promised`, on: promisedOn, order: 0 },
      ...{ happened: `${who} promised`, facts: [...due, ...withdrawn] },
    });
  }
  if (status === 'kept' && keptOn) {
    const happened = `${who} kept what ${promisedBy === 'us' ? 'we' : 'they'} promised`;
    steps.push({ ...about, key: `${entry.id}kept`, on: keptOn, order: 1, happened, facts: [] });
  }
  return steps;
}

/** The day of the meeting at which it was given, else the one on which it was written down. */
function dayPromised(
  { id, data }: Entry<Promised>,
  file: ClientFile,
  dayOf: DayOf,
): CalendarDate | null {
  const meeting = file.meetings.find((each) => each.id === data.meetingId);
  if (meeting) return dayOf(meeting.data.startsAt);
  const millis = millisOfUuidV7(id);
  return millis === null ? null : dayOf(instantFromMillis(millis));
}

function taskSteps(entry: Entry<Task>): readonly TimelineStep[] {
  const { status, doneOn } = entry.data;
  if (status !== 'done' || !doneOn) return [];
  return [
    {
      ...{ what: 'task', entry, key: `${entry.id}done`, on: doneOn, order: 0 },
      ...{ happened: 'Task done', facts: [], text: '' },
    },
  ];
}
