import { ok, type Result } from '#shared/lib/result.ts';
import type { VaultError, VaultOwner, VaultResult } from '../api.ts';
import { type Bytes, base64, randomBytes, unshared } from '../crypto/bytes.ts';
import { failure } from '../failures.ts';
import type { VaultHost } from '../host.ts';
import { afterFailure, secondsToWait } from './attempts.ts';
import { parametersAccepted } from './derivation.ts';
import { type Envelope, envelopeBytes, envelopeOf, fieldBytes, parseEnvelope } from './envelope.ts';
import { type KeyRing, keyRing } from './key-ring.ts';
import { newRecoveryCode } from './recovery-code.ts';
import {
  openWithKeychainSecret,
  openWithPassphrase,
  openWithRecoveryCode,
  wrapForKeychain,
  wrapWithPassphrase,
  wrapWithRecoveryCode,
} from './wraps.ts';

const DATA_KEY_BYTES = 32;
const KEYCHAIN_SECRET = { table: 'envelope', id: 'keychain-secret' };
const SHORTEST_PASSPHRASE = 10;

export interface Opened {
  readonly envelope: Envelope;
  readonly keys: KeyRing;
}

export type WayIn = { passphrase: string } | { recoveryCode: string } | { keychain: true };

/** Whether `passphrase` may protect a vault; guessing is slowed by Argon2id, not by this rule alone. */
export function passphraseProblem(passphrase: string): VaultError | null {
  const short = [...passphrase].length < SHORTEST_PASSPHRASE;
  const monotonous = new Set(passphrase.toLowerCase()).size < 5;
  if (!short && !monotonous) return null;
  return {
    tag: 'weakPassphrase',
    field: 'passphrase',
    message: `Use at least ${SHORTEST_PASSPHRASE} characters, not the same few again and again; a short sentence is good.`,
  };
}

/** The envelope as the shell keeps it; `noVault` when there is none. */
export async function readEnvelope(host: VaultHost): Promise<VaultResult<Envelope>> {
  const bytes = await host.readEnvelope();
  if (!bytes.ok) return bytes;
  if (!bytes.value) return failure('noVault', 'There is no vault on this device yet.');
  return parseEnvelope(bytes.value);
}

async function write(host: VaultHost, envelope: Envelope): Promise<VaultResult<null>> {
  return host.writeEnvelope(envelopeBytes(envelope));
}

/** Makes data key and envelope; the recovery code is shown once and kept nowhere. */
export async function makeKeys(
  host: VaultHost,
  request: { owner: VaultOwner; passphrase: string; vaultId: string },
): Promise<VaultResult<Opened & { recoveryCode: string }>> {
  const weak = passphraseProblem(request.passphrase);
  if (weak) return { ok: false, error: weak };
  const head = { vaultId: request.vaultId, keyVersion: 1, owner: request.owner };
  const dataKey = randomBytes(DATA_KEY_BYTES);
  const keys = await keyRing(dataKey, head.keyVersion);
  const recoveryCode = newRecoveryCode();
  const envelope = envelopeOf({
    ...head,
    passphrase: await wrapWithPassphrase(head, dataKey, request.passphrase),
    recovery: await wrapWithRecoveryCode(head, dataKey, recoveryCode),
    keychain: await wrapForKeychain(head, dataKey, (secret) =>
      keys.keychain.seal(KEYCHAIN_SECRET, secret),
    ),
    attempts: { failed: 0, lastFailedAt: 0 },
  });
  dataKey.fill(0);
  const written = await write(host, envelope);
  return written.ok ? ok({ envelope, keys, recoveryCode }) : written;
}

/** Opens the envelope one way or another; wrong passphrases wait longer and longer. */
export async function openKeys(
  host: VaultHost,
  way: WayIn,
  nowInMillis: number,
): Promise<VaultResult<Opened>> {
  const envelope = await readEnvelope(host);
  if (!envelope.ok) return envelope;
  const dataKey = await dataKeyBy(host, envelope.value, way, nowInMillis);
  if (!dataKey.ok) return dataKey;
  const keys = await keyRing(dataKey.value, envelope.value.keyVersion);
  dataKey.value.fill(0);
  const calm = { ...envelope.value, attempts: { failed: 0, lastFailedAt: 0 } };
  if (envelope.value.attempts.failed > 0) await write(host, calm);
  return ok({ envelope: calm, keys });
}

