import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { DigestCounter, digestOf, EMPTY_DIGEST, entryHash } from './digest.ts';

const entry = fc.record({
  id: fc.uuid().map((id) => id as RecordId),
  version: fc.record({ epoch: fc.constantFrom('epoch001', 'epoch002'), n: fc.nat() }),
});
const entries = fc.uniqueArray(entry, { selector: ({ id }) => id, maxLength: 50 });

it('[F8] is the same in any order', () => {
  fc.assert(
    fc.property(entries, (some) => {
      expect(digestOf([...some].reverse())).toEqual(digestOf(some));
    }),
  );
});

it('[F8] removing undoes adding', () => {
  fc.assert(
    fc.property(entries, entries, (some, others) => {
      const before = digestOf(some);
      const counter = new DigestCounter(before.digest, before.count);
      for (const other of others) counter.add(other);
      for (const other of others) counter.remove(other);
      expect({ digest: counter.digest, count: counter.count }).toEqual(before);
    }),
  );
});

it('[F8] is 16 hexadecimal digits, the exclusive or of the entries’ hashes', () => {
  fc.assert(
    fc.property(entries, (some) => {
      const sum = some.reduce((all, one) => all ^ BigInt(`0x${entryHash(one)}`), 0n);
      expect(digestOf(some).digest).toBe(sum.toString(16).padStart(16, '0'));
    }),
  );
});

it('[F8] tells any two neighbours apart: half of all bits move, no two hashes meet', () => {
  const hashes = new Set<string>();
  let bits = 0;
  let last = 0n;
  const number = 200_000;
  for (let n = 0; n < number; n += 1) {
    const hash = entryHash({
      id: '018f0000-0000-7000-8000-000000000001' as RecordId,
      version: { epoch: 'epoch001', n },
    });
    hashes.add(hash);
    const value = BigInt(`0x${hash}`);
    if (n < 2_000) bits += (value ^ last).toString(2).replaceAll('0', '').length;
    last = value;
  }
  expect(hashes.size).toBe(number);
  expect(bits / 2_000).toBeGreaterThan(30);
  expect(bits / 2_000).toBeLessThan(34);
  expect(EMPTY_DIGEST).toBe(digestOf([]).digest);
});

it('[F8] has the values the server’s counts must have', () => {
  const one = {
    id: '018f0000-0000-7000-8000-000000000001' as RecordId,
    version: { epoch: 'epoch001', n: 1 },
  };
  expect(entryHash(one)).toMatchInlineSnapshot(`"485d014c7fea61d0"`);
});
