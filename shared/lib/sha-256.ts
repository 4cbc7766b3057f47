import { hexadecimal } from './hexadecimal.ts';

/*
 * SHA-256 in plain arithmetic, for short texts that rules have to hash where no platform's cryptography
 * may be called. Source: FIPS 180-4, sections 4.1.2, 4.2.2, 5.1.1, 5.3.3 and 6.2.
 */

const BLOCK_BYTES = 64;
const ROUNDS = 64;

const PRIMES = firstPrimes(ROUNDS);
const ROUND_CONSTANTS = Uint32Array.from(PRIMES, (prime) => fractionBits(Math.cbrt(prime)));
const INITIAL_HASH = Uint32Array.from(PRIMES.slice(0, 8), (prime) =>
  fractionBits(Math.sqrt(prime)),
);

/** SHA-256 of `text` in UTF-8, as 64 hexadecimal digits in lower case; half a character counts as "�". */
export function sha256OfText(text: string): string {
  const bytes = padded(utf8(text));
  const hash = INITIAL_HASH.slice();
  const view = new DataView(bytes.buffer);
  for (let start = 0; start < bytes.length; start += BLOCK_BYTES) mixBlock(hash, view, start);
  const digest = new Uint8Array(hash.length * 4);
  hash.forEach((word, index) => {
    new DataView(digest.buffer).setUint32(index * 4, word);
  });
  return hexadecimal(digest);
}

function mixBlock(hash: Uint32Array, view: DataView, start: number): void {
  const words = new Uint32Array(ROUNDS);
  const word = (index: number): number => words[index] ?? 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    words[round] =
      round < 16
        ? view.getUint32(start + round * 4)
        : word(round - 16) + sigma0(word(round - 15)) + word(round - 7) + sigma1(word(round - 2));
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = hash;
  for (let round = 0; round < ROUNDS; round += 1) {
    const sum1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25);
    const choice = (e & f) ^ (~e & g);
    const first = (h + sum1 + choice + (ROUND_CONSTANTS[round] ?? 0) + word(round)) | 0;
    const sum0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + sum0 + majority) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((value, index) => {
    hash[index] = (hash[index] ?? 0) + value;
  });
}

const rotated = (word: number, bits: number): number => (word >>> bits) | (word << (32 - bits));
const sigma0 = (word: number): number => rotated(word, 7) ^ rotated(word, 18) ^ (word >>> 3);
const sigma1 = (word: number): number => rotated(word, 17) ^ rotated(word, 19) ^ (word >>> 10);

/** `bytes`, the bit 1, zeros up to a whole block, and in the last eight bytes how many bits there were. */
function padded(bytes: readonly number[]): Uint8Array<ArrayBuffer> {
  const blocks = Math.ceil((bytes.length + 9) / BLOCK_BYTES);
  const filled = new Uint8Array(blocks * BLOCK_BYTES);
  filled.set(bytes);
  filled[bytes.length] = 0x80;
  new DataView(filled.buffer).setBigUint64(filled.length - 8, BigInt(bytes.length) * 8n);
  return filled;
}

function utf8(text: string): readonly number[] {
  const bytes: number[] = [];
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    const code = point >= 0xd800 && point <= 0xdfff ? 0xfffd : point;
    const tail = (shift: number): number => 0x80 | ((code >> shift) & 0x3f);
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), tail(0));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), tail(6), tail(0));
    else bytes.push(0xf0 | (code >> 18), tail(12), tail(6), tail(0));
  }
  return bytes;
}

function firstPrimes(count: number): readonly number[] {
  const primes: number[] = [];
  for (let candidate = 2; primes.length < count; candidate += 1) {
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);
  }
  return primes;
}

/** The first 32 bits of the fraction. */
function fractionBits(root: number): number {
  return Math.floor((root % 1) * 2 ** 32);
}
