import { type Bytes, randomBytes } from '../crypto/bytes.ts';

// Crockford's base32: no I, L, O or U, so that a code survives being read out or written by hand.
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE_BYTES = 20;
const CODE_LENGTH = 32;
const GROUP = 4;

/** A fresh recovery code of 160 random bits, "7Q2M-…" in eight groups of four. */
export function newRecoveryCode(): string {
  return recoveryCodeText(randomBytes(CODE_BYTES));
}

/** The code that stands for 20 `bytes`. */
export function recoveryCodeText(bytes: Bytes): string {
  let digits = '';
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      digits += ALPHABET[(buffer >>> bits) & 31];
    }
    buffer &= (1 << bits) - 1;
  }
  return digits.match(new RegExp(`.{${GROUP}}`, 'g'))?.join('-') ?? digits;
}

/** The bytes of a code as a person types it (any case, spaces, O for 0); `null` when it is none. */
export function recoveryCodeBytes(typed: string): Bytes | null {
  const digits = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  if (digits.length !== CODE_LENGTH) return null;
  const bytes = new Uint8Array(CODE_BYTES);
  let buffer = 0;
  let bits = 0;
  let at = 0;
  for (const digit of digits) {
    const value = ALPHABET.indexOf(digit);
    if (value < 0) return null;
    buffer = (buffer << 5) | value;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes[at] = (buffer >>> bits) & 0xff;
      at += 1;
    }
    buffer &= (1 << bits) - 1;
  }
  return bytes;
}
