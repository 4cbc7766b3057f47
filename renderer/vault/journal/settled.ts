import type { BookId, RecordId } from '#shared/lib/identifiers.ts';
import { sameJson } from '#shared/sync/merge/same-json.ts';
import type { LocalRecord, OutboxEntry } from '#shared/sync/records.ts';
import type { JournalEntry } from './entry.ts';

/*
 * What was typed here is on this device although the store is lost (reliability L1): the newest
 * backup has what was settled before it, the journal what was settled since. Settled is an edit that
 * is no longer owed: accepted, merged into the server's copy, or taken back.
 */

/** A record as the last edit of it left it when nothing more was owed of it. */
export interface SettledCopy {
  /** The journal entry that says so: a store that has come this far has the copy, or a later one. */
  readonly n: number;
  readonly kind: string;
  readonly id: RecordId;
  readonly bookId: BookId;
  readonly clientId: RecordId | null;
  /** `null` when the record was gone. */
  readonly record: LocalRecord | null;
}

/** The fields of a record that differ from what its outbox entry says of it. */
export type Difference = Partial<LocalRecord>;

/** The record that an edit makes where the device has nothing else of it. */
export function recordOfEntry(entry: OutboxEntry): LocalRecord {
  return {
    kind: entry.kind,
    id: entry.recordId,
    bookId: entry.bookId,
    clientId: entry.clientId,
    // The lanes count nothing of a store that was lost; the pull that follows brings the version.
    version: null,
    seq: 0,
    data: entry.data,
    editedBy: entry.editedBy,
    editedAt: entry.editedAt,
    acceptedAt: null,
    moveNumber: 0,
  };
}

/** Mostly version and place in the feed: the journal has the text already, in the entry. */
export function differenceFrom(entry: OutboxEntry, record: LocalRecord): Difference {
  const plain: Readonly<Record<string, unknown>> = { ...recordOfEntry(entry) };
  const fields = Object.entries(record).filter(([name, value]) => !sameJson(plain[name], value));
  return Object.fromEntries(fields);
}

/**
 * The copies that `entry` settles.
 * @param outbox what was owed before it
 */
export function settledBy(
  entry: JournalEntry,
  outbox: ReadonlyMap<number, OutboxEntry>,
): readonly SettledCopy[] {
  if (entry.snapshot) return entry.settled ?? [];
  return entry.removed.flatMap(({ order, after }) => {
    const before = outbox.get(order);
    if (!before) return [];
    const record = after && { ...recordOfEntry(before), ...after };
    const { kind, recordId: id, bookId, clientId } = before;
    const place = record ?? { bookId, clientId };
    return [{ n: entry.n, kind, id, bookId: place.bookId, clientId: place.clientId, record }];
  });
}

/** The copies that no backup has yet, each record once. */
export class SettledCopies {
  readonly #byId = new Map<RecordId, SettledCopy>();

  get size(): number {
    return this.#byId.size;
  }

  /** Takes in what `entry` settles and forgets what it purges (F6). */
  add(entry: JournalEntry, copies: readonly SettledCopy[]): void {
    if (entry.snapshot) this.#byId.clear();
    for (const copy of copies) this.#byId.set(copy.id, copy);
    if (entry.purges.length === 0) return;
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
  }

  list(): readonly SettledCopy[] {
    return [...this.#byId.values()];
  }
}
