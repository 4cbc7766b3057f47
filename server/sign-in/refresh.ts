import { instantFromMillis } from '#shared/lib/calendar-date.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import type { Tokens } from '#shared/protocol/session.ts';
import { instantNow, type ServerDependencies } from '../dependencies.ts';
import { type Refused, refuse } from '../lib/refused.ts';
import { derivedSecret, equalSecrets, newSecret, secretHash } from '../lib/secrets.ts';
import {
  endFamily,
  lockRefreshToken,
  markRotated,
  type RefreshStanding,
  touchDevice,
} from '../repositories/sessions.ts';
import { issueTokens } from './tokens.ts';

/** How long a rotated token still gives its successor, because the reply may have been lost (V2). */
const GRACE_MS = 60_000;

/**
 * Rotates a refresh token. The same token again within the grace, shown together with the device's
 * credential, gives the same successor; reuse in any other way ends the family (SPEC A2, V2).
 */
export async function refresh(
  dependencies: ServerDependencies,
  token: string,
  deviceCredential: string | undefined,
): Promise<Result<Tokens, Refused>> {
  const { now, random } = dependencies;
  const hash = secretHash(token);
  return dependencies.database.transaction(async (transaction) => {
    const standing = await lockRefreshToken(transaction, hash);
    const refused = standing ? objectionTo(standing, now()) : signInAgain();
    if (!standing || refused) return refused ?? signInAgain();
    const { familyId, usedAt } = standing;
    if (usedAt !== null && !isRepeated(standing, deviceCredential, now())) {
      await endFamily(transaction, familyId, instantNow(dependencies), 'reuse');
      return signInAgain();
    }
    const nonce = standing.nonce ?? newSecret(random);
    const issuedAt = usedAt?.getTime() ?? now();
    if (usedAt === null) {
      await markRotated(transaction, hash, familyId, instantFromMillis(issuedAt), nonce);
    }
    await touchDevice(transaction, standing.deviceId, instantNow(dependencies));
    const pair = {
      access: derivedSecret(token, 'access', nonce),
      refresh: derivedSecret(token, 'refresh', nonce),
    };
    return ok(await issueTokens(transaction, dependencies, familyId, pair, issuedAt));
  });
}

function signInAgain() {
  return refuse('unauthenticated', 'This session has ended; sign in again.');
}

function objectionTo(standing: RefreshStanding, now: number) {
  if (standing.isDeviceRevoked) return refuse('deviceRevoked', 'This device has been revoked.');
  if (standing.isPersonDisabled) {
    return refuse('personDisabled', 'This account has been disabled by an administrator.');
  }
  return standing.isFamilyEnded || standing.expiresAt.getTime() <= now ? signInAgain() : null;
}

function isRepeated(
  { usedAt, credentialHash }: RefreshStanding,
  deviceCredential: string | undefined,
  now: number,
): boolean {
  return (
    usedAt !== null &&
    now - usedAt.getTime() <= GRACE_MS &&
    deviceCredential !== undefined &&
    equalSecrets(secretHash(deviceCredential), credentialHash)
  );
}
