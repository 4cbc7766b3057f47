import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closedDirections } from './closed-directions.ts';

const [EMBED, OVERRIDE, END, ISOLATE, END_ISOLATE] = [
  '\u202b',
  '\u202e',
  '\u202c',
  '\u2067',
  '\u2069',
];

describe('directions in a text', () => {
  it('end with it, the innermost first', () => {
    expect(closedDirections(`offer ${OVERRIDE}fdp.exe`)).toBe(`offer ${OVERRIDE}fdp.exe${END}`);
    expect(closedDirections(`${ISOLATE}a ${EMBED}b`)).toBe(
      `${ISOLATE}a ${EMBED}b${END}${END_ISOLATE}`,
    );
  });

  it('end with their line, as only one of several may be shown', () => {
    expect(closedDirections(`a${OVERRIDE}b\nc`)).toBe(`a${OVERRIDE}b${END}\nc`);
  });

  it('are left as they are where they end, or where none is', () => {
    const within = `${ISOLATE}a ${EMBED}b${END_ISOLATE} c`;
    for (const text of ['plain', 'שלום, עולם', `a${END}b${END_ISOLATE}`, within]) {
      expect(closedDirections(text)).toBe(text);
    }
  });

  it('are ended once, whatever is written', () => {
    const marks = [EMBED, OVERRIDE, END, ISOLATE, END_ISOLATE, '\u2068', '\u202a', 'a', 'א', '\n'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...marks)), (pieces) => {
        const text = pieces.join('');
        const closed = closedDirections(text);
        expect(closedDirections(closed)).toBe(closed);
        expect(closed.split('\n').map((line) => line.replace(/[\u202c\u2069]+$/, ''))).toEqual(
          text.split('\n').map((line) => line.replace(/[\u202c\u2069]+$/, '')),
        );
      }),
    );
  });
});
