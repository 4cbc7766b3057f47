import type { GeneratedRecord } from '../support/generated-book.ts';

export interface PouchDatabase {
  /** Replicates a remote database into this one and gives the number of documents it then holds. */
  pull(remote: string): Promise<number>;
  write(records: readonly GeneratedRecord[]): Promise<void>;
  /** Replicates everything to a remote database and gives the number of documents it took. */
  push(remote: string): Promise<number>;
}

/** A new PouchDB database over IndexedDB. */
export function openPouch(): PouchDatabase;
