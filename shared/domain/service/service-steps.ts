import { addDays, type CalendarDate } from '#shared/lib/calendar-date.ts';
import { err, ok, type Result, type TaggedError } from '#shared/lib/result.ts';
import { isOverdue } from '../meeting/follow-up.ts';
import type { ServiceRequest, ServiceSort, ServiceStatus } from './service-request.ts';

/** Why a step of a service request could not be taken. */
export type ServiceStepError = TaggedError<'isClosed' | 'isOpen' | 'isEmpty' | 'isTooEarly'>;

type Stepped = Result<ServiceRequest, ServiceStepError>;

const refuse = (tag: ServiceStepError['tag'], message: string): Stepped => err({ tag, message });

/** Within how many days of its receipt a complaint is owed its final answer (FCA, DISP 1.6.2†). */
const COMPLAINT_ANSWER_DAYS = 56;

/** The last day on which the client is owed an answer, where a rule sets one: of a complaint. */
export function answerOwedOn(sort: ServiceSort, raisedOn: CalendarDate): CalendarDate | null {
  return sort === 'complaint' ? addDays(raisedOn, COMPLAINT_ANSWER_DAYS) : null;
}

/** Whether there is still something to do about it. */
export function isOpenRequest({ status }: Pick<ServiceRequest, 'status'>): boolean {
  return status !== 'resolved' && status !== 'withdrawn';
}

/** Whether the client is owed an answer since a day before `today`. */
export function isAnswerOverdue(request: ServiceRequest, today: CalendarDate): boolean {
  return isOpenRequest(request) && isOverdue(request.dueOn, today);
}

/** The request handed to `to` on `day`; `reference` is what they call it, empty when it is not known. */
export function handOver(
  request: ServiceRequest,
  { to, reference }: { readonly to: string; readonly reference: string },
  day: CalendarDate,
): Stepped {
  const handedTo = to.trim();
  if (handedTo === '') return refuse('isEmpty', 'Say to which team or person it was handed.');
  return stepped({ ...request, handedTo, reference: reference.trim() }, 'withTeam', day);
}

/** The request waiting for something from the client since `day`. */
export function waitForClient(request: ServiceRequest, day: CalendarDate): Stepped {
  return stepped(request, 'waitingForClient', day);
}

/** The request resolved on `day` with what was answered. */
export function resolveRequest(
  request: ServiceRequest,
  resolution: string,
  day: CalendarDate,
): Stepped {
  const answer = resolution.trim();
  if (answer === '') return refuse('isEmpty', 'Say what was answered.');
  return stepped({ ...request, resolution: answer }, 'resolved', day);
}

/** The request taken back by the client on `day`. */
export function withdrawRequest(request: ServiceRequest, day: CalendarDate): Stepped {
  return stepped(request, 'withdrawn', day);
}

/** The request open again on `day`, with the team it was last with; what was answered stays. */
export function reopenRequest(request: ServiceRequest, day: CalendarDate): Stepped {
  if (isOpenRequest(request)) return refuse('isOpen', 'The service request is open.');
  const status = request.handedTo.trim() === '' ? 'open' : 'withTeam';
  return dated({ ...request, status }, day);
}

function stepped(request: ServiceRequest, status: ServiceStatus, day: CalendarDate): Stepped {
  if (!isOpenRequest(request)) {
    return refuse('isClosed', `The service request is already ${request.status}.`);
  }
  return dated({ ...request, status }, day);
}

function dated(request: ServiceRequest, day: CalendarDate): Stepped {
  if (day < request.raisedOn) {
    return refuse('isTooEarly', 'The day lies before the one on which it was raised.');
  }
  return ok({ ...request, statusSince: day });
}