async function dataKeyBy(
  host: VaultHost,
  envelope: Envelope,
  way: WayIn,
  nowInMillis: number,
): Promise<Result<Bytes, VaultError>> {
  if ('recoveryCode' in way) return openWithRecoveryCode(envelope, way.recoveryCode);
  if ('keychain' in way) return dataKeyFromKeychain(host, envelope);
  if (!parametersAccepted(envelope.passphrase.parameters)) {
    return failure(
      'parametersRefused',
      'The key file asks for a weaker key derivation than Fieldfolio allows: somebody may have ' +
        'changed it. Use the recovery code and choose a new passphrase.',
    );
  }
  const wait = secondsToWait(envelope.attempts, nowInMillis);
  if (wait > 0) return wrongPassphrase(wait, 'Too many wrong passphrases.');
  const dataKey = await openWithPassphrase(envelope, way.passphrase);
  if (dataKey) return ok(dataKey);
  const attempts = afterFailure(envelope.attempts, nowInMillis);
  await write(host, { ...envelope, attempts });
  return wrongPassphrase(secondsToWait(attempts, nowInMillis), 'The passphrase is not right.');
}

function wrongPassphrase(seconds: number, message: string): Result<never, VaultError> {
  return seconds > 0
    ? failure('wrongPassphrase', `${message} Try again in ${seconds} seconds.`, {
        retryAfterSeconds: seconds,
      })
    : failure('wrongPassphrase', message);
}

async function dataKeyFromKeychain(
  host: VaultHost,
  envelope: Envelope,
): Promise<Result<Bytes, VaultError>> {
  const lost = failure(
    'keychainLost',
    "This computer's keychain no longer opens Fieldfolio. Use the passphrase; nothing is lost.",
  );
  const { protectedSecret } = envelope.keychain;
  if (protectedSecret === null) return lost;
  const secret = await host.revealFromKeychain(fieldBytes(protectedSecret));
  if (!secret.ok) return lost;
  const dataKey = await openWithKeychainSecret(envelope, unshared(secret.value));
  return dataKey ? ok(dataKey) : lost;
}

/**
 * A new passphrase for the same data key. One file replaces the other whole (write, flush, rename), so
 * after a crash one of the two passphrases opens the vault, never neither (reliability C6).
 */
export async function changePassphrase(
  host: VaultHost,
  request: { current: string; next: string },
  nowInMillis: number,
): Promise<VaultResult<null>> {
  const weak = passphraseProblem(request.next);
  if (weak) return { ok: false, error: weak };
  return withDataKey(host, request.current, nowInMillis, async (envelope, dataKey) => ({
    ...envelope,
    passphrase: await wrapWithPassphrase(envelope, dataKey, request.next),
  }));
}

/** A new passphrase by the recovery code, for who has forgotten the old one. */
export async function resetPassphrase(
  host: VaultHost,
  request: { recoveryCode: string; next: string },
): Promise<VaultResult<null>> {
  const weak = passphraseProblem(request.next);
  if (weak) return { ok: false, error: weak };
  const envelope = await readEnvelope(host);
  if (!envelope.ok) return envelope;
  const dataKey = await openWithRecoveryCode(envelope.value, request.recoveryCode);
  if (!dataKey.ok) return dataKey;
  const passphrase = await wrapWithPassphrase(envelope.value, dataKey.value, request.next);
  dataKey.value.fill(0);
  return write(host, {
    ...envelope.value,
    passphrase,
    attempts: { failed: 0, lastFailedAt: 0 },
  });
}

/** A new recovery code; the former one stops working. */
export async function changeRecoveryCode(
  host: VaultHost,
  passphrase: string,
  nowInMillis: number,
): Promise<VaultResult<{ recoveryCode: string }>> {
  const recoveryCode = newRecoveryCode();
  const changed = await withDataKey(host, passphrase, nowInMillis, async (envelope, dataKey) => ({
    ...envelope,
    recovery: await wrapWithRecoveryCode(envelope, dataKey, recoveryCode),
  }));
  return changed.ok ? ok({ recoveryCode }) : changed;
}

async function withDataKey(
  host: VaultHost,
  passphrase: string,
  nowInMillis: number,
  change: (envelope: Envelope, dataKey: Bytes) => Promise<Envelope>,
): Promise<VaultResult<null>> {
  const envelope = await readEnvelope(host);
  if (!envelope.ok) return envelope;
  const dataKey = await dataKeyBy(host, envelope.value, { passphrase }, nowInMillis);
  if (!dataKey.ok) return dataKey;
  const changed = await change(envelope.value, dataKey.value);
  dataKey.value.fill(0);
  return write(host, { ...changed, attempts: { failed: 0, lastFailedAt: 0 } });
}

/** Switches the keychain on or off as an added way in. */
export async function setKeychain(
  host: VaultHost,
  keys: KeyRing,
  enabled: boolean,
): Promise<VaultResult<null>> {
  const envelope = await readEnvelope(host);
  if (!envelope.ok) return envelope;
  const { keychain } = envelope.value;
  let protectedSecret: string | null = null;
  if (enabled) {
    const secret = await keys.keychain.open(KEYCHAIN_SECRET, fieldBytes(keychain.sealedSecret));
    if (!secret.ok) return secret;
    const answer = await host.protectWithKeychain(secret.value);
    if (!answer.ok) return answer;
    protectedSecret = base64(answer.value);
  }
  return write(host, { ...envelope.value, keychain: { ...keychain, protectedSecret } });
}
