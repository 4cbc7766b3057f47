import type { TransportError } from './ports.ts';

/** The first wait, before jitter. */
const FIRST_MILLIS = 2_000;
/** No wait is longer, unless the server asks for it. */
const LONGEST_MILLIS = 300_000;

/**
 * Milliseconds to wait before the next try (F10): doubling with each failure up to five minutes, the
 * upper half of it random, so that a thousand devices do not come back in one moment. A server that
 * says when to come again is obeyed.
 * @param failures failures in a row so far, 1 after the first
 * @param random from the caller's source, 0 ≤ random < 1
 */
export function backoffMillis(failures: number, random: number, error?: TransportError): number {
  const whole = Math.min(
    FIRST_MILLIS * 2 ** Math.min(Math.max(failures - 1, 0), 20),
    LONGEST_MILLIS,
  );
  const wait = whole / 2 + (whole / 2) * random;
  const asked = (error?.retryAfterSeconds ?? 0) * 1_000;
  return Math.round(asked > wait ? asked + (FIRST_MILLIS / 2) * random : wait);
}
