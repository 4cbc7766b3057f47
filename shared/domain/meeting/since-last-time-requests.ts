import { addDays, type CalendarDate } from '#shared/lib/calendar-date.ts';
import type { Entry } from '../client/client-file.ts';
import type { ServiceRequest } from '../service/service-request.ts';
import { isOpenRequest } from '../service/service-steps.ts';
import { SERVICE_SORT_NAMES, standing } from '../service/service-words.ts';
import { type ChangeLine, type ChangesInput, internalLine, isNews } from './change-line.ts';

/** What is told of service requests, with the rank of a request and of a complaint. */
const RANKS = {
  raised: { request: 56, complaint: 76 },
  overdue: { request: 62, complaint: 73 },
  resolved: { request: 60, complaint: 66 },
  withdrawn: { request: 50, complaint: 60 },
  moved: { request: 46, complaint: 51 },
} as const;

/**
 * What was raised, resolved, withdrawn or became overdue, and where else it moved: one line of what
 * became of a request, and one of its answer where that is late. All of it is for us alone.
 */
export function requestChanges(input: ChangesInput): readonly ChangeLine[] {
  return input.file.serviceRequests.flatMap((request) => [
    ...courseLine(request, input),
    ...overdueLine(request, input),
  ]);
}

/** The end of a request, else its beginning, else where it moved. */
function courseLine(request: Entry<ServiceRequest>, input: ChangesInput): readonly ChangeLine[] {
  const { sort, subject, status, statusSince, raisedOn } = request.data;
  const name = SERVICE_SORT_NAMES[sort];
  if (!isOpenRequest(request.data)) {
    if (!isNews(statusSince, input)) return [];
    const what = status === 'resolved' ? 'resolved' : 'withdrawn';
    return [line(request, what, statusSince, `${name} ${what}: ${subject}`)];
  }
  if (isNews(raisedOn, input)) return [line(request, 'raised', raisedOn, `${name}: ${subject}`)];
  if (!isNews(statusSince, input)) return [];
  return [line(request, 'moved', statusSince, `${name} now ${standing(request.data)}: ${subject}`)];
}

function overdueLine(request: Entry<ServiceRequest>, input: ChangesInput): readonly ChangeLine[] {
  const { sort, subject } = request.data;
  const overdue = overdueSince(request.data);
  if (!isNews(overdue, input)) return [];
  const what = sort === 'complaint' ? 'a complaint' : 'a service request';
  return [line(request, 'overdue', overdue, `We are late to answer ${what}: ${subject}`)];
}

/** Since when an answer is late; what was answered before is owed anew at the earliest when it was opened again. */
function overdueSince(request: ServiceRequest): CalendarDate | null {
  const { dueOn, resolution, statusSince } = request;
  if (!isOpenRequest(request) || !dueOn) return null;
  const dayAfter = addDays(dueOn, 1);
  return resolution.trim() !== '' && statusSince > dayAfter ? statusSince : dayAfter;
}

function line(
  { id, data }: Entry<ServiceRequest>,
  what: keyof typeof RANKS,
  date: CalendarDate,
  text: string,
): ChangeLine {
  const source = { kind: 'serviceRequest', id } as const;
  return internalLine(text, { date, area: 'service', rank: RANKS[what][data.sort], source });
}
