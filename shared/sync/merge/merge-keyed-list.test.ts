import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mergeKeyedList } from './merge-keyed-list.ts';
import { mergeSet } from './merge-set.ts';

const item = (id: string, topic = id, minutes = 5) => ({ id, topic, minutes });

it('[M3] applies additions and removals of both to a set', () => {
  expect(mergeSet(['a', 'b', 'c'], ['a', 'c', 'mine'], ['theirs', 'a', 'b'])).toEqual([
    'theirs',
    'a',
    'mine',
  ]);
});

it('[M3] merges elements of a keyed list by id, field by field', () => {
  const base = [item('1'), item('2')];
  const merged = mergeKeyedList(
    'agenda',
    base,
    [item('1', 'mine'), item('2'), item('3')],
    [item('1', '1', 20), item('4'), item('2')],
  );
  expect(merged?.conflicts).toEqual([]);
  expect(merged?.value).toEqual([item('1', 'mine', 20), item('4'), item('2'), item('3')]);
});

it('[M3] makes a conflict of the one field of an element that both changed', () => {
  const merged = mergeKeyedList(
    'agenda',
    [item('1')],
    [item('1', 'mine', 30)],
    [item('1', 'theirs')],
  );
  expect(merged?.value).toEqual([item('1', 'theirs', 30)]);
  expect(merged?.conflicts).toEqual([
    {
      field: 'agenda/1',
      reason: 'bothChanged',
      base: { topic: '1' },
      mine: { topic: 'mine' },
      theirs: { topic: 'theirs' },
    },
  ]);
});

it.each([
  { side: 'mine', reason: 'deletedHere' },
  { side: 'theirs', reason: 'deletedThere' },
])('[M4] keeps an element that $side deleted and the other edited', ({ side, reason }) => {
  const edited = [item('1', 'edited')];
  const merged = mergeKeyedList(
    'agenda',
    [item('1')],
    side === 'mine' ? [] : edited,
    side === 'mine' ? edited : [],
  );
  expect(merged?.value).toEqual(edited);
  expect(merged?.conflicts).toMatchObject([{ field: 'agenda/1', reason }]);
});

it('[M4] drops an element deleted on both sides, or on one while the other left it alone', () => {
  const base = [item('1'), item('2'), item('3')];
  const merged = mergeKeyedList('agenda', base, [item('3')], [item('2')]);
  expect(merged).toEqual({ value: [], conflicts: [] });
});

it('[M3] is no keyed list when an id lacks or comes twice', () => {
  expect(mergeKeyedList('agenda', [], [item('1'), item('1')], [])).toBeNull();
  expect(mergeKeyedList('agenda', [], ['1'], [])).toBeNull();
});

const list = fc.uniqueArray(
  fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    topic: fc.constantFrom('x', 'y', 'z'),
  }),
  { selector: (element) => element.id },
);

it('[M7] merging a keyed list again changes nothing', () => {
  fc.assert(
    fc.property(list, list, list, (base, mine, theirs) => {
      const once = mergeKeyedList('agenda', base, mine, theirs);
      const again = mergeKeyedList('agenda', theirs, once?.value, theirs);
      expect(again).toEqual({ value: once?.value, conflicts: [] });
    }),
    { numRuns: 500 },
  );
});

it('[M3] keeps every element that either side has and neither deleted', () => {
  fc.assert(
    fc.property(list, list, list, (base, mine, theirs) => {
      const ids = (elements: readonly unknown[]) =>
        new Set(elements.map((element) => (element as { id: string }).id));
      const merged = ids(mergeKeyedList('agenda', base, mine, theirs)?.value ?? []);
      const [inBase, inMine, inTheirs] = [ids(base), ids(mine), ids(theirs)];
      for (const id of inMine)
        if (inTheirs.has(id) || !inBase.has(id)) expect(merged).toContain(id);
      for (const id of inTheirs) if (!inBase.has(id)) expect(merged).toContain(id);
      for (const id of merged) expect(inMine.has(id) || inTheirs.has(id)).toBe(true);
    }),
    { numRuns: 500 },
  );
});
