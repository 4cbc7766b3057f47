import type { GeneratedRecord } from '../support/generated-book.ts';
import type { Device } from '../support/server-pages.ts';

/** `pushed`: nothing is unsent any more; `inStep`: the vault says that it is synchronised. */
export type Milestone = 'pushed' | 'inStep';

export interface Synchronised {
  /** Milliseconds until the milestone. */
  readonly millis: number;
  /** Of these, those in which the server's answers were on their way. */
  readonly waited: number;
  /** Until chunks are folded and a backup that was due is written as well. */
  readonly withUpkeep: number;
}

/** What the page with the product's vault does, as a device of the office. */
export interface DeviceCalls {
  /**
   * Makes the vault, with its slow key derivation; it synchronises only when asked to.
   * @param journal where entries of the journal are flushed to the disk; else they stay in memory
   */
  enrol(device: Device, journal?: string): Promise<void>;
  synchronise(milestone: Milestone): Promise<Synchronised>;
  /** Saves the records batch by batch, as a person does or an import; gives the milliseconds. */
  save(batches: readonly (readonly GeneratedRecord[])[]): Promise<number>;
  /** Everything in the vault; `opened`: what lives decrypted in memory while it is unlocked. */
  count(): Promise<{ readonly records: number; readonly opened: number }>;
  /**
   * Locks, and unlocks by the keychain: the way of the passphrase without its key derivation. Gives
   * the milliseconds until it is unlocked, and until the names of all clients are there.
   */
  unlock(): Promise<{ readonly unlocked: number; readonly names: number }>;
}
