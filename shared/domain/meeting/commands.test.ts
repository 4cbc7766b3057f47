import { describe, expect, it } from 'vitest';
import type { CalendarDate, Instant } from '#shared/lib/calendar-date.ts';
import { entryNamed } from '../client/client-file-builder.ts';
import {
  addAgendaItem,
  addDecision,
  addQuestion,
  agendaMinutes,
  cancelMeeting,
  finishMeeting,
  moveMeeting,
  removeAgendaItem,
  reopenMeeting,
  startMeeting,
  tickAgendaItem,
} from './commands.ts';
import { completeTask, isOverdue, keepPromise, reopenPromise, reopenTask } from './follow-up.ts';
import { meetingKind } from './meeting.ts';
import { newMeeting, newPromise, newTask } from './meeting-builders.ts';
import { promiseKind } from './promise.ts';

const clientId = entryNamed('client', null).id;
const now = '2026-11-24T14:05:00.000Z' as Instant;
const today = '2026-11-24' as CalendarDate;
const planned = newMeeting({ clientId, purpose: 'Review', startsAt: now });

const done = <Value>(result: { ok: boolean; value?: Value }): Value => {
  if (!result.ok || result.value === undefined) throw new Error('refused');
  return result.value;
};
const refused = (result: { ok: boolean; error?: { tag: string } }): string | undefined =>
  result.error?.tag;

describe('a meeting', () => {
  it('is started, finished and reopened', () => {
    const started = done(startMeeting(planned, now));
    expect(started).toMatchObject({ status: 'inProgress', startedAt: now });
    const later = '2026-11-24T15:00:00.000Z' as Instant;
    const finished = done(finishMeeting(started, later));
    expect(finished).toMatchObject({ status: 'finished', startedAt: now, finishedAt: later });
    expect(done(reopenMeeting(finished))).toMatchObject({
      status: 'inProgress',
      startedAt: now,
      finishedAt: null,
    });
    expect(meetingKind.schema.parse(finished)).toEqual(finished);
  });

  it('is not started twice, and not after it is over', () => {
    const started = done(startMeeting(planned, now));
    expect(refused(startMeeting(started, now))).toBe('hasStarted');
    const finished = done(finishMeeting(started, now));
    expect(refused(startMeeting(finished, now))).toBe('isFinished');
    expect(refused(finishMeeting(finished, now))).toBe('isFinished');
    expect(refused(cancelMeeting(finished))).toBe('isFinished');
    expect(refused(startMeeting(done(cancelMeeting(planned)), now))).toBe('isCancelled');
  });

  it('is moved only while it is planned', () => {
    const later = '2026-11-25T09:00:00.000Z' as Instant;
    expect(done(moveMeeting(planned, later, 30))).toMatchObject({
      startsAt: later,
      durationInMinutes: 30,
    });
    expect(refused(moveMeeting(done(startMeeting(planned, now)), later))).toBe('hasStarted');
  });

  it('gains topics, questions and decisions that say something', () => {
    const one = done(addAgendaItem(planned, { id: '1', topic: ' Costs ', minutes: 10 }));
    const two = done(addAgendaItem(one, { id: '2', topic: 'Plans' }));
    expect(two.agenda.map(({ topic }) => topic)).toEqual(['Costs', 'Plans']);
    expect(agendaMinutes(two)).toBe(10);
    expect(refused(addAgendaItem(two, { id: '2', topic: 'Again' }))).toBe('isTaken');
    expect(refused(addAgendaItem(two, { id: '3', topic: ' ' }))).toBe('isEmpty');
    expect(done(tickAgendaItem(two, '2', true)).agenda[1]?.done).toBe(true);
    expect(refused(tickAgendaItem(two, '9', true))).toBe('isUnknown');
    expect(done(removeAgendaItem(two, '1')).agenda).toHaveLength(1);
    expect(done(addQuestion(two, 'q', 'When?')).questions).toHaveLength(1);
    expect(refused(addDecision(two, 'd', ''))).toBe('isEmpty');
    expect(planned.agenda).toEqual([]);
  });
});

describe('promises and tasks', () => {
  it('are kept or done once, on a day, and can be reopened', () => {
    const promise = newPromise({ clientId, undertaking: 'Offer' });
    const kept = done(keepPromise(promise, today));
    expect(kept).toMatchObject({ status: 'kept', keptOn: today });
    expect(promiseKind.breaches(kept)).toEqual([]);
    expect(refused(keepPromise(kept, today))).toBe('isClosed');
    expect(done(reopenPromise(kept))).toEqual(promise);
    const task = newTask({ clientId, title: 'Call' });
    const finished = done(completeTask(task, today));
    expect(finished).toMatchObject({ status: 'done', doneOn: today });
    expect(done(reopenTask(finished))).toEqual(task);
  });

  it('are overdue from the day after', () => {
    expect(isOverdue(today, today)).toBe(false);
    expect(isOverdue('2026-11-23' as CalendarDate, today)).toBe(true);
    expect(isOverdue(null, today)).toBe(false);
  });
});
