import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptOf, folded, matchRanges, queryTerms } from './folding.ts';

describe('folding', () => {
  it.each([
    ['Novák', 'novak'],
    ['DVOŘÁK', 'dvorak'],
    ['Ångström', 'angstrom'],
  ])('makes "%s" findable as "%s"', (text, plain) => {
    expect(folded(text)).toBe(plain);
  });

  it('marks matches in the text as it was written', () => {
    expect(matchRanges('Pan Novák a paní Nováková', ['novak'])).toEqual([
      [4, 9],
      [17, 22],
    ]);
    // Decomposed: the letter and its accent are two units.
    expect(matchRanges('Nova\u0301k', ['novak'])).toEqual([[0, 6]]);
  });

  it.each([
    ['a text without blanks', `${'会议记录'.repeat(60)}needle${'会'.repeat(200)}`],
    ['a web address', `See https://example.com/${'a'.repeat(300)}needle/b`],
    ['signs of two units', `${'😀'.repeat(100)}needle${'😀'.repeat(100)}`],
    ['signs of two units after one', `x${'😀'.repeat(100)}needle${'😀'.repeat(100)}`],
  ])('shows the match in %s, and no half of a sign', (_, text) => {
    const { excerpt, ranges } = excerptOf(text, ['needle']);
    expect(ranges.map(([from, to]) => excerpt.slice(from, to))).toEqual(['needle']);
    expect(excerpt).not.toMatch(/\p{Surrogate}/u);
  });

  it('gives ranges inside the excerpt, in order, without overlap', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        fc.array(fc.string({ minLength: 1, maxLength: 3 }), { maxLength: 3 }),
        (text, terms) => {
          const { excerpt, ranges } = excerptOf(text, terms.flatMap(queryTerms));
          let last = 0;
          for (const [from, to] of ranges) {
            expect(from).toBeGreaterThanOrEqual(last);
            expect(to).toBeGreaterThan(from);
            expect(to).toBeLessThanOrEqual(excerpt.length);
            last = to;
          }
        },
      ),
    );
  });
});
