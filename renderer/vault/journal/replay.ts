import { sameJson } from '#shared/sync/merge/same-json.ts';
import type { LocalRecord, OutboxEntry, StoreWrite } from '#shared/sync/records.ts';
import type { StoreState } from '../store/store-state.ts';
import type { JournalEntry } from './entry.ts';

/** The outbox that `entries` come to over `before`, from their last snapshot on. */
export function outboxOfJournal(
  entries: readonly JournalEntry[],
  before: Iterable<OutboxEntry> = [],
): ReadonlyMap<number, OutboxEntry> {
  const outbox = new Map([...before].map((entry) => [entry.order, entry]));
  for (const entry of entries) {
    if (entry.snapshot) outbox.clear();
    for (const one of entry.put) outbox.set(one.order, one);
    for (const { order, ...state } of entry.moved) {
      const former = outbox.get(order);
      if (former) outbox.set(order, { ...former, ...state });
    }
    for (const { order } of entry.removed) outbox.delete(order);
  }
  return outbox;
}

/** The record that an owed edit makes, over what the store has of it. */
function recordOf(entry: OutboxEntry, held: LocalRecord | undefined): LocalRecord {
  const { data, editedBy, editedAt } = entry;
  if (held) return { ...held, data, editedBy, editedAt };
  return {
    kind: entry.kind,
    id: entry.recordId,
    bookId: entry.bookId,
    clientId: entry.clientId,
    // The lanes count nothing of a store that was lost; the pull that follows brings the version.
    version: null,
    seq: 0,
    data,
    editedBy,
    editedAt,
    acceptedAt: null,
    moveNumber: 0,
  };
}

/**
 * The writes that bring a store to what the journal says is owed (W2, W3): over a store that was lost,
 * restored from a backup, or that misses what was journalled just before a crash. What the server
 * accepted is taken out and not carried forward: the pull that follows brings the server's copy.
 * @param position the last journal entry whose writes the store has; 0 for a lost one
 */
export function replayWrites(
  entries: readonly JournalEntry[],
  position: number,
  state: StoreState,
): readonly StoreWrite[] {
  const missing = entries.filter((entry) => entry.n > position);
  const isWhole = entries[0]?.snapshot === true;
  if (missing.length === 0 && position > 0) return isWhole ? owedAgain(entries, state) : [];
  const outbox = outboxOfJournal(isWhole ? entries : missing, isWhole ? [] : state.outbox.values());
  const writes = missing.flatMap(purgesOf);
  for (const entry of state.outbox.values()) {
    if (outbox.has(entry.order)) continue;
    writes.push({ write: 'removeOutbox', order: entry.order });
  }
  for (const { order, recordId, kind, takenBack } of missing.flatMap(({ removed }) => removed)) {
    if (!takenBack || outbox.has(order)) continue;
    const { record } = takenBack;
    writes.push(
      record ? { write: 'putRecord', record } : { write: 'removeRecord', kind, id: recordId },
    );
  }
  for (const entry of [...outbox.values()].sort((left, right) => left.order - right.order)) {
    if (sameJson(state.outbox.get(entry.order), entry)) continue;
    const record = recordOf(entry, state.records.get(entry.recordId));
    writes.push({ write: 'putRecord', record }, { write: 'putOutbox', entry });
  }
  return writes;
}

/**
 * Brings back what the journal says is owed and a store that is up to date no longer has: an outbox
 * entry that was damaged or tampered with. Nothing is taken out: a torn journal may know less.
 */
function owedAgain(entries: readonly JournalEntry[], state: StoreState): readonly StoreWrite[] {
  const writes: StoreWrite[] = [];
  for (const entry of outboxOfJournal(entries).values()) {
    if (state.outbox.has(entry.order)) continue;
    const record = recordOf(entry, state.records.get(entry.recordId));
    writes.push({ write: 'putRecord', record }, { write: 'putOutbox', entry });
  }
  return writes;
}

function purgesOf(entry: JournalEntry): StoreWrite[] {
  return entry.purges.map(({ bookId, clientId }) =>
    clientId === null ? { write: 'purgeBook', bookId } : { write: 'purgeClient', bookId, clientId },
  );
}
