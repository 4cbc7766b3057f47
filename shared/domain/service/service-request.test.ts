import { describe, expect, it } from 'vitest';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { Result } from '#shared/lib/result.ts';
import { entryNamed } from '../client/client-file-builder.ts';
import { newServiceRequest } from './service-builders.ts';
import { type ServiceRequest, serviceRequestKind } from './service-request.ts';
import {
  answerOwedOn,
  handOver,
  isAnswerOverdue,
  isOpenRequest,
  reopenRequest,
  resolveRequest,
  type ServiceStepError,
  stepDay,
  waitForClient,
  withdrawRequest,
} from './service-steps.ts';
import { standing } from './service-words.ts';

const day = (text: string): CalendarDate => text as CalendarDate;
const { id: clientId } = entryNamed('client', null);
const raised = newServiceRequest({
  clientId,
  subject: 'Dividend was not booked',
  raisedOn: day('2026-11-02'),
});
const today = day('2026-11-24');

type Stepped = Result<ServiceRequest, ServiceStepError>;
function done(step: Stepped): ServiceRequest {
  if (!step.ok) throw new Error(step.error.message);
  return step.value;
}
const refused = (step: Stepped): string => (step.ok ? 'taken' : step.error.tag);
const breached = (fields: Partial<ServiceRequest>): string[] =>
  serviceRequestKind.breaches({ ...raised, ...fields }).map(({ field }) => field);

describe('a service request', () => {
  it('keeps its rules when it is new', () => {
    expect(serviceRequestKind.schema.parse(raised)).toEqual(raised);
    expect(breached({})).toEqual([]);
  });

  it('names the team it is with, and what was answered when it is resolved', () => {
    expect(breached({ status: 'withTeam' })).toEqual(['handedTo']);
    expect(breached({ status: 'withTeam', handedTo: 'Custody' })).toEqual([]);
    expect(breached({ status: 'resolved', resolution: ' ' })).toEqual(['resolution']);
    expect(breached({ status: 'resolved', resolution: 'Booked' })).toEqual([]);
  });

  it('has no day before the one on which it was raised', () => {
    expect(breached({ statusSince: day('2026-11-01') })).toEqual(['statusSince']);
    expect(breached({ dueOn: day('2026-11-01') })).toEqual(['dueOn']);
    expect(breached({ statusSince: raised.raisedOn, dueOn: raised.raisedOn })).toEqual([]);
  });

  it('keeps fields of a later version', () => {
    expect(serviceRequestKind.schema.parse({ ...raised, later: 1 })).toMatchObject({ later: 1 });
  });
});

