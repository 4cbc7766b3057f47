import { expect, it } from 'vitest';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { newClient } from '../client/client-builders.ts';
import { emptyClientFile } from '../client/client-file.ts';
import { entryNamed } from '../client/client-file-builder.ts';
import { newServiceRequest } from '../service/service-builders.ts';
import type { ServiceRequest } from '../service/service-request.ts';
import { sinceLastTime } from './since-last-time.ts';

const day = (text: string): CalendarDate => text as CalendarDate;
const client = entryNamed('client', newClient({ name: 'Client' }));
const before = day('2026-08-01');
const between = day('2026-10-01');

function changes(fields: Partial<ServiceRequest>) {
  const data = newServiceRequest({
    ...{ clientId: client.id, subject: 'Dividend', raisedOn: before },
    ...fields,
  });
  const file = { ...emptyClientFile(client), serviceRequests: [entryNamed('request', data)] };
  const span = { after: day('2026-09-01'), to: day('2026-11-24'), offsetMinutes: 0 };
  return sinceLastTime({ file, ...span });
}
const told = (fields: Partial<ServiceRequest>) =>
  changes(fields).map(({ date, text }) => `${date} ${text}`);

it('tells what was raised, and of a complaint before all else', () => {
  expect(told({ raisedOn: between })).toEqual(['2026-10-01 Service request: Dividend']);
  const complaint = { sort: 'complaint', raisedOn: between } as const;
  expect(told(complaint)).toEqual(['2026-10-01 Complaint: Dividend']);
  expect(changes(complaint)[0]?.rank).toBeGreaterThan(changes({ raisedOn: between })[0]?.rank ?? 0);
});

it('tells how it ended, and not how it began as well', () => {
  const since = { raisedOn: day('2026-09-20'), statusSince: between };
  expect(told({ ...since, status: 'resolved', resolution: 'Booked' })).toEqual([
    '2026-10-01 Service request resolved: Dividend',
  ]);
  expect(told({ ...since, sort: 'complaint', status: 'withdrawn' })).toEqual([
    '2026-10-01 Complaint withdrawn: Dividend',
  ]);
});

it('tells where an older one moved', () => {
  const moved = { statusSince: between, handedTo: 'Custody', status: 'withTeam' } as const;
  expect(told(moved)).toEqual(['2026-10-01 Service request now with Custody: Dividend']);
});

it('tells since when an answer is late, until it is given', () => {
  const owed = { sort: 'complaint', dueOn: day('2026-09-30') } as const;
  expect(told(owed)).toEqual(['2026-10-01 We are late to answer a complaint: Dividend']);
  const answered = { status: 'resolved', statusSince: before, resolution: 'Booked' } as const;
  expect(told({ ...owed, ...answered })).toEqual([]);
});

it('does not call late what was answered in time and opened again after its day', () => {
  const owed = { dueOn: day('2026-09-30'), resolution: 'Booked', statusSince: day('2026-11-02') };
  expect(told(owed)).toEqual([
    '2026-11-02 We are late to answer a service request: Dividend',
    '2026-11-02 Service request now with us: Dividend',
  ]);
  expect(told({ ...owed, dueOn: day('2026-11-10') })).toContain(
    '2026-11-11 We are late to answer a service request: Dividend',
  );
});

it('is for us alone, and leads to its record', () => {
  const [line] = changes({ raisedOn: between });
  expect(line).toMatchObject({ area: 'service', isInternal: true, change: null });
  expect(line?.source?.kind).toBe('serviceRequest');
});

it('says nothing of what was before or is still to come', () => {
  expect(told({})).toEqual([]);
  expect(told({ dueOn: day('2026-11-24') })).toEqual([]);
});
