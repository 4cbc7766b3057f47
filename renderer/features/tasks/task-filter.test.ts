import { expect, it } from 'vitest';
import { entryNamed } from '#shared/domain/client/client-file-builder.ts';
import { newPromise, newTask } from '#shared/domain/meeting/meeting-builders.ts';
import { newServiceRequest } from '#shared/domain/service/service-builders.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { DueItem } from '../../services/due-items.ts';
import { matchesFilter, type TaskFilter, WHAT_CHOICES } from './task-filter.ts';

const { id } = entryNamed('client', null);
const about = {
  ...{ id, clientId: id, clientName: 'Client', dueOn: null, isOpen: true },
  sync: 'synced',
} as const;
const task = newTask({ clientId: id, title: 'Call' });
const promise = newPromise({ clientId: id, undertaking: 'Offer', promisedBy: 'client' });
const raisedOn = '2026-11-24' as CalendarDate;
const request = newServiceRequest({
  ...{ clientId: id, subject: 'Late dividend', raisedOn },
  ...{ status: 'withTeam', handedTo: 'Custody desk', reference: 'CD-77' },
});
const items: readonly DueItem[] = [
  { ...about, kind: 'task', data: task, title: task.title },
  { ...about, kind: 'promise', data: promise, title: promise.undertaking },
  { ...about, kind: 'serviceRequest', data: request, title: request.subject },
];

const shown = (filter: Partial<TaskFilter>) =>
  items
    .filter((item) => matchesFilter(item, { status: 'open', what: 'all', text: '', ...filter }))
    .map(({ title }) => title);

it('shows everything, or one sort of what is to be done', () => {
  expect(WHAT_CHOICES.map(({ value }) => [value, shown({ what: value })])).toEqual([
    ['all', ['Call', 'Offer', 'Late dividend']],
    ['task', ['Call']],
    ['us', []],
    ['client', ['Offer']],
    ['serviceRequest', ['Late dividend']],
  ]);
});

it('looks for every word, and for what is done apart', () => {
  expect(shown({ text: 'DIVI client' })).toEqual(['Late dividend']);
  expect(shown({ status: 'closed' })).toEqual([]);
});

it('finds a service request by the team that has it and by what they call it', () => {
  expect(shown({ text: 'custody' })).toEqual(['Late dividend']);
  expect(shown({ text: 'cd-77 dividend' })).toEqual(['Late dividend']);
});
