import fc from 'fast-check';
import { expect, it } from 'vitest';
import { unseenObjection } from './unseen-sign.ts';

it.each([
  ['C-\u200b1', '"C-1": character 3 is U+200B, which cannot be seen; take it out'],
  ['\u200eC-1', '"C-1": character 1 is U+200E, which cannot be seen; take it out'],
  ['C-1\u00ad', '"C-1": character 4 is U+00AD, which cannot be seen; take it out'],
  ['C\t1', '"C1": character 2 is U+0009, which cannot be seen; take it out'],
  ['\u{1f600}\u{e0001}', '"\u{1f600}": character 2 is U+E0001, which cannot be seen; take it out'],
  ['1\u034f2\u20603', '"123": character 2 is U+034F, which cannot be seen; take it out'],
])('says of %j where a sign is that nobody sees', (text, objection) => {
  expect(unseenObjection(text)).toBe(objection);
});

it('has nothing against letters, digits, accents and blanks of any writing', () => {
  for (const text of [
    '',
    'DE 12/3-4_#',
    'Mu\u0308ller',
    'C\u00a01',
    '客户七',
    'عميل',
    '\u{1f600}',
  ]) {
    expect(unseenObjection(text)).toBeNull();
  }
});

it('finds the sign wherever it stands, and shows none', () => {
  const plain = fc.stringMatching(/^[A-Z0-9 -]{0,20}$/);
  const unseen = fc.constantFrom('\u200b', '\u200d', '\u202e', '\u2066', '\ufeff', '\0', '\u007f');
  fc.assert(
    fc.property(plain, unseen, plain, (before, sign, after) => {
      const objection = unseenObjection(before + sign + after);
      expect(objection).toContain(`"${before}${after}": character ${before.length + 1} is U+`);
      expect(objection).not.toContain(sign);
    }),
  );
});
