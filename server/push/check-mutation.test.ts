import { describe, expect, it } from 'vitest';
import { uuidFromText } from '#shared/lib/identifiers.ts';
import { canonicalJson } from '../lib/canonical-json.ts';
import { checkMutation } from './check-mutation.ts';

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
