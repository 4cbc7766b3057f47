import { addDays, type CalendarDate } from '#shared/lib/calendar-date.ts';
import { err, ok, type Result, type TaggedError } from '#shared/lib/result.ts';
import { isOverdue } from '../meeting/follow-up.ts';
import {
  type ServiceRequest,
  type ServiceSort,
  type ServiceStatus,
  serviceRequestKind,
} from './service-request.ts';

/** Why a step of a service request could not be taken. */
export type ServiceStepError = TaggedError<
  'isClosed' | 'isOpen' | 'isEmpty' | 'isTooLong' | 'isTooEarly' | 'isTooLate'
>;

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

/**
 * The day of a step that is taken `today`: the day on which the request was raised, where that was in a
 * time zone in which it is tomorrow already.
 */
export function stepDay(
  { raisedOn }: Pick<ServiceRequest, 'raisedOn'>,
  today: CalendarDate,
): CalendarDate {
  return raisedOn === addDays(today, 1) ? raisedOn : today;
}

/** The request handed to `to` on a day; `reference` is what they call it, empty when it is not known. */
export function handOver(
  request: ServiceRequest,
  step: { readonly to: string; readonly reference: string; readonly on: CalendarDate },
  today: CalendarDate,
): Stepped {
  const handedTo = step.to.trim();
  if (handedTo === '') return refuse('isEmpty', 'Say to which team or person it was handed.');
  const handed = { ...request, handedTo, reference: step.reference.trim() };
  return stepped(handed, { status: 'withTeam', on: step.on }, today);
}

/** The request waiting for something from the client since `today`. */
export function waitForClient(request: ServiceRequest, today: CalendarDate): Stepped {
  return stepped(request, { status: 'waitingForClient', on: stepDay(request, today) }, today);
}

/** The request resolved on a day with what was answered. */
export function resolveRequest(
  request: ServiceRequest,
  step: { readonly answer: string; readonly on: CalendarDate },
  today: CalendarDate,
): Stepped {
  const resolution = step.answer.trim();
  if (resolution === '') return refuse('isEmpty', 'Say what was answered.');
  return stepped({ ...request, resolution }, { status: 'resolved', on: step.on }, today);
}

/** The request taken back by the client `today`. */
export function withdrawRequest(request: ServiceRequest, today: CalendarDate): Stepped {
  return stepped(request, { status: 'withdrawn', on: stepDay(request, today) }, today);
}

/** The request open again `today`, with the team it was last with; what was answered stays. */
export function reopenRequest(request: ServiceRequest, today: CalendarDate): Stepped {
  if (isOpenRequest(request)) return refuse('isOpen', 'The service request is open.');
  const status = request.handedTo.trim() === '' ? 'open' : 'withTeam';
  return dated(request, { status, on: stepDay(request, today) }, today);
}

interface Step {
  readonly status: ServiceStatus;
  readonly on: CalendarDate;
}

function stepped(request: ServiceRequest, step: Step, today: CalendarDate): Stepped {
  if (!isOpenRequest(request)) {
    return refuse('isClosed', `The service request is already ${request.status}.`);
  }
  return dated(request, step, today);
}

function dated(request: ServiceRequest, { status, on }: Step, today: CalendarDate): Stepped {
  if (on < request.raisedOn) {
    return refuse('isTooEarly', 'The day lies before the one on which it was raised.');
  }
  if (on > stepDay(request, today)) return refuse('isTooLate', 'The day is still to come.');
  const long = tooLong(request);
  if (long !== null) return refuse('isTooLong', long);
  return ok({ ...request, status, statusSince: on });
}

/** What is asked for in words when a step is taken. */
const ASKED_TEXTS = {
  handedTo: 'The team or person',
  reference: 'Their reference',
  resolution: 'The answer',
} as const;

/** Which of the texts is longer than a record holds, as a sentence; `null` when none is. */
function tooLong(request: ServiceRequest): string | null {
  const { shape } = serviceRequestKind.schema;
  for (const field of ['handedTo', 'reference', 'resolution'] as const) {
    const parsed = shape[field].safeParse(request[field]);
    if (!parsed.success) return `${ASKED_TEXTS[field]} ${parsed.error.issues[0]?.message}.`;
  }
  return null;
}
