import type { RecordId } from '#shared/lib/identifiers.ts';
import { type ChangeSet, draftsAfter } from './change-set.ts';
import type { Layout } from './layout.ts';
import { isBulk, ROWS_SERIES, type StoreState } from './store-state.ts';

/** Brings memory to what a transaction has just written. */
export function applyToState(state: StoreState, changes: ChangeSet, layout: Layout): void {
  for (const id of layout.deleteRows) state.inRows.delete(id);
  for (const record of layout.putRows) state.inRows.add(record.id);
  for (const [id, { kind, record }] of changes.records) {
    // A bulk record that went to a chunk is not kept in memory.
    if (record && (!isBulk(kind) || state.inRows.has(id))) state.records.put(record);
    else state.records.delete(id);
    if (!record) state.inChunks.delete(id);
  }
  for (const chunk of layout.chunks) {
    if (chunk.series !== ROWS_SERIES) continue;
    for (const element of chunk.elements) {
      if ('record' in element) noteChunk(state, element.record.id, chunk.stamp);
    }
  }
  for (const { stamp, parts } of layout.logChunks) state.logHeads.set(stamp, [...parts.keys()]);
  for (const row of layout.series) state.series.set(row.series, row);
  for (const [order, entry] of changes.outbox) {
    if (entry) state.outbox.set(order, entry);
    else state.outbox.delete(order);
  }
  state.outboxPacks.apply(layout.outbox);
  for (const [key, lane] of changes.lanes) {
    if (lane) state.lanes.set(key, lane);
    else state.lanes.delete(key);
  }
  for (const [id, isThere] of changes.answered) {
    if (isThere) state.answered.add(id);
    else state.answered.delete(id);
  }
  state.answeredPacks.apply(layout.answered);
  if (changes.drafts.size > 0) state.drafts = draftsAfter(state.drafts, changes.drafts);
}

/** Remembers that a chunk holds a copy of a record of an editable kind. */
export function noteChunk(state: StoreState, id: RecordId, stamp: number): void {
  state.inChunks.set(id, [...(state.inChunks.get(id) ?? []), stamp]);
}
