import { expect, it } from 'vitest';
import { printable, printableJson, printableLines } from './printable.ts';

it('leaves nothing that a terminal would act on', () => {
  expect(printable('a\u001b[2Jb\u0007\u009bc\u202ed\r\ne')).toBe('a [2Jb  c d  e');
  expect(printable('Ærø & Søn 💶 ﷼')).toBe('Ærø & Søn 💶 ﷼');
  expect(printableLines('one\u001b\ntwo\r')).toBe('one \ntwo ');
});

it('keeps what JSON says', () => {
  const said = { name: 'a\u001b\u009b\u202e\u2028', note: 'one\ntwo\t💶' };
  const json = printableJson(JSON.stringify(said));
  expect(json).toBe(printable(json));
  expect(JSON.parse(json)).toEqual(said);
  expect(JSON.parse(printableJson(JSON.stringify(said, null, '\t')))).toEqual(said);
});
