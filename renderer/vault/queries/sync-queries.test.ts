import { expect, it } from 'vitest';
import type { Instant } from '#shared/lib/calendar-date.ts';
import type { BookId, PersonId, RecordId } from '#shared/lib/identifiers.ts';
import type { UndoEntry } from '../commands/undo-log.ts';
import { versionsOf } from './sync-queries.ts';

const id = 'record' as RecordId;
const by = 'person' as PersonId;
const at = (minute: number) => `2026-11-24T08:0${minute}:00.000Z` as Instant;

const entry = (order: number, before: object | null, after: object | null, undone = false) =>
  ({
    ...{ order, label: '', undoKey: null, at: at(order), by, undone },
    steps: [{ kind: 'profile', id, bookId: 'b' as BookId, clientId: null, before, after }],
  }) as UndoEntry;

it('lists what a record was and became here, newest first, without what was taken back', () => {
  const entries = [
    entry(1, { age: 57 }, { age: 58 }),
    entry(2, { age: 58 }, { age: 59 }, true),
    entry(3, { age: 58 }, null),
  ];
  expect(versionsOf({ entries }, { kind: 'profile', id })).toEqual([
    { at: null, by: null, data: { age: 58 } },
    { at: at(1), by, data: { age: 58 } },
    { at: null, by: null, data: { age: 57 } },
  ]);
  expect(versionsOf({ entries }, { kind: 'profile', id: 'other' as RecordId })).toEqual([]);
});
