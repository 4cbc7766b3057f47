import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { RunningTexts } from './running-texts.ts';

const id = (number: number) => `record-${number}` as RecordId;

describe('RunningTexts', () => {
  it('has what was put, changed and taken out at any time, as a look at each text would', () => {
    const term = fc.stringMatching(/^[ab]{1,3}$/);
    const step = fc.oneof(
      fc.record({ number: fc.nat(500), text: fc.stringMatching(/^[ab c]{0,8}$/) }),
      fc.record({ number: fc.nat(500), text: fc.constant(null) }),
    );
    const asked = fc.array(term, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(fc.tuple(step, asked), { maxLength: 900 }), (steps) => {
        const texts = new RunningTexts();
        const plain = new Map<RecordId, string>();
        for (const [{ number, text }, terms] of steps) {
          if (text === null) {
            texts.delete(id(number));
            plain.delete(id(number));
          } else {
            texts.put(id(number), text);
            plain.set(id(number), text);
          }
          const expected = [...plain].filter(([, own]) =>
            terms.every((each) => own.includes(each)),
          );
          expect(texts.having(terms).toSorted()).toEqual(expected.map(([own]) => own).toSorted());
        }
      }),
      { numRuns: 20 },
    );
  });

  it('finds each of more texts than stand together once, whole blocks that were put last first', () => {
    const texts = new RunningTexts();
    for (let number = 0; number < 450; number += 1) texts.put(id(number), `visit ${number} visit`);
    const found = texts.having(['visit']);
    expect(new Set(found).size).toBe(450);
    expect(found).toHaveLength(450);
    expect(found[0]).toBe(id(400));
    expect(texts.having(['visit', '449'])).toEqual([id(449)]);
  });

  it('never takes the end of one text and the beginning of the next for a match', () => {
    const texts = new RunningTexts();
    texts.put(id(1), 'the lake');
    texts.put(id(2), 'house is sold');
    expect(texts.having(['lakehouse'])).toEqual([]);
    expect(texts.having(['lake', 'house'])).toEqual([]);
  });
});
