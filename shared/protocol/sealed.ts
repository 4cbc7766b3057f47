import { z } from 'zod';
import { instantField, personIdField } from '#shared/domain/fields.ts';
import { deviceIdField } from './record.ts';

/*
 * What a revoked device hands over (A4): its outbox as JSON, sealed to the server's public key, so
 * that not even the device can open it afterwards. This is the format; the cryptography is the
 * vault's (WebCrypto) and the server's (node:crypto).
 *
 *   "FFQ1" | ephemeral P-256 public key, raw, 65 bytes | nonce, 12 bytes | AES-256-GCM text and tag
 *
 * Key: HKDF-SHA-256 of the ECDH secret (32 bytes, the x coordinate), with `sealSalt` and `SEAL_INFO`,
 * 32 bytes. Additional data: everything before the nonce.
 */

const MAGIC = Uint8Array.of(0x46, 0x46, 0x51, 0x31);
export const PUBLIC_KEY_BYTES = 65;
export const NONCE_BYTES = 12;
export const TAG_BYTES = 16;
export const SEAL_INFO = 'fieldfolio/quarantine/1';
const HEADER_BYTES = MAGIC.length + PUBLIC_KEY_BYTES;

export interface SealedParts {
  readonly ephemeralPublicKey: Uint8Array;
  readonly nonce: Uint8Array;
  /** Encrypted text with its tag of 16 bytes at the end, as WebCrypto gives it. */
  readonly text: Uint8Array;
}

/** The sealed bytes of `parts`, as they are handed over. */
export function joinSealed({ ephemeralPublicKey, nonce, text }: SealedParts): Uint8Array {
  const header = sealHeader(ephemeralPublicKey);
  const bytes = new Uint8Array(header.length + nonce.length + text.length);
  bytes.set(header, 0);
  bytes.set(nonce, header.length);
  bytes.set(text, header.length + nonce.length);
  return bytes;
}

/** The parts of sealed bytes; `null` when they are not of this format. */
export function splitSealed(bytes: Uint8Array): SealedParts | null {
  if (bytes.length < HEADER_BYTES + NONCE_BYTES + TAG_BYTES) return null;
  if (MAGIC.some((byte, at) => bytes[at] !== byte)) return null;
  return {
    ephemeralPublicKey: bytes.subarray(MAGIC.length, HEADER_BYTES),
    nonce: bytes.subarray(HEADER_BYTES, HEADER_BYTES + NONCE_BYTES),
    text: bytes.subarray(HEADER_BYTES + NONCE_BYTES),
  };
}

/** The additional data of the encryption. */
export function sealHeader(ephemeralPublicKey: Uint8Array): Uint8Array {
  const header = new Uint8Array(MAGIC.length + ephemeralPublicKey.length);
  header.set(MAGIC, 0);
  header.set(ephemeralPublicKey, MAGIC.length);
  return header;
}

/** HKDF's salt: both public keys, so that the key belongs to this pair alone. */
export function sealSalt(ephemeralPublicKey: Uint8Array, serverPublicKey: Uint8Array): Uint8Array {
  const salt = new Uint8Array(ephemeralPublicKey.length + serverPublicKey.length);
  salt.set(ephemeralPublicKey, 0);
  salt.set(serverPublicKey, ephemeralPublicKey.length);
  return salt;
}

/** The JSON inside: the outbox in its order, each entry as a push would send it (`wireMutation`). */
export const sealedOutbox = z.object({
  format: z.literal(1),
  deviceId: deviceIdField,
  personId: personIdField,
  sealedAt: instantField,
  /** Judged one by one, so that one that cannot be read stops no other (P4). */
  mutations: z.array(z.unknown()),
});
export type SealedOutbox = z.output<typeof sealedOutbox>;
