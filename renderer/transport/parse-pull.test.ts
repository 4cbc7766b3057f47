import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wireRecord } from '#shared/protocol/record.ts';
import { isWireRecord, parsePull } from './parse-pull.ts';

const good = {
  kind: 'note',
  id: '01900000-0000-7000-8000-000000000001',
  bookId: '01900000-0000-7000-8000-000000000002',
  clientId: null,
  version: { epoch: 'epoch0001', n: 3 },
  seq: 9,
  data: { body: 'x', unknown: [1] },
  editedBy: '01900000-0000-7000-8000-000000000003',
  editedAt: '2026-11-24T08:00:00.000Z',
  acceptedAt: '2026-11-24T08:00:00.000Z',
  moveNumber: 2,
};
const page = {
  bookId: good.bookId,
  lane: 'work',
  epoch: 'epoch0001',
  from: 0,
  cursor: 9,
  head: 9,
  more: false,
  remaining: 0,
  records: [good],
  departures: [],
  digest: '0000000000000000',
  count: 1,
};

const odd = fc.oneof(
  fc.constantFrom<unknown>(null, undefined, '', 0, -1, 1.5, 2 ** 60, [], {}, true, 'epoch0001'),
  fc.constantFrom<unknown>(good.id, good.id.toUpperCase(), good.editedAt, '2026-11-24', { n: 1 }),
  fc.anything(),
);

describe('a record of the wire', () => {
  it('[F3] is accepted exactly when the schema accepts it', () => {
    expect(isWireRecord(good)).toBe(true);
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(good)),
        odd,
        fc.boolean(),
        (field, value, drop) => {
          const changed: Record<string, unknown> = { ...good, [field]: value };
          if (drop) delete changed[field];
          expect(isWireRecord(changed)).toBe(wireRecord.safeParse(changed).success);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe('a page', () => {
  it('is given back as it came, unknown fields of records included (W8)', () => {
    expect(parsePull(page)).toEqual(page);
  });

  it('[F3] is refused whole when any part of it is not understood', () => {
    expect(parsePull({ ...page, records: [good, { ...good, seq: '9' }] })).toBeNull();
    expect(parsePull({ ...page, cursor: -1 })).toBeNull();
    expect(parsePull({ ...page, departures: [{}] })).toBeNull();
    expect(parsePull('<html>Please sign in to the hotel</html>')).toBeNull();
  });
});
