import type { Instant } from '#shared/lib/calendar-date.ts';
import { err, ok, type Result, type TaggedError } from '#shared/lib/result.ts';
import type { Meeting } from './meeting.ts';

/** Why a meeting could not be edited. */
export type MeetingError = TaggedError<
  'isFinished' | 'isCancelled' | 'hasStarted' | 'isEmpty' | 'isTaken' | 'isUnknown' | 'isPast'
>;

type Edited = Result<Meeting, MeetingError>;

const refuse = (tag: MeetingError['tag'], message: string): Edited => err({ tag, message });

/** The meeting under way since `now`. */
export function startMeeting(meeting: Meeting, now: Instant): Edited {
  switch (meeting.status) {
    case 'planned':
      return ok({ ...meeting, status: 'inProgress', startedAt: now });
    case 'inProgress':
      return refuse('hasStarted', 'The meeting is already under way.');
    case 'finished':
      return refuse('isFinished', 'The meeting is finished. Plan a new one to meet again.');
    default:
      return refuse('isCancelled', 'The meeting was cancelled. Plan a new one to meet.');
  }
}

/** The meeting finished at `now`; one that was never started may be finished as well. */
export function finishMeeting(meeting: Meeting, now: Instant): Edited {
  if (meeting.status === 'finished') {
    return refuse('isFinished', 'The meeting is already finished.');
  }
  if (meeting.status === 'cancelled') {
    return refuse('isCancelled', 'The meeting was cancelled. Plan a new one to meet.');
  }
  return ok({ ...meeting, status: 'finished', finishedAt: now });
}

/** The meeting under way again, and since when it was, when it was finished by mistake. */
export function reopenMeeting(meeting: Meeting): Edited {
  if (meeting.status !== 'finished') {
    return refuse('hasStarted', 'Only a finished meeting can be reopened.');
  }
  return ok({ ...meeting, status: 'inProgress', finishedAt: null });
}

/** The meeting cancelled; what took place cannot be. */
export function cancelMeeting(meeting: Meeting): Edited {
  if (meeting.status === 'finished') {
    return refuse('isFinished', 'The meeting took place and cannot be cancelled.');
  }
  return ok({ ...meeting, status: 'cancelled', finishedAt: null });
}

/** The meeting at another time. */
export function moveMeeting(meeting: Meeting, startsAt: Instant, minutes?: number): Edited {
  if (meeting.status !== 'planned') {
    return refuse('hasStarted', 'Only a planned meeting can be moved.');
  }
  return ok({ ...meeting, startsAt, durationInMinutes: minutes ?? meeting.durationInMinutes });
}

const TAKEN = 'An entry with this id is already there.';

/** The meeting with one more topic at the end of its agenda. */
export function addAgendaItem(
  meeting: Meeting,
  item: { readonly id: string; readonly topic: string; readonly minutes?: number },
): Edited {
  const topic = item.topic.trim();
  if (topic === '') return refuse('isEmpty', 'Say what the topic is.');
  if (meeting.agenda.some(({ id }) => id === item.id)) return refuse('isTaken', TAKEN);
  const added = { id: item.id, topic, minutes: item.minutes ?? 0, done: false };
  return ok({ ...meeting, agenda: [...meeting.agenda, added] });
}

/** The meeting with a topic of its agenda ticked off, or not. */
export function tickAgendaItem(meeting: Meeting, itemId: string, done: boolean): Edited {
  if (!meeting.agenda.some(({ id }) => id === itemId)) {
    return refuse('isUnknown', 'This topic is no longer on the agenda.');
  }
  const agenda = meeting.agenda.map((item) => (item.id === itemId ? { ...item, done } : item));
  return ok({ ...meeting, agenda });
}

/** The meeting without a topic. */
export function removeAgendaItem(meeting: Meeting, itemId: string): Edited {
  if (!meeting.agenda.some(({ id }) => id === itemId)) {
    return refuse('isUnknown', 'This topic is no longer on the agenda.');
  }
  return ok({ ...meeting, agenda: meeting.agenda.filter(({ id }) => id !== itemId) });
}

/** The meeting with one more question to ask. */
export function addQuestion(meeting: Meeting, id: string, question: string): Edited {
  const text = question.trim();
  if (text === '') return refuse('isEmpty', 'Write the question.');
  if (meeting.questions.some((each) => each.id === id)) return refuse('isTaken', TAKEN);
  return ok({ ...meeting, questions: [...meeting.questions, { id, question: text }] });
}

/** The meeting with one more decision. */
export function addDecision(meeting: Meeting, id: string, decision: string): Edited {
  const text = decision.trim();
  if (text === '') return refuse('isEmpty', 'Write what was decided.');
  if (meeting.decisions.some((each) => each.id === id)) return refuse('isTaken', TAKEN);
  return ok({ ...meeting, decisions: [...meeting.decisions, { id, decision: text }] });
}

/** Minutes of the agenda, to compare with how long the meeting is. */
export function agendaMinutes(meeting: Meeting): number {
  return meeting.agenda.reduce((sum, { minutes }) => sum + minutes, 0);
}
