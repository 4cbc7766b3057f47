import type { LocalRecord, OutboxEntry, StoreWrite } from '#shared/sync/records.ts';
import type { StoreState } from '../store/store-state.ts';
import type { JournalEntry } from './entry.ts';

/** The outbox that `entries` come to, from their last snapshot on. */
export function outboxOfJournal(
  entries: readonly JournalEntry[],
): ReadonlyMap<number, OutboxEntry> {
  const outbox = new Map<number, OutboxEntry>();
  for (const entry of entries) {
    if (entry.snapshot) outbox.clear();
    for (const one of entry.put) outbox.set(one.order, one);
    for (const { order, ...state } of entry.moved) {
      const before = outbox.get(order);
      if (before) outbox.set(order, { ...before, ...state });
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

/** The writes that bring back everything owed into a store that was lost (W3). */
export function restoreWrites(
  entries: readonly JournalEntry[],
  state: StoreState,
): readonly StoreWrite[] {
  const outbox = outboxOfJournal(entries);
  const stale = [...state.outbox.keys()].filter((order) => !outbox.has(order));
  const removals = stale.map((order): StoreWrite => ({ write: 'removeOutbox', order }));
  const inOrder = [...outbox.values()].sort((left, right) => left.order - right.order);
  return [...removals, ...inOrder.flatMap((entry) => putWrites(entry, state))];
}

function putWrites(entry: OutboxEntry, state: StoreState): StoreWrite[] {
  const record = recordOf(entry, state.records.get(entry.recordId));
  return [
    { write: 'putRecord', record },
    { write: 'putOutbox', entry },
  ];
}

/**
 * The writes that carry a whole store forward over the journal entries it never committed: a crash
 * between journal and transaction, or a tail that IndexedDB lost. Answers of the server are not
 * carried forward: what was sent is sent again under the same id and gets the same answer (P2).
 */
export function forwardWrites(
  missing: readonly JournalEntry[],
  state: StoreState,
): readonly StoreWrite[] {
  const outbox = new Map(state.outbox);
  const writes: StoreWrite[] = [];
  for (const entry of missing) {
    for (const one of entry.put) {
      outbox.set(one.order, one);
      writes.push(...putWrites(one, state));
    }
    for (const { order, ...moved } of entry.moved) {
      const before = outbox.get(order);
      if (!before) continue;
      const after = { ...before, ...moved };
      outbox.set(order, after);
      writes.push({ write: 'putOutbox', entry: after });
    }
    for (const { order, recordId, kind, takenBack } of entry.removed) {
      if (!takenBack || !outbox.delete(order)) continue;
      writes.push({ write: 'removeOutbox', order });
      writes.push(
        takenBack.record
          ? { write: 'putRecord', record: takenBack.record }
          : { write: 'removeRecord', kind, id: recordId },
      );
    }
    for (const { bookId, clientId } of entry.purges) {
      writes.push(
        clientId === null
          ? { write: 'purgeBook', bookId }
          : { write: 'purgeClient', bookId, clientId },
      );
    }
  }
  return writes;
}
