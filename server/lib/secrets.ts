import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

const SECRET_BYTES = 32;

/** A source of random bytes: the machine's, or a test's own. */
export type RandomBytes = (count: number) => Uint8Array;

/** A secret of 256 random bits as text that fits into a header. */
export function newSecret(random: RandomBytes): string {
  return Buffer.from(random(SECRET_BYTES)).toString('base64url');
}

/** What is kept of a secret: it cannot be guessed, so a plain hash is enough. */
export function secretHash(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/**
 * A secret that only who has `secret` and knows `nonce` can derive: the successor of a refresh
 * token, the same at every repetition of a request.
 */
export function derivedSecret(secret: string, purpose: string, nonce: string): string {
  return createHmac('sha256', secret).update(`${purpose}:${nonce}`).digest('base64url');
}

/** Whether two texts are equal, in a time that does not tell where they differ. */
export function equalSecrets(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(secretHash(a)), Buffer.from(secretHash(b))];
  return timingSafeEqual(left, right);
}
