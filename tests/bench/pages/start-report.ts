/** What the probe in the application's page notes, in milliseconds after `origin`. */
export interface ProbeReport {
  /** When the page began, in milliseconds since 1970. */
  readonly origin: number;
  readonly firstPaint: number;
  /** The lock asks for the passphrase. */
  readonly lockedAt: number;
  readonly submittedAt: number;
  /** Today stands there, filled. */
  readonly usableAt: number;
  /** What deriving the key took when it was done once more, for itself. */
  readonly keyMillis: number;
}
