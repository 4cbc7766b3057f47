import fc from 'fast-check';
import { expect, it } from 'vitest';
import { uuidFromText } from '#shared/lib/identifiers.ts';
import type { LocalRecord } from '#shared/sync/records.ts';
import { type ChunkElement, packChunk, unpackChunk } from './chunk-codec.ts';

const id = fc.nat(50).map((number) => uuidFromText(String(number)));
const instant = fc.constantFrom('2026-11-24T08:00:00.000Z', '2026-11-25T08:00:00.000Z');
const record = fc.record({
  kind: fc.constantFrom('transaction', 'price', 'unknownKind'),
  id,
  bookId: id,
  clientId: fc.option(id),
  version: fc.option(fc.record({ epoch: fc.constantFrom('epoch0001', 'epoch0002'), n: fc.nat() })),
  seq: fc.nat(),
  data: fc.option(
    fc.oneof(
      fc.dictionary(fc.string(), fc.jsonValue()),
      fc.record({ account: fc.constant('one'), amount: fc.nat(3), lines: fc.jsonValue() }),
    ),
  ),
  editedBy: id,
  editedAt: instant,
  acceptedAt: fc.option(instant),
  moveNumber: fc.nat(3),
}) as unknown as fc.Arbitrary<LocalRecord>;
const element: fc.Arbitrary<ChunkElement> = fc.oneof(
  record.map((one) => ({ record: one })),
  record.map((one) => ({ removed: one.id, kind: one.kind })),
);

it('gives back what was packed, over JSON', () => {
  fc.assert(
    fc.property(fc.array(element, { maxLength: 30 }), (elements) => {
      const parsed = JSON.parse(JSON.stringify(packChunk(elements)));
      const records = elements.filter((one) => 'record' in one);
      const removals = elements.filter((one) => 'removed' in one);
      const whole = JSON.parse(JSON.stringify([...records, ...removals]));
      expect(JSON.parse(JSON.stringify(unpackChunk(parsed)))).toEqual(whole);
    }),
  );
});
