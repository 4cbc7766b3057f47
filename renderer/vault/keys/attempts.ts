import type { Envelope } from './envelope.ts';

type Attempts = Envelope['attempts'];

const FREE_ATTEMPTS = 3;
const FIRST_DELAY_IN_SECONDS = 5;
const LONGEST_DELAY_IN_SECONDS = 900;

/** Seconds to wait after `failed` wrong passphrases in a row: none for three, then doubling to 15 min. */
export function delayInSeconds(failed: number): number {
  if (failed < FREE_ATTEMPTS) return 0;
  const doubled = FIRST_DELAY_IN_SECONDS * 2 ** (failed - FREE_ATTEMPTS);
  return Math.min(doubled, LONGEST_DELAY_IN_SECONDS);
}

/**
 * Seconds until the next attempt is allowed. A clock that was set back does not shorten the wait, one
 * that was set back by years does not lengthen it beyond the delay itself.
 */
export function secondsToWait(attempts: Attempts, nowInMillis: number): number {
  const delay = delayInSeconds(attempts.failed);
  const elapsed = Math.max(0, nowInMillis - attempts.lastFailedAt) / 1000;
  return Math.max(0, Math.ceil(delay - elapsed));
}

/** The attempts after one more wrong passphrase. */
export function afterFailure(attempts: Attempts, nowInMillis: number): Attempts {
  return { failed: attempts.failed + 1, lastFailedAt: nowInMillis };
}
