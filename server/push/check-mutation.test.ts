import { describe, expect, it } from 'vitest';
import { uuidFromText } from '#shared/lib/identifiers.ts';
import { canonicalJson } from '../lib/canonical-json.ts';
import { checkMutation } from './check-mutation.ts';
import { cannotKeep, fieldNotKept } from './json-limits.ts';

describe('cannotKeep', () => {
  it.each([
    ['NUL', { a: ['x\0'] }],
    ['NUL in a name', { 'x\0': 1 }],
    ['a lone surrogate', { a: '\udc00' }],
    ['an endless number', { a: Number.POSITIVE_INFINITY }],
  ])('objects to %s', (_name, data) => {
    expect(cannotKeep(data)).toMatch(/^must not hold/);
  });

  it('objects to what is nested too deep, however deep it is', () => {
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

describe('checkMutation', () => {
  it('answers to an id when there is one, and to nothing else', () => {
    const id = uuidFromText('mutation');
    expect(checkMutation({ id })).toMatchObject({ error: { mutationId: id, code: 'invalid' } });
    for (const sent of [null, 1, 'x', [], {}, { id: 'x' }, { id: 1 }]) {
      expect(checkMutation(sent)).toEqual({ ok: false, error: null });
    }
  });
});

describe('canonicalJson', () => {
  it('is the same for equal values in any order of names, and else another', () => {
    expect(canonicalJson({ b: [1, { d: 'x', c: null }], a: true })).toBe(
      '{"a":true,"b":[1,{"c":null,"d":"x"}]}',
    );
    expect(canonicalJson([1, 2])).not.toBe(canonicalJson([2, 1]));
  });
});
