import fc from 'fast-check';
import { expect, it } from 'vitest';
import { unbroken } from './unbroken.ts';

/** The parts between which a line may end. */
const parts = (text: string): readonly string[] => unbroken(text).split(' ');

it.each([
  ['rose by EUR 63,799 to EUR −2', ['rose', 'by', 'EUR 63,799', 'to', 'EUR −2']],
  ['um 303.601 EUR auf', ['um', '303.601 EUR', 'auf']],
  ['Helvetia Bahn 3.40 % for', ['Helvetia', 'Bahn', '3.40 %', 'for']],
  ['stated on 7 Jun 2024 by', ['stated', 'on', '7 Jun 2024', 'by']],
  ['bis 1. Dez. 2026', ['bis', '1. Dez. 2026']],
  ['expired on Oct 17, 2026', ['expired', 'on', 'Oct 17,', '2026']],
  ['le 24 nov. 2026', ['le', '24 nov. 2026']],
  ['goes (15 min)', ['goes', '(15 min)']],
  ['cup, white, 18 cl', ['cup,', 'white,', '18 cl']],
])('keeps amounts, measures and days of %j on one line', (text, expected) => {
  expect(parts(text)).toEqual(expected.map((part) => part.replaceAll(' ', '\u00a0')));
});

it('changes nothing but blanks', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(unbroken(text).replaceAll('\u00a0', ' ')).toBe(text.replaceAll('\u00a0', ' '));
    }),
  );
});
