import { instantFromMillis } from '#shared/lib/calendar-date.ts';
import type { ServerDependencies } from '../dependencies.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Answers wait for a device however long it is away (P2), but not for one that was revoked. */
const KEPT_FOR_REVOKED_MS = 90 * DAY;

/** Removes what nothing can come back to: ended tokens, old attempts, answers of revoked devices. */
export async function cleanUp({ database, now }: ServerDependencies): Promise<void> {
  const yesterday = instantFromMillis(now() - DAY);
  await database.query('delete from access_tokens where expires_at < $1::timestamptz', [yesterday]);
  await database.query('delete from refresh_tokens where expires_at < $1::timestamptz', [
    yesterday,
  ]);
  await database.query('delete from sign_in_attempts where window_began_at < $1::timestamptz', [
    yesterday,
  ]);
  await database.query(
    `delete from mutations where answered_at < $1::timestamptz
       and device_id in (select id from devices where revoked_at is not null)`,
    [instantFromMillis(now() - KEPT_FOR_REVOKED_MS)],
  );
}
