import { ok, type Result } from '#shared/lib/result.ts';
import type { VaultError } from '../api.ts';
import { type Bytes, base64, randomBytes } from '../crypto/bytes.ts';
import { aesCipher, type Place } from '../crypto/cipher.ts';
import { failure } from '../failures.ts';
import { KDF_FLOOR, type KdfParameters, keyOfPassphrase, keyOfSecret } from './derivation.ts';
import { type Envelope, type EnvelopeHead, fieldBytes } from './envelope.ts';
import { recoveryCodeBytes } from './recovery-code.ts';

const SALT_BYTES = 16;
const WRAP_SCHEMA = 1;

/** Where a wrap belongs: its purpose, vault, owner and parameters; changing any of them is noticed. */
function placeOf(purpose: string, head: EnvelopeHead, parameters: unknown): Place {
  const { personId, personName, deviceId, deviceName, server, quarantineKey = '' } = head.owner;
  const bound = [
    head.vaultId,
    personId,
    personName,
    deviceId,
    deviceName,
    server,
    quarantineKey,
    parameters,
  ];
  return { table: `envelope/${purpose}`, id: JSON.stringify(bound) };
}

/** `dataKey` under `passphrase`, with fresh salt and today's parameters. */
export async function wrapWithPassphrase(
  head: EnvelopeHead,
  dataKey: Bytes,
  passphrase: string,
): Promise<Envelope['passphrase']> {
  const salt = randomBytes(SALT_BYTES);
  const parameters: KdfParameters = { name: 'argon2id', ...KDF_FLOOR, salt: base64(salt) };
  const key = await keyOfPassphrase(passphrase, salt, parameters);
  const cipher = aesCipher(key, head.keyVersion, WRAP_SCHEMA);
  const wrap = await cipher.seal(placeOf('passphrase', head, parameters), dataKey);
  return { parameters, wrap: base64(wrap) };
}

/** The data key, or `null` when the passphrase is wrong or the wrap was tampered with. */
export async function openWithPassphrase(
  envelope: Envelope,
  passphrase: string,
): Promise<Bytes | null> {
  const { parameters, wrap } = envelope.passphrase;
  const key = await keyOfPassphrase(passphrase, fieldBytes(parameters.salt), parameters);
  const cipher = aesCipher(key, envelope.keyVersion, WRAP_SCHEMA);
  const opened = await cipher.open(placeOf('passphrase', envelope, parameters), fieldBytes(wrap));
  return opened.ok ? opened.value : null;
}

async function wrapWithSecret(
  purpose: 'recovery' | 'keychain',
  head: EnvelopeHead,
  dataKey: Bytes,
  secret: Bytes,
): Promise<{ salt: string; wrap: string }> {
  const salt = randomBytes(SALT_BYTES);
  const cipher = aesCipher(await keyOfSecret(secret, salt, purpose), head.keyVersion, WRAP_SCHEMA);
  const wrap = await cipher.seal(placeOf(purpose, head, null), dataKey);
  return { salt: base64(salt), wrap: base64(wrap) };
}

async function openWithSecret(
  purpose: 'recovery' | 'keychain',
  envelope: Envelope,
  secret: Bytes,
): Promise<Bytes | null> {
  const { salt, wrap } = envelope[purpose];
  const key = await keyOfSecret(secret, fieldBytes(salt), purpose);
  const cipher = aesCipher(key, envelope.keyVersion, WRAP_SCHEMA);
  const opened = await cipher.open(placeOf(purpose, envelope, null), fieldBytes(wrap));
  return opened.ok ? opened.value : null;
}

/** `dataKey` under a recovery code. */
export async function wrapWithRecoveryCode(
  head: EnvelopeHead,
  dataKey: Bytes,
  code: string,
): Promise<Envelope['recovery']> {
  return wrapWithSecret('recovery', head, dataKey, recoveryCodeBytes(code) ?? new Uint8Array(0));
}

/** The data key; `wrongPassphrase` when `typed` is not this vault's recovery code. */
export async function openWithRecoveryCode(
  envelope: Envelope,
  typed: string,
): Promise<Result<Bytes, VaultError>> {
  const code = recoveryCodeBytes(typed);
  if (!code) {
    return failure(
      'wrongPassphrase',
      'A recovery code has 32 letters and digits in groups of four. Check what you typed.',
    );
  }
  const dataKey = await openWithSecret('recovery', envelope, code);
  if (!dataKey) return failure('wrongPassphrase', 'This is not the recovery code of this vault.');
  return ok(dataKey);
}

/** `dataKey` under a fresh secret for the keychain; the secret itself is sealed by `sealSecret`. */
export async function wrapForKeychain(
  head: EnvelopeHead,
  dataKey: Bytes,
  sealSecret: (secret: Bytes) => Promise<Bytes>,
): Promise<Envelope['keychain']> {
  const secret = randomBytes(32);
  const wrap = await wrapWithSecret('keychain', head, dataKey, secret);
  const sealedSecret = base64(await sealSecret(secret));
  secret.fill(0);
  return { ...wrap, sealedSecret, protectedSecret: null };
}

/** The data key by what the keychain revealed; `null` when it is not the right secret. */
export function openWithKeychainSecret(envelope: Envelope, secret: Bytes): Promise<Bytes | null> {
  return openWithSecret('keychain', envelope, secret);
}
