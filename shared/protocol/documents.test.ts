import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { MAX_DOCUMENT_BYTES } from '#shared/domain/client/document.ts';
import { uuidFromText } from '#shared/lib/identifiers.ts';
import {
  documentPart,
  documentRef,
  documentState,
  PART_BYTES,
  partAnswer,
  partCountOf,
  partLengthOf,
} from './documents.ts';

describe('[D1] the parts of a document', () => {
  it('are full but for the last, which is never empty, and add up to the whole', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: MAX_DOCUMENT_BYTES }), (byteCount) => {
        const lengths = Array.from({ length: partCountOf(byteCount) }, (_, part) =>
          partLengthOf(byteCount, part),
        );
        expect(lengths.slice(0, -1).every((length) => length === PART_BYTES)).toBe(true);
        expect(lengths.at(-1)).toBeGreaterThan(0);
        expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(byteCount);
        expect(partLengthOf(byteCount, lengths.length)).toBe(0);
      }),
    );
  });

  it('[G1] have their wire pinned', () => {
    const schemas = { documentPart, documentRef, documentState, partAnswer };
    const shapes = Object.entries(schemas).map(([name, schema]) => [
      name,
      z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }),
    ]);
    expect(uuidFromText(JSON.stringify(shapes))).toMatchInlineSnapshot(
      `"42ed92b7-d83f-86aa-afd0-0b1f568c8832"`,
    );
  });
});
