import { expect, it } from 'vitest';
import { type LoadedRecord, objectionsTo } from '#shared/interchange/loaded-record.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { checkedRecord } from './check-record.ts';
import type { KindDefinition } from './kind.ts';
import { kinds } from './kinds.ts';
import { newMeeting } from './meeting/meeting-builders.ts';
import { newAccount, newTransaction } from './portfolio/portfolio-builders.ts';

const id = '0190c8f0-0000-7000-8000-000000000001' as RecordId;

function messages(kind: 'meeting' | 'transaction', data: unknown): readonly string[] {
  const checked = checkedRecord(kinds[kind] as unknown as KindDefinition, data);
  return checked.ok ? [] : checked.error.map(({ field, message }) => `${field}: ${message}`);
}

it('says what is missing, what is no number and what is out of range without words of a program', () => {
  const meeting = newMeeting({ clientId: id, purpose: 'Talk', startsAt: '' as never });
  const takes = (durationInMinutes: unknown) =>
    messages('meeting', { ...meeting, startsAt: '2026-11-28T09:00:00.000Z', durationInMinutes });
  expect(takes(null)).toEqual(['durationInMinutes: must be filled in']);
  expect(takes('abc')).toEqual(['durationInMinutes: "abc" is not a number']);
  expect(takes(7.5)).toEqual(['durationInMinutes: "7.5" is not a whole number']);
  expect(takes(-5)).toEqual(['durationInMinutes: must be at least 5']);
  expect(takes(1441)).toEqual(['durationInMinutes: must be at most 1440']);
  expect(messages('meeting', { ...meeting, startsAt: null })).toEqual([
    'startsAt: must be filled in',
  ]);
});

it('says so of amounts, days and records that are not chosen as well', () => {
  const entry = newTransaction({
    ...{ clientId: id, accountId: id, type: 'deposit' },
    date: '2026-11-28' as never,
  });
  expect(messages('transaction', { ...entry, amount: '' })).toEqual(['amount: must be filled in']);
  expect(messages('transaction', { ...entry, amount: '12abc' })).toEqual([
    'amount: "12abc" is not a number',
  ]);
  expect(messages('transaction', { ...entry, date: null })).toEqual(['date: must be filled in']);
  expect(messages('transaction', { ...entry, accountId: '' })).toEqual([
    'accountId: must be chosen',
  ]);
});

it('names what a file may say in a column of few words', () => {
  const account = newAccount({ clientId: id, name: 'A', accountType: 'vault' as never });
  const record = { kind: 'account', id, data: account } as unknown as LoadedRecord;
  expect(objectionsTo(record)).toEqual([
    {
      field: 'accountType',
      message: '"vault" is not one of investment, cash, credit, loan, sales',
    },
  ]);
});
