import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cannotKeep, fieldNotKept, mendedData } from './kept-json.ts';

describe('cannotKeep', () => {
  it.each([
    ['NUL', { a: ['x\0'] }],
    ['NUL in a name', { 'x\0': 1 }],
    ['a lone surrogate', { a: '\udc00' }],
    ['an endless number', { a: Number.POSITIVE_INFINITY }],
  ])('objects to %s', (_name, data) => {
    expect(cannotKeep(data)).toMatch(/^must not hold/);
  });

  it('[P6] objects to what is nested too deep, however deep it is', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 100_000; level += 1) deep = { deep };
    expect(cannotKeep(deep)).toContain('nested');
  });

  it('lets everything else through', () => {
    expect(cannotKeep({ a: '😀 \\u0000 ü', b: [1e300, -0, null, true, {}] })).toBeNull();
    expect(cannotKeep(null)).toBeNull();
  });
});

describe('fieldNotKept', () => {
  it('names the field, unless its very name cannot be kept', () => {
    const message = expect.stringMatching(/^must not hold/);
    expect(fieldNotKept({ a: 'x', b: ['\ud83d'] })).toEqual({ field: 'b', message });
    expect(fieldNotKept({ 'x\0': 1 })).toEqual({ field: null, message });
    expect(fieldNotKept({ a: 'x', b: ['😀'] })).toBeNull();
  });
});

describe('mendedData', () => {
  it('ends the directions that marks begin', () => {
    expect(mendedData({ a: ['x\u202ey'] })).toEqual({ a: ['x\u202ey\u202c'] });
  });

  it('leaves out NUL and shows half of a character as screens do', () => {
    expect(mendedData({ a: 'x\0y', b: [{ c: 'cut \ud83d' }], d: 1, e: null })).toEqual({
      a: 'xy',
      b: [{ c: 'cut \ufffd' }],
      d: 1,
      e: null,
    });
  });

  it('makes any text one that is kept, and changes none that is', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '\0', '\ud83d', '\ude00', '😀', 'ü') });
    fc.assert(
      fc.property(text, fc.array(text), (a, b) => {
        const before = { a, b: { c: b } };
        const after = mendedData(before);
        expect(cannotKeep(after)).toBeNull();
        if (cannotKeep(before) === null) expect(after).toEqual(before);
      }),
    );
  });

  it('ends with what is nested without end', () => {
    const endless: { inner?: unknown } = {};
    endless.inner = endless;
    expect(cannotKeep(mendedData(endless))).toContain('nested');
  });
});
