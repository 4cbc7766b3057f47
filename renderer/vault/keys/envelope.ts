import { z } from 'zod';
import { personIdField } from '#shared/domain/fields.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { deviceIdField } from '#shared/protocol/record.ts';
import type { VaultError, VaultOwner } from '../api.ts';
import { bytesOfBase64, jsonBytes, jsonOf } from '../crypto/bytes.ts';
import { failure } from '../failures.ts';
import { kdfParameters } from './derivation.ts';

/*
 * The key envelope (W5): the data key under a passphrase, under a recovery code and, if wanted,
 * under the keychain. A small file of the shell's, copied into every backup, so that no loss of
 * IndexedDB can take the keys along.
 */

const FORMAT = 'fieldfolio-envelope';
const VERSION = 1;

const owner = z.object({
  personId: personIdField,
  personName: z.string(),
  deviceId: deviceIdField,
  deviceName: z.string(),
  server: z.string(),
  quarantineKey: z.string().optional(),
}) satisfies z.ZodType<VaultOwner>;

const envelopeSchema = z.object({
  format: z.literal(FORMAT),
  version: z.literal(VERSION),
  vaultId: z.string(),
  keyVersion: z.int().min(1),
  /** Shown while locked: whose vault this is. */
  owner,
  passphrase: z.object({ parameters: kdfParameters, wrap: z.string() }),
  recovery: z.object({ salt: z.string(), wrap: z.string() }),
  keychain: z.object({
    salt: z.string(),
    /** The data key under the keychain's secret. */
    wrap: z.string(),
    /** That secret under a key of the vault, so that switching on needs no passphrase. */
    sealedSecret: z.string(),
    /** The secret as the keychain protects it; `null` while switched off. */
    protectedSecret: z.string().nullable(),
  }),
  /** Wrong passphrases since the last right one: a restart does not reset the delay. */
  attempts: z.object({ failed: z.int().min(0), lastFailedAt: z.number() }),
});
export type Envelope = z.output<typeof envelopeSchema>;

/** The envelope without its wraps and attempts: what the wraps are bound to. */
export type EnvelopeHead = Pick<Envelope, 'vaultId' | 'keyVersion' | 'owner'>;

/** The bytes of `envelope` as the shell keeps them. */
export function envelopeBytes(envelope: Envelope): Uint8Array {
  return jsonBytes(envelope);
}

/** A new envelope's fixed fields. */
export function envelopeOf(parts: Omit<Envelope, 'format' | 'version'>): Envelope {
  return { format: FORMAT, version: VERSION, ...parts };
}

/**
 * Reads an envelope file. Errors: `newerVault` when a newer application wrote it, `damaged` when it
 * is not one.
 */
export function parseEnvelope(bytes: Uint8Array): Result<Envelope, VaultError> {
  let content: unknown;
  try {
    content = jsonOf<unknown>(bytes);
  } catch {
    return damagedEnvelope();
  }
  const version = z.object({ format: z.literal(FORMAT), version: z.int() }).safeParse(content);
  if (version.success && version.data.version > VERSION) {
    return failure(
      'newerVault',
      'This vault was made by a newer Fieldfolio. Update the application; nothing was changed.',
    );
  }
  const envelope = envelopeSchema.safeParse(content);
  if (!envelope.success) return damagedEnvelope();
  return ok(envelope.data);
}

function damagedEnvelope(): Result<never, VaultError> {
  return err({
    tag: 'damaged',
    message: 'The key file is damaged. Restore it from a backup of this device.',
  });
}

/** Bytes of a base64 field, empty when it is not base64 (it will then fail to open). */
export function fieldBytes(text: string): Uint8Array<ArrayBuffer> {
  return bytesOfBase64(text) ?? new Uint8Array(0);
}
