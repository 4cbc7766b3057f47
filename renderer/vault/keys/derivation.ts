import { z } from 'zod';
import { type Bytes, utf8 } from '../crypto/bytes.ts';
import { argon2Apart } from './argon2.ts';

/** Argon2id's parameters, stored with the wrap they belong to. */
export const kdfParameters = z.object({
  name: z.literal('argon2id'),
  memoryInKiB: z.int(),
  iterations: z.int(),
  parallelism: z.int(),
  salt: z.string(),
});
export type KdfParameters = z.output<typeof kdfParameters>;

/** What new wraps use, and the least that is accepted (reliability C3): 64 MiB, three passes. */
export const KDF_FLOOR = { memoryInKiB: 64 * 1024, iterations: 3, parallelism: 1 } as const;
// Parameters far above the floor would lock the person out by exhausting the machine.
const KDF_CEILING = { memoryInKiB: 1024 * 1024, iterations: 20, parallelism: 8 } as const;

/** Whether stored parameters may be used: below the floor somebody has tampered with them. */
export function parametersAccepted(parameters: KdfParameters): boolean {
  const names = ['memoryInKiB', 'iterations', 'parallelism'] as const;
  return names.every(
    (name) => parameters[name] >= KDF_FLOOR[name] && parameters[name] <= KDF_CEILING[name],
  );
}

/** A wrapping key from a passphrase; takes about a third of a second on purpose. */
export async function keyOfPassphrase(
  passphrase: string,
  salt: Bytes,
  parameters: KdfParameters,
): Promise<CryptoKey> {
  const { memoryInKiB, iterations, parallelism } = parameters;
  const key = await argon2Apart({
    // Two keyboards may compose "é" differently; NFKC makes them one passphrase.
    password: utf8(passphrase.normalize('NFKC')),
    salt,
    memoryInKiB,
    iterations,
    parallelism,
  });
  return wrappingKey(key);
}

/** An AES-GCM key from 32 secret bytes; cannot be read back. */
export function wrappingKey(secret: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', secret, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/** A wrapping key from a secret that is long and random by itself (a recovery code, the keychain's). */
export async function keyOfSecret(secret: Bytes, salt: Bytes, purpose: string): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt, info: utf8(`fieldfolio/${purpose}`) };
  const aes = { name: 'AES-GCM', length: 256 };
  return crypto.subtle.deriveKey(derivation, base, aes, false, ['encrypt', 'decrypt']);
}
