import { type Bytes, bytesOfBase64, concatenated, randomBytes, utf8 } from './bytes.ts';

/*
 * Bytes that only the holder of a P-256 private key can open (A4). Layout: format byte 1, the
 * sender's one-time public key (65 bytes, raw), a nonce (12 bytes), AES-256-GCM ciphertext and tag.
 * The key is HKDF-SHA-256 over the ECDH secret, salted with both public keys behind one another and
 * labelled "fieldfolio/quarantine". Each box has its own one-time key.
 */

const FORMAT = 1;
const CURVE = { name: 'ECDH', namedCurve: 'P-256' } as const;
const PUBLIC_KEY_BYTES = 65;
const NONCE_BYTES = 12;
const LABEL = 'fieldfolio/quarantine';

/** `content` sealed to `recipient` (raw P-256 public key in base64); `null` when that is no key. */
export async function sealTo(recipient: string, content: Bytes): Promise<Bytes | null> {
  const theirs = bytesOfBase64(recipient);
  if (theirs?.length !== PUBLIC_KEY_BYTES) return null;
  try {
    const publicKey = await crypto.subtle.importKey('raw', theirs, CURVE, false, []);
    const pair = await crypto.subtle.generateKey(CURVE, false, ['deriveBits']);
    const ours = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
    const key = await boxKey(pair.privateKey, publicKey, concatenated([ours, theirs]));
    const iv = randomBytes(NONCE_BYTES);
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, content);
    return concatenated([new Uint8Array([FORMAT]), ours, iv, new Uint8Array(sealed)]);
  } catch {
    // Not a point of the curve.
    return null;
  }
}

/** What was sealed to the key pair; `null` when it does not open. The server's side, for tests. */
export async function openBox(
  privateKey: CryptoKey,
  publicKey: Bytes,
  box: Bytes,
): Promise<Bytes | null> {
  if (box[0] !== FORMAT) return null;
  const theirs = box.slice(1, 1 + PUBLIC_KEY_BYTES);
  const iv = box.slice(1 + PUBLIC_KEY_BYTES, 1 + PUBLIC_KEY_BYTES + NONCE_BYTES);
  try {
    const sender = await crypto.subtle.importKey('raw', theirs, CURVE, false, []);
    const key = await boxKey(privateKey, sender, concatenated([theirs, publicKey]));
    const sealed = box.slice(1 + PUBLIC_KEY_BYTES + NONCE_BYTES);
    return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed));
  } catch {
    return null;
  }
}

async function boxKey(own: CryptoKey, other: CryptoKey, salt: Bytes): Promise<CryptoKey> {
  const secret = await crypto.subtle.deriveBits({ name: 'ECDH', public: other }, own, 256);
  const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt, info: utf8(LABEL) };
  const usages: KeyUsage[] = ['encrypt', 'decrypt'];
  return crypto.subtle.deriveKey(derivation, base, { name: 'AES-GCM', length: 256 }, false, usages);
}
