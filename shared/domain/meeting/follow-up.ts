import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { err, ok, type Result, type TaggedError } from '#shared/lib/result.ts';
import type { Promised } from './promise.ts';
import type { Task } from './task.ts';

/** Why a promise or task could not be edited. */
export type FollowUpError = TaggedError<'isClosed' | 'isOpen'>;

/** The promise kept on `day`. */
export function keepPromise(promise: Promised, day: CalendarDate): Result<Promised, FollowUpError> {
  if (promise.status !== 'open') {
    const message = `The promise is already ${promise.status}.`;
    return err({ tag: 'isClosed', message });
  }
  return ok({ ...promise, status: 'kept', keptOn: day });
}

/** The promise taken back by whoever gave it. */
export function withdrawPromise(promise: Promised): Result<Promised, FollowUpError> {
  if (promise.status !== 'open') {
    return err({ tag: 'isClosed', message: `The promise is already ${promise.status}.` });
  }
  return ok({ ...promise, status: 'withdrawn', keptOn: null });
}

/** The promise open again. */
export function reopenPromise(promise: Promised): Result<Promised, FollowUpError> {
  if (promise.status === 'open') {
    return err({ tag: 'isOpen', message: 'The promise is open.' });
  }
  return ok({ ...promise, status: 'open', keptOn: null });
}

/** The task done on `day`. */
export function completeTask(task: Task, day: CalendarDate): Result<Task, FollowUpError> {
  if (task.status !== 'open') {
    return err({ tag: 'isClosed', message: `The task is already ${task.status}.` });
  }
  return ok({ ...task, status: 'done', doneOn: day });
}

/** The task cancelled: it will not be done. */
export function cancelTask(task: Task): Result<Task, FollowUpError> {
  if (task.status !== 'open') {
    return err({ tag: 'isClosed', message: `The task is already ${task.status}.` });
  }
  return ok({ ...task, status: 'cancelled', doneOn: null });
}

/** The task open again. */
export function reopenTask(task: Task): Result<Task, FollowUpError> {
  if (task.status === 'open') return err({ tag: 'isOpen', message: 'The task is open.' });
  return ok({ ...task, status: 'open', doneOn: null });
}

/** Whether the day of a promise or task has passed: it is overdue from the day after. */
export function isOverdue(dueOn: CalendarDate | null, today: CalendarDate): boolean {
  return dueOn !== null && dueOn < today;
}
