import { onlyRow, type Queryable } from '../database/database.ts';

/**
 * Counts one more attempt of `subject` and answers how many there were since `windowBegan`. It
 * counts before the password is looked at, so that many at once do not slip through.
 */
export async function countAttempt(
  queryable: Queryable,
  subject: string,
  now: string,
  windowBegan: string,
): Promise<{ readonly attempts: number; readonly windowBeganAt: Date }> {
  return onlyRow(
    await queryable.query<{ attempts: number; windowBeganAt: Date }>(
      `insert into sign_in_attempts as s (subject, window_began_at, attempts)
       values ($1, $2::timestamptz, 1)
       on conflict (subject) do update set
         attempts = case when s.window_began_at < $3::timestamptz then 1 else s.attempts + 1 end,
         window_began_at = case when s.window_began_at < $3::timestamptz then $2::timestamptz
           else s.window_began_at end
       returning attempts, window_began_at as "windowBeganAt"`,
      [subject, now, windowBegan],
    ),
  );
}

/** Takes back an attempt that turned out right. */
export async function forgiveAttempt(queryable: Queryable, subject: string): Promise<void> {
  await queryable.query(
    'update sign_in_attempts set attempts = greatest(attempts - 1, 0) where subject = $1',
    [subject],
  );
}
