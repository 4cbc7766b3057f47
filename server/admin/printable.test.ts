import { expect, it } from 'vitest';
import { printable, printableLines } from './printable.ts';

it('leaves nothing that a terminal would act on', () => {
  expect(printable('a\u001b[2Jb\u0007\u009bc\u202ed\r\ne')).toBe('a [2Jb  c d  e');
  expect(printable('Ærø & Søn 💶 ﷼')).toBe('Ærø & Søn 💶 ﷼');
  expect(printableLines('one\u001b\ntwo\r')).toBe('one \ntwo ');
});
