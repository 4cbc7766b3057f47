import type { BookId, RecordId } from '#shared/lib/identifiers.ts';
import { sameJson } from '#shared/lib/same-json.ts';
import type { LocalRecord, OutboxEntry } from '#shared/sync/records.ts';
import type { Purge } from '../store/change-set.ts';

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
  /** Up to this journal entry a backup has everything; the journal does not say it again. */
  readonly backedUpTo: number;
}

export const NOTHING_SETTLED: Settled = { copies: [], purges: [], backedUpTo: 0 };

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
