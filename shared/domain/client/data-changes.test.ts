import { expect, it } from 'vitest';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { withDataChanges, withoutIdleNotes } from './data-changes.ts';

const today = '2026-11-24' as CalendarDate;
const before = { name: 'Ann', phone: '1', email: '', preferences: 'tea' };

it('notes a change of how somebody is reached', () => {
  const after = withDataChanges('contact', before, { ...before, phone: '2' }, today);
  expect(after).toEqual({
    ...before,
    phone: '2',
    dataChanges: [{ id: 'phone 2026-11-24', field: 'telephone', changedOn: today }],
  });
});

it('notes nothing when what was empty is filled in, or something else changed', () => {
  const filled = { ...before, email: 'a@b.example', preferences: 'coffee' };
  expect(withDataChanges('contact', before, filled, today)).toBe(filled);
  expect(withDataChanges('task', before, { ...before, phone: '2' }, today)).not.toHaveProperty(
    'dataChanges',
  );
});

it('notes a field once a day and keeps the last ones', () => {
  const first = withDataChanges('contact', before, { ...before, phone: '2' }, today);
  const second = withDataChanges('contact', first, { ...first, phone: '3' }, today);
  expect((second as { dataChanges?: unknown[] }).dataChanges).toHaveLength(1);
});

it('takes a note away again when others had changed the same to what stands', () => {
  const after = withDataChanges('contact', before, { ...before, phone: '2' }, today);
  const theirs = { ...before, phone: '2' };
  expect(withoutIdleNotes('contact', theirs, after)).toEqual(theirs);
  expect(withoutIdleNotes('contact', before, after)).toBe(after);
});
