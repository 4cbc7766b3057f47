import { expect, it } from 'vitest';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { RecordData } from './kind.ts';
import { implausibilities, prematurities } from './plausible.ts';

const told = (data: RecordData, changed: readonly string[] = Object.keys(data)) =>
  implausibilities(data, new Set(changed)).map(({ field, message }) => `${field}: ${message}`);

it('refuses years that are a slip of the hand, in days, in moments and within', () => {
  expect(told({ dueOn: '0026-11-28' })).toEqual([
    'dueOn: the year 0026 is not between 1900 and 2100',
  ]);
  expect(told({ startsAt: '9999-01-01T09:00:00.000Z' })).toHaveLength(1);
  expect(told({ aim: { type: 'sumByDate', by: '0205-01-01' } })).toHaveLength(1);
  expect(told({ clientSince: '1900-01-01', clientUntil: '2100-12-31', dueOn: null })).toEqual([]);
  expect(told({ title: 'since 9999-01-01', number: '9999-99-99' })).toEqual([]);
});

it('refuses an e-mail without an @, and takes one of a network without dots', () => {
  expect(told({ email: 'nonsense' })).toEqual([
    'email: "nonsense" is not an e-mail address, such as eva@example.com',
  ]);
  expect([...told({ email: 'eva@intranet' }), ...told({ email: '' })]).toEqual([]);
});

it('refuses currencies that nobody knows, also within an amount', () => {
  expect(told({ reportingCurrency: 'XQZ' })).toEqual([
    'reportingCurrency: "XQZ" is not a currency, as EUR is',
  ]);
  expect(told({ limit: { amount: 1, currency: 'ABC' } })).toHaveLength(1);
  for (const currency of ['EUR', 'USD', 'JPY', 'CHF', 'SEK', 'INR']) {
    expect(told({ currency })).toEqual([]);
  }
});

it('refuses an account that is closed before it is opened', () => {
  expect(told({ openedOn: '2030-01-01', closedOn: '2001-01-01' }, ['openedOn'])).toEqual([
    'closedOn: must not be before the day it was opened',
  ]);
  expect(told({ openedOn: '2001-01-01', closedOn: '2001-01-01' })).toEqual([]);
});

it('asks nothing about what stood there before', () => {
  const data = { email: 'nonsense', currency: 'XQZ', openedOn: '9999-01-01', name: 'Mill' };
  expect(told(data, ['name'])).toEqual([]);
});

it('refuses that something was raised, or stands so since a day, that is still to come', () => {
  const today = '2026-11-24' as CalendarDate;
  const refused = (data: RecordData, changed: readonly string[] = Object.keys(data)) =>
    prematurities(data, new Set(changed), today).map(({ field }) => field);
  const ahead = { raisedOn: '2027-11-24', statusSince: '2026-11-26', dueOn: '2027-11-24' };
  expect(refused(ahead)).toEqual(['raisedOn', 'statusSince']);
  expect(refused(ahead, ['subject'])).toEqual([]);
  expect(refused({ raisedOn: '2026-11-24', statusSince: '2026-11-25' })).toEqual([]);
});
