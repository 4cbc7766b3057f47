import type { GeneratedRecord } from '../support/generated-book.ts';
import type { Device } from '../support/server-pages.ts';

/** How long something took, and what for. */
export interface Pulled {
  readonly millis: number;
  readonly records: number;
}

export interface Pushed {
  /** Until everything was written locally. */
  readonly written: number;
  /** Until the server had everything as well. */
  readonly millis: number;
  /** What the server took. */
  readonly records: number;
}

/** Edits to write one batch after the other, and then to push. */
export type Batches = readonly (readonly GeneratedRecord[])[];

/** What the page with the other ways to synchronise does, each with a database of its own. */
export interface PeersCalls {
  /** Fetches and parses the pages of both books and keeps nothing. */
  pullHttp(device: Device): Promise<Pulled>;
  pullRxdb(device: Device): Promise<Pulled>;
  /** @param remote address of the database behind express-pouchdb */
  pullPouchdb(remote: string): Promise<Pulled>;
  /** Pushes to the server as `device`. */
  pushRxdb(device: Device, batches: Batches): Promise<Pushed>;
  pushPouchdb(remote: string, batches: Batches): Promise<Pushed>;
}
