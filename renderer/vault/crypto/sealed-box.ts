import {
  joinSealed,
  NONCE_BYTES,
  PUBLIC_KEY_BYTES,
  SEAL_INFO,
  sealHeader,
  sealSalt,
} from '#shared/protocol/sealed.ts';
import { type Bytes, bytesOfBase64, randomBytes, unshared, utf8 } from './bytes.ts';

/*
 * Bytes that only the holder of a P-256 private key can open (A4), in the format of
 * `shared/protocol/sealed.ts`. Each box has its own one-time key.
 */

const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;

/** `content` sealed to `recipient` (raw P-256 public key in base64); `null` when that is no key. */
export async function sealTo(recipient: string, content: Bytes): Promise<Bytes | null> {
  const theirs = bytesOfBase64(recipient);
  if (theirs?.length !== PUBLIC_KEY_BYTES) return null;
  try {
    const publicKey = await crypto.subtle.importKey('raw', theirs, CURVE, false, []);
    const pair = await crypto.subtle.generateKey(CURVE, false, ['deriveBits']);
    const ours = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
    const key = await boxKey(pair.privateKey, publicKey, unshared(sealSalt(ours, theirs)));
    const nonce = randomBytes(NONCE_BYTES);
    const additionalData = unshared(sealHeader(ours));
    const algorithm = { name: 'AES-GCM', iv: nonce, additionalData };
    const text = new Uint8Array(await crypto.subtle.encrypt(algorithm, key, content));
    return unshared(joinSealed({ ephemeralPublicKey: ours, nonce, text }));
  } catch {
    // Not a point of the curve.
    return null;
  }
}

async function boxKey(own: CryptoKey, other: CryptoKey, salt: Bytes): Promise<CryptoKey> {
  const secret = await crypto.subtle.deriveBits({ name: 'ECDH', public: other }, own, 256);
  const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt, info: utf8(SEAL_INFO) };
  return crypto.subtle.deriveKey(derivation, base, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
  ]);
}
