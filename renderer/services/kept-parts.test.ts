import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepingParts } from './kept-parts.ts';

const aValue = fc.jsonValue({ maxDepth: 4 });

describe('keepingParts', () => {
  it('answers what is equal to the next, whatever stood there before', () => {
    fc.assert(
      fc.property(aValue, aValue, (former, next) => {
        const copy = structuredClone(next);
        expect(keepingParts(former, next)).toEqual(copy);
        expect(next).toEqual(copy);
      }),
    );
  });

  it('answers the former itself when nothing has changed', () => {
    fc.assert(
      fc.property(aValue, (former) => {
        expect(keepingParts(former, structuredClone(former))).toBe(former);
      }),
    );
  });

  it('keeps every note but the one that was changed, wherever a new one stands', () => {
    const former = {
      notes: [
        { id: 'a', text: 'one' },
        { id: 'b', text: 'two' },
      ],
      meetings: [],
    };
    const next = {
      notes: [
        { id: 'c', text: 'new' },
        { id: 'a', text: 'one' },
        { id: 'b', text: 'changed' },
      ],
      meetings: [],
    };
    const kept = keepingParts(former, next);
    expect(kept).toEqual(next);
    expect(kept.notes[1]).toBe(former.notes[0]);
    expect(kept.notes[2]).not.toBe(former.notes[1]);
    expect(kept.meetings).toBe(former.meetings);
  });

  it('tells a missing field from one that is undefined', () => {
    expect(Object.keys(keepingParts<object>({ a: undefined }, {}))).toEqual([]);
    expect(Object.keys(keepingParts<object>({}, { a: undefined }))).toEqual(['a']);
  });

  it('takes the next of what is no plain object', () => {
    const next = new Map([['a', 1]]);
    expect(keepingParts(new Map([['a', 1]]), next)).toBe(next);
  });
});
