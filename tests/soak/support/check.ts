/** How one check of a soak is run. */
export interface RunOptions {
  /** How many times to try; what a time is, the check says. */
  readonly count: number;
  /** Decides everything that is random. */
  readonly seed: number;
  /** Says how far it has come, for those who wait. */
  readonly progress: (line: string) => void;
}

export interface CheckOutcome {
  readonly tried: number;
  readonly failed: number;
  /** What was measured, by name; printed, never asserted. */
  readonly figures: Readonly<Record<string, string | number>>;
  /** The first failures in words. */
  readonly failures: readonly string[];
}

/** One promise with the means to try it: small counts in `npm test`, full ones in `npm run soak`. */
export interface Check {
  /** The requirements of `docs/promises.md` that this proves. */
  readonly ids: readonly string[];
  readonly title: string;
  /** What has to hold, in words. */
  readonly target: string;
  run(options: RunOptions): Promise<CheckOutcome>;
}

const KEPT = 10;

/** Counts tries and keeps the first failures. */
export class Tally {
  tried = 0;
  failed = 0;
  readonly failures: string[] = [];

  /** One try; `failure` says what was wrong, `null` that nothing was. */
  add(failure: string | null): void {
    this.tried += 1;
    if (failure === null) return;
    this.failed += 1;
    if (this.failures.length < KEPT) this.failures.push(failure);
  }

  outcome(figures: CheckOutcome['figures'] = {}): CheckOutcome {
    return { tried: this.tried, failed: this.failed, figures, failures: this.failures };
  }
}
