import { describe, expect, it } from 'vitest';
import type { RecordData } from '#shared/domain/kind.ts';
import type { CalendarDate, Instant } from '#shared/lib/calendar-date.ts';
import type { BookId, PersonId, RecordId } from '#shared/lib/identifiers.ts';
import type { LocalRecord } from '#shared/sync/records.ts';
import type { Sealer } from '../store/sealer.ts';
import { type Direction, editsOf, type UndoEntry, UndoLog } from './undo-log.ts';

const id = 'record' as RecordId;
const today = '2026-11-24' as CalendarDate;
const earlier = { id: 'phone 2026-10-01', field: 'telephone', changedOn: '2026-10-01' };
const now = { id: `phone ${today}`, field: 'telephone', changedOn: today };
const first = { name: 'Ann', phone: '1' };
const second = { name: 'Ann', phone: '2', dataChanges: [earlier] };

/** A step of one record, from `before` to `after`. */
function stepOf(
  [before, after]: readonly [RecordData | null, RecordData | null],
  undone: boolean,
  order = 1,
): UndoEntry {
  return {
    ...{ order, label: '', undoKey: null, at: '2026-10-01T08:00:00.000Z' as Instant },
    ...{ by: 'person' as PersonId, undone },
    steps: [{ kind: 'contact', id, bookId: 'book' as BookId, clientId: null, before, after }],
  };
}

/** What a step from `before` to `after` makes of `current` when it is taken. */
function taken(
  direction: Direction,
  copies: readonly [RecordData | null, RecordData | null],
  current: RecordData | null,
) {
  const entry = stepOf(copies, direction === 'redo');
  const record = current && ({ kind: 'contact', id, data: current } as unknown as LocalRecord);
  return editsOf(entry, direction, () => record, today)[0]?.data;
}

describe('a change of contact data, taken back and again', () => {
  it('stays noted, and each is a change of its own day', () => {
    const back = { ...first, dataChanges: [earlier, now] };
    expect(taken('undo', [first, second], second)).toEqual(back);
    const again = { ...second, dataChanges: [earlier, now] };
    expect(taken('redo', [first, second], back)).toEqual(again);
  });

  it('does not hold back what was made before it, and comes back with what was deleted', () => {
    const back = { ...first, dataChanges: [earlier, now] };
    expect(taken('undo', [null, first], back)).toBeNull();
    expect(taken('redo', [null, first], null)).toEqual(first);
    expect(taken('redo', [first, null], back)).toBeNull();
    expect(taken('undo', [second, null], null)).toEqual(second);
  });

  it('notes nothing where another field goes back', () => {
    const renamed = { ...second, name: 'Anna' };
    expect(taken('undo', [second, renamed], renamed)).toEqual(second);
  });
});

it('knows the copy that was deleted last, by a step or by taking one back', () => {
  const deletedCopy = (...entries: readonly UndoEntry[]) =>
    new UndoLog({} as Sealer, entries).deletedCopy(id);
  const made = stepOf([null, first], false);
  expect(deletedCopy(made)).toBeNull();
  expect(deletedCopy(made, stepOf([second, null], false, 2))).toEqual(second);
  expect(deletedCopy(stepOf([null, first], true))).toEqual(first);
  expect(deletedCopy(stepOf([second, null], true))).toBeNull();
});
