import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { z } from 'zod';
import { writeDurably } from '../files/durable-write.ts';

const FORMAT = Buffer.from('FFT1', 'latin1');
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** What a signed-in device holds; the refresh token is good for one use. */
const signedIn = z.object({
  server: z.string(),
  deviceId: z.string(),
  accessToken: z.string(),
  refreshToken: z.string(),
  /** Shown with a refresh, so that one whose answer was lost can be repeated (V2). */
  deviceCredential: z.string(),
});
export type SignedIn = z.output<typeof signedIn>;

/** The file in which tokens rest, encrypted under the key that the unlocked vault hands over (A3). */
export class SealedTokens {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  /** The tokens, or `null` when there are none or this key does not open them. */
  async read(key: Uint8Array): Promise<SignedIn | null> {
    try {
      return open(await readFile(this.#file), key);
    } catch {
      // Absent, unreadable or of another vault: in each case the person signs in again.
      return null;
    }
  }

  /** On the disk before it returns: a rotated token that is forgotten would end the sign-in. */
  async write(tokens: SignedIn, key: Uint8Array): Promise<void> {
    await writeDurably(this.#file, seal(tokens, key));
  }

  async destroy(): Promise<void> {
    await rm(this.#file, { force: true });
  }
}

/** AES-256-GCM with a random nonce per writing: format, nonce, tag, ciphertext. */
export function seal(tokens: SignedIn, key: Uint8Array): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', tokenKey(key), nonce);
  cipher.setAAD(FORMAT);
  const content = Buffer.concat([cipher.update(JSON.stringify(tokens), 'utf8'), cipher.final()]);
  return Buffer.concat([FORMAT, nonce, cipher.getAuthTag(), content]);
}

/** The tokens, or `null` when the key or a single bit is not right. */
export function open(sealed: Buffer, key: Uint8Array): SignedIn | null {
  const nonceEnd = FORMAT.byteLength + NONCE_BYTES;
  const tagEnd = nonceEnd + TAG_BYTES;
  if (sealed.byteLength < tagEnd || !sealed.subarray(0, FORMAT.byteLength).equals(FORMAT)) {
    return null;
  }
  try {
    const nonce = sealed.subarray(FORMAT.byteLength, nonceEnd);
    const decipher = createDecipheriv('aes-256-gcm', tokenKey(key), nonce);
    decipher.setAAD(FORMAT);
    decipher.setAuthTag(sealed.subarray(nonceEnd, tagEnd));
    const content = Buffer.concat([decipher.update(sealed.subarray(tagEnd)), decipher.final()]);
    return signedIn.safeParse(JSON.parse(content.toString('utf8'))).data ?? null;
  } catch {
    return null;
  }
}

/** A key of this file's own, whatever else the one handed over is used for. */
function tokenKey(key: Uint8Array): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', 'fieldfolio tokens at rest', 32));
}
