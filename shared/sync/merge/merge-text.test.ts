import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mergeText } from './merge-text.ts';

const base = 'Met Anna.\nWants a quote.\nLikes tea.';

it('[M3] merges changes of different lines', () => {
  const merged = mergeText(
    base,
    'Met Anna Novak.\nWants a quote.\nLikes tea.',
    'Met Anna.\nWants a quote.\nLikes coffee.',
  );
  expect(merged.theirs).toBe('Met Anna Novak.\nWants a quote.\nLikes coffee.');
  expect(merged.overlaps).toBe(0);
});

it('[M3] merges changes of different words of one line', () => {
  const merged = mergeText('Call Anna on Monday', 'Call Eva on Monday', 'Call Anna on Friday');
  expect(merged.theirs).toBe('Call Eva on Friday');
  expect(merged.overlaps).toBe(0);
});

it('[M3] keeps both texts when the same words changed', () => {
  const merged = mergeText(base, base.replace('tea', 'milk'), base.replace('tea', 'water'));
  expect(merged.overlaps).toBe(1);
  expect(merged.theirs).toContain('Likes water.');
  expect(merged.mine).toContain('Likes milk.');
  expect(merged.both).toContain('Likes water.\nLikes milk.');
});

it('[M3] puts one text below the other when the same line was written anew by both', () => {
  const merged = mergeText(
    'First summary of the visit.',
    'B wrote this other summary.',
    'Completely rewritten by A.',
  );
  expect(merged.both).toBe('Completely rewritten by A.\nB wrote this other summary.');
});

it('[M3] keeps what did not overlap in both texts of a conflict', () => {
  const merged = mergeText(
    base,
    `${base.replace('tea', 'milk')}\nMine at the end.`,
    `Theirs at the start.\n${base.replace('tea', 'water')}`,
  );
  for (const text of [merged.mine, merged.theirs, merged.both]) {
    expect(text).toContain('Theirs at the start.');
    expect(text).toContain('Mine at the end.');
  }
});

it('[M3] keeps all lines that both sides added at the same place, in common ones once', () => {
  const merged = mergeText(base, `${base}\nSame.\nMine.`, `${base}\nSame.\nTheirs.`);
  expect(merged.theirs).toBe(`${base}\nSame.\nTheirs.\nMine.`);
  expect(merged.overlaps).toBe(0);
});

it('[M3] treats a rest too large to compare as one overlap and keeps both', () => {
  const long = (word: string) => Array.from({ length: 5_000 }, (_, n) => `${word} ${n}`).join('\n');
  const merged = mergeText(long('base'), long('mine'), long('theirs'));
  expect(merged).toMatchObject({ theirs: long('theirs'), mine: long('mine'), overlaps: 1 });
});

const word = fc.constantFrom('alpha', 'beta', 'gamma', ' ', '\n', '.', 'é', '🙂', 'constructor');
const anyText = fc.array(word, { maxLength: 30 }).map((words) => words.join(''));

it('[M7] one side alone stands, and what is equal is no conflict', () => {
  fc.assert(
    fc.property(anyText, anyText, (start, edit) => {
      for (const merged of [
        mergeText(start, edit, start),
        mergeText(start, start, edit),
        mergeText(start, edit, edit),
      ]) {
        expect(merged).toEqual({ theirs: edit, mine: edit, both: edit, overlaps: 0 });
      }
    }),
  );
});

it('[M3] loses no word that a side added', () => {
  const edit = (text: string, at: number, added: string) => {
    const place = Math.floor(at * (text.length + 1));
    return text.slice(0, place) + added + text.slice(place);
  };
  const place = fc.double({ min: 0, max: 0.999, noNaN: true });
  fc.assert(
    fc.property(anyText, place, place, (start, atMine, atTheirs) => {
      const merged = mergeText(
        start,
        edit(start, atMine, ' MINE '),
        edit(start, atTheirs, ' THEIRS '),
      );
      expect(merged.theirs + merged.mine).toContain('MINE');
      expect(merged.theirs).toContain('THEIRS');
      expect(merged.both).toContain('MINE');
      expect(merged.both).toContain('THEIRS');
      if (merged.overlaps === 0) expect(merged.theirs).toContain('MINE');
    }),
    { numRuns: 1_000 },
  );
});
