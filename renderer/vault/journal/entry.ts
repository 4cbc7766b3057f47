import type { MutationId, RecordId } from '#shared/lib/identifiers.ts';
import type { LocalRecord, OutboxEntry, OutboxProblem } from '#shared/sync/records.ts';
import type { ChangeSet, Purge } from '../store/change-set.ts';
import { outboxInOrder, type StoreState } from '../store/store-state.ts';

/*
 * What the journal keeps (W1, W2): every change of the outbox, and purges. Together they say at any
 * moment what this device owes the server, whatever became of IndexedDB. An acceptance takes its
 * entry out, so nothing accepted or purged comes back to life.
 */
export interface JournalEntry {
  /** Position; each entry's is higher than that of the one before. */
  readonly n: number;
  /** A snapshot holds the whole outbox: earlier entries no longer count. */
  readonly snapshot: boolean;
  readonly put: readonly OutboxEntry[];
  /** Entries of which only the state changed: sending a thousand edits does not write them again. */
  readonly moved: readonly MovedEntry[];
  readonly removed: readonly RemovedEntry[];
  readonly purges: readonly Purge[];
  /** Number of an entry whose transaction failed afterwards: it counts for nothing. */
  readonly withdraws?: number;
  /** How many records the store held: an empty store after this was lost (reliability L2). */
  readonly rowCount: number;
}

interface MovedEntry {
  readonly order: number;
  readonly state: OutboxEntry['state'];
  readonly mutationId: MutationId | null;
  readonly problem: OutboxProblem | null;
}

interface RemovedEntry {
  readonly order: number;
  readonly recordId: RecordId;
  readonly kind: string;
  /** Taken back before it was sent; the record as it then stood, `null` when it never was there. */
  readonly takenBack: { readonly record: LocalRecord | null } | null;
}

/** The entry for a commit of `changes` over `state`; `null` when it changes nothing that is owed. */
export function journalEntryOf(
  n: number,
  changes: ChangeSet,
  state: StoreState,
): JournalEntry | null {
  if (changes.outbox.size === 0 && changes.purges.length === 0) return null;
  const put: OutboxEntry[] = [];
  const moved: MovedEntry[] = [];
  const removed: RemovedEntry[] = [];
  for (const [order, entry] of changes.outbox) {
    const before = state.outbox.get(order);
    if (entry && before && onlyMoved(before, entry)) {
      const { mutationId, problem } = entry;
      moved.push({ order, state: entry.state, mutationId, problem });
    } else if (entry) {
      put.push(entry);
    } else if (before) {
      const { recordId, kind } = before;
      const change = changes.records.get(recordId);
      const takenBack = before.state === 'sent' || !change ? null : { record: change.record };
      removed.push({ order, recordId, kind, takenBack });
    }
  }
  const rowCount = state.records.size + state.series.size;
  return { n, snapshot: false, put, moved, removed, purges: changes.purges, rowCount };
}

/** The entry that takes entry `withdraws` back: its transaction failed, the person was told so. */
export function withdrawalOf(withdraws: number, state: StoreState): JournalEntry {
  const rowCount = state.records.size + state.series.size;
  return { ...EMPTY, n: withdraws + 1, withdraws, rowCount };
}

const EMPTY = { snapshot: false, put: [], moved: [], removed: [], purges: [] } as const;

function onlyMoved(before: OutboxEntry, after: OutboxEntry): boolean {
  return (
    before.data === after.data &&
    before.base === after.base &&
    before.baseVersion === after.baseVersion &&
    before.editedAt === after.editedAt &&
    before.bookId === after.bookId
  );
}

/** A snapshot that stands for everything before it (compaction). */
export function snapshotOf(state: StoreState): JournalEntry {
  return {
    n: state.counters.journalPosition,
    snapshot: true,
    put: outboxInOrder(state),
    moved: [],
    removed: [],
    purges: [],
    rowCount: state.records.size + state.series.size,
  };
}
