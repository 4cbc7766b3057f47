import { err, ok, type Result, type TaggedError } from '#shared/lib/result.ts';
import { type Bytes, concatenated, randomBytes, unshared, utf8 } from './bytes.ts';

/** Bytes that do not open: cut, changed, put in another's place, or sealed with another key. */
export type Damaged = TaggedError<'damaged'>;

/** Where sealed bytes belong; they open nowhere else (reliability C2). */
export interface Place {
  readonly table: string;
  readonly id: string;
}

/** Seals and opens bytes with one key. */
export interface Cipher {
  seal(place: Place, content: Bytes): Promise<Bytes>;
  open(place: Place, sealed: Uint8Array): Promise<Result<Bytes, Damaged>>;
}

const FORMAT = 1;
const NONCE_LENGTH = 12;
const TAG_LENGTH = 16;

/**
 * AES-256-GCM over WebCrypto. A sealed value is a format byte, a nonce, ciphertext and tag. Nonces
 * are 96 random bits: at one write a millisecond a key would last fifty days to 2^32 writes, and a
 * device writes some thousands a day (reliability C4).
 * @param key AES-GCM key for encryption and decryption
 * @param keyVersion raised when the key is changed
 * @param schemaVersion of what is sealed; a value of another version does not open by accident
 */
export function aesCipher(key: CryptoKey, keyVersion: number, schemaVersion: number): Cipher {
  const suffix = `/k${keyVersion}/s${schemaVersion}`;
  const boundTo = (place: Place): Bytes => utf8(`${place.table}/${place.id}${suffix}`);
  return {
    async seal(place, content) {
      const iv = randomBytes(NONCE_LENGTH);
      const algorithm = { name: 'AES-GCM', iv, additionalData: boundTo(place) };
      const sealed = await crypto.subtle.encrypt(algorithm, key, content);
      return concatenated([new Uint8Array([FORMAT]), iv, new Uint8Array(sealed)]);
    },
    async open(place, sealed) {
      const damaged = err({
        tag: 'damaged' as const,
        message: `An entry of "${place.table}" is damaged or not where it belongs.`,
      });
      if (sealed.length < 1 + NONCE_LENGTH + TAG_LENGTH || sealed[0] !== FORMAT) return damaged;
      const bytes = unshared(sealed);
      const iv = bytes.subarray(1, 1 + NONCE_LENGTH);
      try {
        const algorithm = { name: 'AES-GCM', iv, additionalData: boundTo(place) };
        const content = bytes.subarray(1 + NONCE_LENGTH);
        return ok(new Uint8Array(await crypto.subtle.decrypt(algorithm, key, content)));
      } catch {
        // WebCrypto says only "OperationError": wrong key, wrong place and changed bytes look alike.
        return damaged;
      }
    },
  };
}
