import type { Device } from '../support/server-pages.ts';

/** How long something took, and what for. */
export interface Pulled {
  readonly millis: number;
  readonly records: number;
}

/** What the page of the bench `first-sync` does. */
export interface FirstSyncCalls {
  /** Makes the vault, with its slow key derivation; apart, as it is no part of what is measured. */
  enrol(device: Device): Promise<void>;
  /**
   * Pulls both books into the vault; `records` are counted in it afterwards. `waited` is the
   * part of the time in which the server's answers were on their way, `withUpkeep` the time until the
   * first backup is written as well.
   */
  ours(): Promise<Pulled & { readonly waited: number; readonly withUpkeep: number }>;
  /** Fetches and parses the same pages and keeps nothing. */
  http(device: Device): Promise<Pulled>;
  rxdb(device: Device): Promise<Pulled>;
  /** @param remote address of the database behind express-pouchdb */
  pouchdb(remote: string): Promise<Pulled>;
}
