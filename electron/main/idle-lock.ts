import type { EventOf } from '#shared/ipc/contract.ts';

export type LockReason = EventOf<'lockRequested'>;

/** What is passed in so that tests can run hours in a moment. */
export interface IdleClocks {
  /** Milliseconds that only grow; may stand still while the computer sleeps. */
  readonly monotonic: () => number;
  /** Milliseconds since 1970; may jump. */
  readonly wall: () => number;
}

/**
 * Decides when an open vault has to lock (C5). Both clocks are looked at and the longer time counts:
 * a computer that slept without saying so locks, and a clock that jumps ahead locks once too often
 * rather than once too seldom.
 */
export class IdleLock {
  readonly #clocks: IdleClocks;
  readonly #minutes: () => number;
  readonly #request: (reason: LockReason) => void;
  #active: { monotonic: number; wall: number } | null = null;

  constructor(clocks: IdleClocks, minutes: () => number, request: (reason: LockReason) => void) {
    this.#clocks = clocks;
    this.#minutes = minutes;
    this.#request = request;
  }

  /** The vault was opened or closed; nothing is asked of a closed one. */
  vaultIs(state: 'absent' | 'locked' | 'unlocked'): void {
    this.#active = state === 'unlocked' ? this.#now() : null;
  }

  /** The person did something in the application. */
  active(): void {
    if (this.#active !== null) this.#active = this.#now();
  }

  /** Looks at the clocks; called every second. */
  tick(): void {
    if (this.#active === null) return;
    const { monotonic, wall } = this.#now();
    const elapsed = Math.max(monotonic - this.#active.monotonic, wall - this.#active.wall);
    const limit = this.#minutes() * 60_000;
    // Activity elsewhere on the computer does not count: somebody else may sit there by now.
    if (elapsed >= limit) this.#lock('idle');
  }

  /** The computer sleeps or its screen was locked. */
  systemIs(reason: 'suspend' | 'screenLocked'): void {
    if (this.#active !== null) this.#lock(reason);
  }

  #lock(reason: LockReason): void {
    this.#active = null;
    this.#request(reason);
  }

  #now(): { monotonic: number; wall: number } {
    return { monotonic: this.#clocks.monotonic(), wall: this.#clocks.wall() };
  }
}
