import type { Branded } from './branded.ts';
import { hexadecimal } from './hexadecimal.ts';

/** Identifier of a record of any kind: a UUIDv7 (RFC 9562), or a UUIDv5-like id derived from a name. */
export type RecordId = Branded<string, 'RecordId'>;
export type BookId = Branded<string, 'BookId'>;
export type PersonId = Branded<string, 'PersonId'>;
export type DeviceId = Branded<string, 'DeviceId'>;
export type MutationId = Branded<string, 'MutationId'>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Whether `text` is a UUID in lower case, the only form of id that crosses a border. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

const grouped = (digits: string): string =>
  `${digits.slice(0, 8)}-${digits.slice(8, 12)}-${digits.slice(12, 16)}-${digits.slice(16, 20)}-${digits.slice(20)}`;

/**
 * A UUIDv7: ids made later sort later, which keeps indexes compact.
 * @param millis milliseconds since 1970, from the caller's clock
 * @param random ten random bytes, from the caller's source
 */
export function uuidV7(millis: number, random: Uint8Array): string {
  const bytes = new Uint8Array(16);
  let rest = millis;
  for (let index = 5; index >= 0; index -= 1) {
    bytes[index] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  bytes.set(random.subarray(0, 10), 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return grouped(hexadecimal(bytes));
}

/** When a UUIDv7 was made by its maker's clock, in milliseconds since 1970; `null` of another id. */
export function millisOfUuidV7(id: string): number | null {
  return isUuid(id) && id[14] === '7'
    ? Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
    : null;
}

/**
 * A UUID derived from text alone: the same text gives the same id on every device and at every
 * load, so that loading or merging twice makes one record (not for secrets: the hash is FNV-1a
 * run four times with different seeds, marked as version 8, "custom", of RFC 9562).
 */
export function uuidFromText(text: string): string {
  const bytes = new Uint8Array(16);
  for (let lane = 0; lane < 4; lane += 1) {
    let hash = 0x811c9dc5 ^ Math.imul(lane + 1, 0x9e3779b1);
    for (let index = 0; index < text.length; index += 1) {
      const unit = text.charCodeAt(index);
      hash = Math.imul(hash ^ (unit & 0xff), 0x01000193);
      hash = Math.imul(hash ^ (unit >>> 8), 0x01000193);
    }
    // Final mixing of MurmurHash3, so that neighbouring texts differ in all bits.
    hash ^= hash >>> 16;
    hash = Math.imul(hash, 0x85ebca6b);
    hash ^= hash >>> 13;
    hash = Math.imul(hash, 0xc2b2ae35);
    hash ^= hash >>> 16;
    for (let byte = 0; byte < 4; byte += 1) bytes[lane * 4 + byte] = (hash >>> (8 * byte)) & 0xff;
  }
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return grouped(hexadecimal(bytes));
}
