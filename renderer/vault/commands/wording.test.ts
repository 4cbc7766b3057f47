import { expect, it } from 'vitest';
import { type BookId, type RecordId, uuidFromText } from '#shared/lib/identifiers.ts';
import { kindWord, labelOf } from './wording.ts';

it('names kinds as a person does', () => {
  expect(['note', 'serviceRequest', 'reportSchedule', 'entitlement'].map(kindWord)).toEqual([
    ...['note', 'service request', 'report schedule', 'product held'],
  ]);
});

it('says what is undone', () => {
  const step = {
    ...{ kind: 'serviceRequest', id: uuidFromText('request') as RecordId },
    ...{ bookId: uuidFromText('book') as BookId, clientId: null },
  };
  const data = { subject: 'Late dividend' };
  expect(labelOf([{ ...step, before: null, after: data }])).toBe('new service request');
  expect(labelOf([{ ...step, before: data, after: data }])).toBe('edit of service request');
  expect(labelOf([{ ...step, before: data, after: null }])).toBe('deletion of service request');
});
