import type { BookId, RecordId } from '#shared/lib/identifiers.ts';
import { sameJson } from '#shared/sync/merge/same-json.ts';
import type { LocalRecord, OutboxEntry } from '#shared/sync/records.ts';
import type { Purge } from '../store/change-set.ts';
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

/** A client or book that left the device: it must not come back with an older backup (F6). */
export interface SettledPurge {
  readonly n: number;
  readonly purge: Purge;
}

/** What no backup has yet. */
export interface Settled {
  readonly copies: readonly SettledCopy[];
  readonly purges: readonly SettledPurge[];
}

export const NOTHING_SETTLED: Settled = { copies: [], purges: [] };

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

  /** How many records. */
  get size(): number {
    return this.#byId.size;
  }

  /** Takes in what `entry` settles and forgets what it purges (F6). */
  add(entry: JournalEntry, copies: readonly SettledCopy[]): void {
    if (entry.snapshot) {
      this.#byId.clear();
      this.#purges = [...(entry.settled?.purges ?? [])];
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
  }

  /** All of it, or what a store that has come as far as `position` misses. */
  list(position = -1): Settled {
    return {
      copies: [...this.#byId.values()].filter(({ n }) => n > position),
      purges: this.#purges.filter(({ n }) => n > position),
    };
  }
}
