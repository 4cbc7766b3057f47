import { describe, expect, it } from 'vitest';
import { newServiceRequest } from '#shared/domain/service/service-builders.ts';
import type { ServiceRequest } from '#shared/domain/service/service-request.ts';
import { answerOwedOn, handOver, resolveRequest } from '#shared/domain/service/service-steps.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { type RecordId, uuidFromText } from '#shared/lib/identifiers.ts';
import { mergeRecord } from './merge-record.ts';

const day = (text: string): CalendarDate => text as CalendarDate;
const base = newServiceRequest({
  clientId: uuidFromText('a client') as RecordId,
  subject: 'Dividend was not booked',
  raisedOn: day('2026-11-10'),
});
const today = day('2026-11-24');

const fieldsOf = (mine: ServiceRequest, theirs: ServiceRequest) => {
  const result = mergeRecord({ kind: 'serviceRequest', base, mine, theirs });
  return {
    merged: result.merged as ServiceRequest,
    fields: result.conflicts.map(({ field }) => field),
  };
};

describe('a service request that was edited on two devices', () => {
  it('[M3] keeps the day an answer is owed by with the kind and the day it follows from', () => {
    const complaint = {
      ...base,
      sort: 'complaint' as const,
      dueOn: answerOwedOn('complaint', base.raisedOn),
    };
    const earlier = { ...base, raisedOn: day('2026-11-02'), statusSince: day('2026-11-02') };
    const { merged, fields } = fieldsOf(complaint, earlier);
    expect(fields).toEqual(['owed']);
    expect(merged.dueOn).toBe(answerOwedOn(merged.sort, merged.raisedOn));
  });

  it('[M3] keeps an answer with its state, and the team with its reference', () => {
    const resolved = resolveRequest(base, { answer: 'Booked', on: today }, today);
    const over = handOver(base, { to: 'Custody', reference: 'C-1', on: today }, today);
    if (!resolved.ok || !over.ok) throw new Error('a step was refused');
    const { merged, fields } = fieldsOf(resolved.value, over.value);
    expect(fields).toEqual(['outcome']);
    expect(merged).toEqual(over.value);
  });

  it('[M1] takes what was written of different things from both', () => {
    const mine = { ...base, subject: 'Dividend of October was not booked' };
    const theirs = { ...base, description: 'She called twice.', dueOn: day('2026-12-01') };
    expect(fieldsOf(mine, theirs)).toEqual({
      merged: { ...theirs, subject: mine.subject },
      fields: [],
    });
  });
});
