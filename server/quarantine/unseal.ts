import { createDecipheriv, createECDH, createPrivateKey, hkdfSync } from 'node:crypto';
import { err, ok, type Result, type TaggedError } from '#shared/lib/result.ts';
import {
  SEAL_INFO,
  type SealedOutbox,
  sealedOutbox,
  sealHeader,
  sealSalt,
  splitSealed,
  TAG_BYTES,
} from '#shared/protocol/sealed.ts';

export type UnsealError = TaggedError<'notSealed' | 'otherKey' | 'unreadable'>;

/** The server's key pair as it rests: the public half raw, the private half PKCS #8, in base64. */
export interface QuarantineKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

/**
 * Opens what a device sealed. Comes back with `notSealed` for another format, with `otherKey` when it
 * was sealed to another server's key or altered, with `unreadable` when what is inside is no outbox.
 */
export function unseal(
  sealed: Uint8Array,
  keys: QuarantineKeys,
): Result<SealedOutbox, UnsealError> {
  const parts = splitSealed(sealed);
  if (!parts) return err({ tag: 'notSealed', message: 'these bytes are not a sealed outbox' });
  const { ephemeralPublicKey, nonce, text } = parts;
  let json: string;
  try {
    const secret = sharedSecret(keys.privateKey, ephemeralPublicKey);
    const salt = sealSalt(ephemeralPublicKey, Buffer.from(keys.publicKey, 'base64'));
    const key = Buffer.from(hkdfSync('sha256', secret, salt, SEAL_INFO, 32));
    const decipher = createDecipheriv('aes-256-gcm', key, nonce);
    decipher.setAAD(sealHeader(ephemeralPublicKey));
    decipher.setAuthTag(text.subarray(-TAG_BYTES));
    const plain = decipher.update(text.subarray(0, -TAG_BYTES));
    json = Buffer.concat([plain, decipher.final()]).toString('utf8');
  } catch {
    return err({ tag: 'otherKey', message: 'sealed to another key, or altered since' });
  }
  const outbox = parsedOutbox(json);
  return outbox ? ok(outbox) : err({ tag: 'unreadable', message: 'there is no outbox inside' });
}

function sharedSecret(privateKey: string, ephemeralPublicKey: Uint8Array): Buffer {
  const pkcs8 = Buffer.from(privateKey, 'base64');
  const jwk = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' }).export({
    format: 'jwk',
  });
  const ecdh = createECDH('prime256v1');
  ecdh.setPrivateKey(Buffer.from(String(jwk.d), 'base64url'));
  return ecdh.computeSecret(ephemeralPublicKey);
}

function parsedOutbox(json: string): SealedOutbox | null {
  try {
    const parsed = sealedOutbox.safeParse(JSON.parse(json));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