describe('the steps of a service request', () => {
  it('hand it over, wait, resolve and take it back, each with its day, within the rules', () => {
    const over = done(
      handOver(raised, { to: ' Custody ', reference: ' 47-11 ', on: today }, today),
    );
    expect(over).toMatchObject({ handedTo: 'Custody', reference: '47-11', status: 'withTeam' });
    const waiting = done(waitForClient(over, today));
    const resolved = done(
      resolveRequest(waiting, { answer: ' Booked on 20 Nov. ', on: today }, today),
    );
    expect(resolved).toMatchObject({ status: 'resolved', resolution: 'Booked on 20 Nov.' });
    const withdrawn = done(withdrawRequest(raised, today));
    for (const step of [over, waiting, resolved, withdrawn]) {
      expect(step.statusSince).toBe(today);
      expect(serviceRequestKind.breaches(step)).toEqual([]);
    }
    expect([over, waiting, resolved, withdrawn].map(isOpenRequest)).toEqual([
      ...[true, true],
      ...[false, false],
    ]);
  });

  it('open it again with the team it was with, and keep what was answered', () => {
    const resolved = done(resolveRequest(raised, { answer: 'Booked', on: today }, today));
    expect(done(reopenRequest(resolved, today))).toMatchObject({
      ...{ status: 'open', statusSince: today, resolution: 'Booked' },
    });
    const over = done(handOver(raised, { to: 'Custody', reference: '', on: today }, today));
    const again = done(reopenRequest(done(withdrawRequest(over, today)), today));
    expect(again.status).toBe('withTeam');
  });

  it('are refused on what is closed, without words, and before it was raised', () => {
    const resolved = done(resolveRequest(raised, { answer: 'Booked', on: today }, today));
    expect(refused(withdrawRequest(resolved, today))).toBe('isClosed');
    expect(refused(handOver(resolved, { to: 'Custody', reference: '', on: today }, today))).toBe(
      'isClosed',
    );
    expect(refused(reopenRequest(raised, today))).toBe('isOpen');
    expect(refused(resolveRequest(raised, { answer: '  ', on: today }, today))).toBe('isEmpty');
    expect(refused(handOver(raised, { to: ' ', reference: '', on: today }, today))).toBe('isEmpty');
    const early = { answer: 'Booked', on: day('2026-11-01') };
    expect(refused(resolveRequest(raised, early, today))).toBe('isTooEarly');
  });

  it('say which text is longer than a record holds', () => {
    const long = 'x'.repeat(501);
    const message = (step: Stepped) => (step.ok ? 'taken' : step.error.message);
    const over = { to: 'Custody', reference: '', on: today };
    expect(message(handOver(raised, { ...over, to: long }, today))).toBe(
      'The team or person must be at most 500 characters.',
    );
    expect(message(handOver(raised, { ...over, reference: long }, today))).toBe(
      'Their reference must be at most 500 characters.',
    );
    const answer = 'x'.repeat(100_001);
    expect(message(resolveRequest(raised, { answer, on: today }, today))).toBe(
      'The answer must be at most 100,000 characters.',
    );
  });

  it('are refused on a day that is still to come', () => {
    const on = day('2027-11-24');
    expect(refused(resolveRequest(raised, { answer: 'Booked', on }, today))).toBe('isTooLate');
    const over = { to: 'Custody', reference: '', on };
    expect(refused(handOver(raised, over, today))).toBe('isTooLate');
  });

  it('are taken where it is still the day before it was raised, and no earlier than that', () => {
    const west = day('2026-11-01');
    expect(done(waitForClient(raised, west)).statusSince).toBe(raised.raisedOn);
    const withdrawn = done(withdrawRequest(raised, west));
    expect(withdrawn.statusSince).toBe(raised.raisedOn);
    expect(done(reopenRequest(withdrawn, west)).statusSince).toBe(raised.raisedOn);
    const answered = { answer: 'Booked', on: stepDay(raised, west) };
    expect(done(resolveRequest(raised, answered, west)).statusSince).toBe(raised.raisedOn);
    expect(refused(waitForClient(raised, day('2026-10-31')))).toBe('isTooEarly');
  });
});

describe('the answer to a service request', () => {
  it('is owed within eight weeks for a complaint, and as agreed otherwise', () => {
    expect(answerOwedOn('complaint', day('2026-11-02'))).toBe('2026-12-28');
    expect(answerOwedOn('request', day('2026-11-02'))).toBeNull();
  });

  it('is overdue from the day after, until it is closed', () => {
    const owed = { ...raised, dueOn: day('2026-11-23') };
    expect(isAnswerOverdue(owed, day('2026-11-23'))).toBe(false);
    expect(isAnswerOverdue(owed, today)).toBe(true);
    expect(isAnswerOverdue(done(withdrawRequest(owed, today)), today)).toBe(false);
    expect(isAnswerOverdue(raised, today)).toBe(false);
  });

  it('is with somebody, in words', () => {
    expect(standing(raised)).toBe('with us');
    expect(standing({ ...raised, status: 'withTeam', handedTo: 'Custody' })).toBe('with Custody');
    expect(standing({ ...raised, status: 'waitingForClient' })).toBe('waiting for the client');
  });
});
