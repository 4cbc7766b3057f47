import type { DeviceId, PersonId } from '#shared/lib/identifiers.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import type { ServerDependencies } from '../dependencies.ts';
import { type Refused, refuse } from '../lib/refused.ts';
import { secretHash } from '../lib/secrets.ts';
import { accessStanding } from '../repositories/sessions.ts';

/** Who asks, as the database said at this very request. */
export interface Session {
  readonly personId: PersonId;
  readonly personName: string;
  readonly email: string;
  readonly deviceId: DeviceId;
  readonly familyId: string;
}

/** The secret in an `authorization` header of the form "Bearer …". */
export function bearerOf(header: string | undefined): string | undefined {
  return /^Bearer ([\w-]{20,200})$/i.exec(header ?? '')?.[1];
}

/**
 * The session of an access token, looked up at each request: who was disabled or revoked a moment ago
 * is refused now (V6).
 */
export async function authenticate(
  { database, now }: Pick<ServerDependencies, 'database' | 'now'>,
  header: string | undefined,
): Promise<Result<Session, Refused>> {
  const token = bearerOf(header);
  const standing = token ? await accessStanding(database, secretHash(token)) : undefined;
  if (!standing) return refuse('unauthenticated', 'Sign in first.');
  if (standing.isDeviceRevoked) return refuse('deviceRevoked', 'This device has been revoked.');
  if (standing.isPersonDisabled) {
    return refuse('personDisabled', 'This account has been disabled by an administrator.');
  }
  if (standing.isFamilyEnded || standing.expiresAt.getTime() <= now()) {
    return refuse('unauthenticated', 'The access token has ended; refresh it.');
  }
  const { personId, personName, email, deviceId, familyId } = standing;
  return ok({ personId, personName, email, deviceId, familyId });
}
