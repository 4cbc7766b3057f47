import type { Instant } from '#shared/lib/calendar-date.ts';

/** How long a device may go without its server before unlocking asks for it (A5). */
const LEASE_IN_DAYS = 14;
const DAY_IN_MILLIS = 24 * 60 * 60_000;

/** Said on the lock; nothing is deleted and what is unsent stays, encrypted. */
export const LEASE_ENDED =
  `This device has not reached its server for ${LEASE_IN_DAYS} days. Connect to the network and ` +
  'unlock again; your data and everything unsent are still here, encrypted.';

/**
 * Whether unlocking needs the server. A clock that was set back does not lengthen the lease beyond
 * what it gains, and never ends it.
 */
export function leaseHasEnded(contactedAt: Instant, nowInMillis: number): boolean {
  return nowInMillis - Date.parse(contactedAt) > LEASE_IN_DAYS * DAY_IN_MILLIS;
}
