import { instantFromMillis } from '#shared/lib/calendar-date.ts';
import type { Tokens } from '#shared/protocol/session.ts';
import type { Queryable } from '../database/database.ts';
import type { ServerDependencies } from '../dependencies.ts';
import { secretHash } from '../lib/secrets.ts';
import { insertTokens } from '../repositories/sessions.ts';

export const ACCESS_SECONDS = 15 * 60;
/** A device that was away longer than this signs in again; its outbox stays (SPEC A5). */
const REFRESH_SECONDS = 60 * 24 * 60 * 60;

/** Keeps a pair of tokens, issued at `issuedAt` (milliseconds), and says it as the wire does. */
export async function issueTokens(
  queryable: Queryable,
  { now }: Pick<ServerDependencies, 'now'>,
  familyId: string,
  pair: { readonly access: string; readonly refresh: string },
  issuedAt: number,
): Promise<Tokens> {
  await insertTokens(queryable, {
    familyId,
    accessHash: secretHash(pair.access),
    accessExpiresAt: instantFromMillis(issuedAt + ACCESS_SECONDS * 1000),
    refreshHash: secretHash(pair.refresh),
    refreshExpiresAt: instantFromMillis(issuedAt + REFRESH_SECONDS * 1000),
  });
  const passed = Math.max(0, Math.floor((now() - issuedAt) / 1000));
  return {
    accessToken: pair.access,
    refreshToken: pair.refresh,
    expiresInSeconds: Math.max(0, ACCESS_SECONDS - passed),
  };
}
