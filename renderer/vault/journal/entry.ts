import type { MutationId, RecordId } from '#shared/lib/identifiers.ts';
import type { HandedOver, OutboxEntry, OutboxProblem } from '#shared/sync/records.ts';
import type { LocalDraft } from '../api.ts';
import type { ChangeSet, Purge } from '../store/change-set.ts';
import { outboxInOrder, type StoreState } from '../store/store-state.ts';
import { type Difference, differenceFrom, type Settled } from './settled.ts';

/*
 * What the journal keeps (W1, W2): every change of the outbox and of drafts, purges, and what became of
 * each record whose edit is no longer owed. Together they say at any moment what this device owes the
 * server, what is half made on it, and what its own edits came to, whatever became of IndexedDB. An
 * acceptance takes its entry out, so nothing accepted or purged is sent again.
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
  /** Of a snapshot: what edits came to, and what was purged, since the last backup. */
  readonly settled?: Settled;
  /**
   * Drafts as this entry leaves them, `null` for one that went, the last saved last; of a snapshot all
   * there are. A snapshot from before they were journalled has none, and says nothing of them.
   */
  readonly drafts?: readonly (readonly [RecordId, LocalDraft | null])[];
  /** What the person is still to be told was handed over (F7), as it stood after this entry. */
  readonly handedOver?: HandedOver | null;
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
  /** The record as it then stood, over what the entry says of it; `null` when it was gone. */
  readonly after: Difference | null;
}

/** The entry for a commit of `changes` over `state`; `null` when it changes nothing that is owed. */
export function journalEntryOf(
  n: number,
  changes: ChangeSet,
  state: StoreState,
): JournalEntry | null {
  const { handedOver, drafts } = changes;
  const isAboutEdits = changes.outbox.size > 0 || changes.purges.length > 0;
  if (!isAboutEdits && drafts.size === 0 && handedOver === undefined) return null;
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
      removed.push(removedFrom(before, changes, state));
    }
  }
  const entry = { n, snapshot: false, put, moved, removed, purges: changes.purges };
  return {
    ...entry,
    ...(drafts.size > 0 && { drafts: [...drafts] }),
    ...(handedOver !== undefined && { handedOver }),
    rowCount: rowCountOf(state),
  };
}

function removedFrom(before: OutboxEntry, changes: ChangeSet, state: StoreState): RemovedEntry {
  const { order, recordId, kind } = before;
  const change = changes.records.get(recordId);
  const record = change ? change.record : (state.records.get(recordId) ?? null);
  return { order, recordId, kind, after: record && differenceFrom(before, record) };
}

/** The entry that takes entry `withdraws` back: its transaction failed, the person was told so. */
export function withdrawalOf(withdraws: number, state: StoreState): JournalEntry {
  return { ...EMPTY, n: withdraws + 1, withdraws, rowCount: rowCountOf(state) };
}

const rowCountOf = (state: StoreState): number => state.records.size + state.series.size;

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

/**
 * A snapshot that stands for everything before it (compaction).
 * @param settled what no backup has yet
 */
export function snapshotOf(state: StoreState, settled: Settled): JournalEntry {
  return {
    ...EMPTY,
    n: state.counters.journalPosition,
    snapshot: true,
    put: outboxInOrder(state),
    settled,
    drafts: [...state.drafts].reverse(),
    handedOver: state.counters.handedOver ?? null,
    rowCount: rowCountOf(state),
  };
}
