import type { RecordId } from '#shared/lib/identifiers.ts';
import type { OutboxEntry } from '#shared/sync/records.ts';
import type { JournalEntry } from './entry.ts';
import { recordOfEntry, type Settled, type SettledCopy, type SettledPurge } from './settled.ts';

/**
 * The copies that `entry` settles.
 * @param outbox what was owed before it
 */
export function settledBy(
  entry: JournalEntry,
  outbox: ReadonlyMap<number, OutboxEntry>,
): readonly SettledCopy[] {
  if (entry.snapshot) return entry.settled?.copies ?? [];
  return entry.removed.flatMap(({ order, after }) => {
    const before = outbox.get(order);
    if (!before) return [];
    const record = after && { ...recordOfEntry(before), ...after };
    const { kind, recordId: id, bookId, clientId } = before;
    const place = record ?? { bookId, clientId };
    return [{ n: entry.n, kind, id, bookId: place.bookId, clientId: place.clientId, record }];
  });
}

/** Gathers what no backup has yet: of each record its last copy. */
export class SettledSince {
  readonly #byId = new Map<RecordId, SettledCopy>();
  #purges: SettledPurge[] = [];
  #backedUpTo = 0;

  /** A store that has not come this far is older than the backup that the journal counts on. */
  get backedUpTo(): number {
    return this.#backedUpTo;
  }

  /** How many records. */
  get size(): number {
    return this.#byId.size;
  }

  /** Takes in what `entry` settles and forgets what it purges (F6). */
  add(entry: JournalEntry, copies: readonly SettledCopy[]): void {
    if (entry.snapshot) {
      this.#byId.clear();
      this.#purges = [...(entry.settled?.purges ?? [])];
      this.#backedUpTo = entry.settled?.backedUpTo ?? 0;
    }
    for (const copy of copies) this.#byId.set(copy.id, copy);
    if (entry.purges.length === 0) return;
    this.#purges.push(...entry.purges.map((purge) => ({ n: entry.n, purge })));
    for (const [id, copy] of this.#byId) {
      const isPurged = entry.purges.some(
        ({ bookId, clientId }) =>
          copy.bookId === bookId && (clientId === null || copy.clientId === clientId),
      );
      if (isPurged) this.#byId.delete(id);
    }
  }

  /** A backup outside IndexedDB has everything up to this journal entry. */
  forgetUpTo(n: number): void {
    for (const [id, copy] of this.#byId) if (copy.n <= n) this.#byId.delete(id);
    this.#purges = this.#purges.filter((purged) => purged.n > n);
    this.#backedUpTo = Math.max(this.#backedUpTo, n);
  }

  /** All of it, or what a store that has come as far as `position` misses. */
  list(position = -1): Settled {
    return {
      copies: [...this.#byId.values()].filter(({ n }) => n > position),
      purges: this.#purges.filter(({ n }) => n > position),
      backedUpTo: this.#backedUpTo,
    };
  }
}
