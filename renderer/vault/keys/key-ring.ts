import { type Bytes, utf8 } from '../crypto/bytes.ts';
import { aesCipher, type Cipher } from '../crypto/cipher.ts';

/** Version of the layout that sealed values carry in their binding (C2). */
export const SEALED_SCHEMA = 1;

/** What an unlocked vault works with: one key per purpose, none of which can be read back. */
export interface KeyRing {
  readonly records: Cipher;
  readonly journal: Cipher;
  readonly backups: Cipher;
  /** The bytes of documents, whose parts are counted apart from records (C4). */
  readonly documents: Cipher;
  /** Seals the keychain's secret, so that the keychain can be switched on without the passphrase. */
  readonly keychain: Cipher;
  /** Given to the shell at unlock: the key under which the network's tokens rest (A3). */
  readonly networkKey: Bytes;
}

/**
 * Derives the keys of an unlocked vault from its data key (HKDF-SHA-256, one label per purpose). The
 * caller wipes `dataKey` afterwards.
 */
export async function keyRing(dataKey: Bytes, keyVersion: number): Promise<KeyRing> {
  const base = await crypto.subtle.importKey('raw', dataKey, 'HKDF', false, [
    'deriveKey',
    'deriveBits',
  ]);
  const derivation = (purpose: string) => ({
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(32),
    info: utf8(`fieldfolio/${purpose}/k${keyVersion}`),
  });
  const cipher = async (purpose: string): Promise<Cipher> => {
    const aes = { name: 'AES-GCM', length: 256 };
    const usages: KeyUsage[] = ['encrypt', 'decrypt'];
    const key = await crypto.subtle.deriveKey(derivation(purpose), base, aes, false, usages);
    return aesCipher(key, keyVersion, SEALED_SCHEMA);
  };
  const [records, journal, backups, documents, keychain, network] = await Promise.all([
    cipher('records'),
    cipher('journal'),
    cipher('backups'),
    cipher('documents'),
    cipher('keychain'),
    crypto.subtle.deriveBits(derivation('network'), base, 256),
  ]);
  const networkKey = new Uint8Array(network);
  return { records, journal, backups, documents, keychain, networkKey };
}
