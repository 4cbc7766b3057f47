import type { RecordId } from '#shared/lib/identifiers.ts';
import type { Version } from '#shared/protocol/record.ts';

/*
 * The digest of a lane (SPEC F8): the exclusive or of a 64-bit hash of each (id, version), written
 * as 16 hexadecimal digits. It does not depend on the order of records, and removing undoes adding,
 * so that device and server keep it incrementally. It finds loss and divergence; it is no protection
 * against somebody who means to forge it.
 */

/** The digest of nothing. */
export const EMPTY_DIGEST = '0000000000000000';

/** What a digest is counted over. */
export interface DigestEntry {
  readonly id: RecordId;
  readonly version: Version;
}

const hex32 = (word: number): string => (word >>> 0).toString(16).padStart(8, '0');

/** The final mixing of MurmurHash3 (public domain, A. Appleby): each bit of the input moves all. */
function mix(word: number): number {
  let mixed = word ^ (word >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** Two 32-bit hashes of one entry: the upper and the lower half of its 64 bits. */
function hashHalves(entry: DigestEntry): readonly [high: number, low: number] {
  let high = 0x9e3779b1;
  let low = 0x7f4a7c15;
  const text = `${entry.id}@${entry.version.epoch}:${entry.version.n}`;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 0x85ebca77);
    high = (high << 13) | (high >>> 19);
    low = Math.imul(low ^ unit, 0x27d4eb2f);
    low = (low << 15) | (low >>> 17);
  }
  return [mix(high ^ low), mix(low + Math.imul(high, 0x165667b1))];
}

/** The hash of one entry, 16 hexadecimal digits; the digest is the exclusive or of all of them. */
export function entryHash(entry: DigestEntry): string {
  const [high, low] = hashHalves(entry);
  return hex32(high) + hex32(low);
}

/** A digest that changes in place, for pages and full counts. */
export class DigestCounter {
  #high: number;
  #low: number;
  #count: number;

  constructor(digest: string = EMPTY_DIGEST, count = 0) {
    this.#high = Number.parseInt(digest.slice(0, 8), 16);
    this.#low = Number.parseInt(digest.slice(8, 16), 16);
    this.#count = count;
  }

  #toggle(entry: DigestEntry): void {
    const [high, low] = hashHalves(entry);
    this.#high ^= high;
    this.#low ^= low;
  }

  add(entry: DigestEntry): void {
    this.#toggle(entry);
    this.#count += 1;
  }

  remove(entry: DigestEntry): void {
    this.#toggle(entry);
    this.#count -= 1;
  }

  get digest(): string {
    return hex32(this.#high) + hex32(this.#low);
  }

  get count(): number {
    return this.#count;
  }
}

/** The digest and number of `entries`, in any order. */
export function digestOf(entries: Iterable<DigestEntry>): {
  readonly digest: string;
  readonly count: number;
} {
  const counter = new DigestCounter();
  for (const entry of entries) counter.add(entry);
  return { digest: counter.digest, count: counter.count };
}
