import type { Instant } from '#shared/lib/calendar-date.ts';
import type { BookAccess, SessionAnswer } from '#shared/protocol/session.ts';
import type { VaultDatabase } from './database.ts';
import type { Sealer } from './sealer.ts';
import type { Counters } from './store-state.ts';

/**
 * What rests sealed beside the records. Losing a value costs a little time. Drafts, which are work, rest
 * there too: commits write them, and the counters.
 */
export interface MetaValues {
  readonly counters: Counters;
  readonly books: readonly BookAccess[];
  readonly synchronised: { readonly at: Instant };
  /** When the server last answered for this person: the lease runs from here (A5). */
  readonly contacted: { readonly at: Instant };
  /** The server's epoch when the bytes of documents that it had were last put in doubt. */
  readonly epoch: Pick<SessionAnswer, 'epoch'>;
  readonly backedUp: { readonly at: Instant };
}

/** Reads and writes the sealed values of the `meta` table. */
export class Meta {
  readonly #database: VaultDatabase;
  readonly #sealer: Sealer;

  constructor(database: VaultDatabase, sealer: Sealer) {
    this.#database = database;
    this.#sealer = sealer;
  }

  /** The value, or `null` when it was never written or does not open. */
  async get<Name extends keyof MetaValues & string>(name: Name): Promise<MetaValues[Name] | null> {
    const row = await this.#database.meta.get(name);
    const opened = row && (await this.#sealer.open<MetaValues[Name]>('meta', name, row.sealed));
    return opened?.ok ? opened.value : null;
  }

  async put<Name extends keyof MetaValues & string>(
    name: Name,
    value: MetaValues[Name],
  ): Promise<void> {
    const sealed = await this.#sealer.seal('meta', name, value);
    await this.#database.meta.put({ id: name, sealed });
  }
}
