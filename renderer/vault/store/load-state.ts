import type { MutationId } from '#shared/lib/identifiers.ts';
import type { LaneState, LocalRecord, OutboxEntry } from '#shared/sync/records.ts';
import type { LocalDraft } from '../api.ts';
import { noteChunk } from './apply-state.ts';
import { type PackedChunk, unpackChunk } from './chunk-codec.ts';
import type { VaultDatabase } from './database.ts';
import { inBatches, type Sealer } from './sealer.ts';
import { type Counters, emptyState, laneKey, ROWS_SERIES, type StoreState } from './store-state.ts';

export interface LoadedState {
  readonly state: StoreState;
  /** Entries that did not open: damaged, swapped or sealed with another key. */
  readonly damaged: number;
  /** Whether anything was ever committed here. */
  readonly used: boolean;
}

/** What lives in memory while the vault is unlocked, as it rests: sealed. */
export type SealedState = Awaited<ReturnType<typeof readSealedState>>;

/** Reads everything that lives in memory while the vault is unlocked; needs no key. */
export async function readSealedState(database: VaultDatabase) {
  const [chunks, rows, outbox, lanes, answered, series, logHeads, drafts, counters] =
    await Promise.all([
      database.chunks
        .where('[series+stamp]')
        .between([ROWS_SERIES, 0], [ROWS_SERIES, Number.MAX_SAFE_INTEGER])
        .toArray(),
      database.rows.toArray(),
      database.outbox.toArray(),
      database.lanes.toArray(),
      database.answered.toArray(),
      database.series.toArray(),
      database.logHeads.toArray(),
      database.meta.get('drafts'),
      database.meta.get('counters'),
    ]);
  return { chunks, rows, outbox, lanes, answered, series, logHeads, drafts, counters };
}

/** Decrypts what was read. */
export async function openState(sealed: SealedState, sealer: Sealer): Promise<LoadedState> {
  const { chunks, rows, outbox, lanes, answered, series, logHeads, drafts, counters } = sealed;
  const state = emptyState();
  let damaged = 0;
  const opened = async <Value>(
    table: string,
    id: string | number,
    sealed: Uint8Array,
  ): Promise<Value | null> => {
    const value = await sealer.open<Value>(table, id, sealed);
    if (value.ok) return value.value;
    damaged += 1;
    return null;
  };

  const [packed, records, packs, laneStates] = await Promise.all([
    inBatches(chunks, async ({ stamp, sealed: chunk }) => ({
      stamp,
      chunk: await opened<PackedChunk>('chunks', `${ROWS_SERIES}/${stamp}`, chunk),
    })),
    inBatches(rows, ({ id, sealed: row }) => opened<LocalRecord>('rows', id, row)),
    inBatches(outbox, async ({ order, sealed: row }) => {
      // Version 1 of the database had one entry in a row.
      const pack = await opened<OutboxEntry | OutboxEntry[]>('outbox', order, row);
      return { order, entries: pack === null ? [] : [pack].flat() };
    }),
    inBatches(lanes, ({ id, sealed: lane }) => opened<LaneState>('lanes', id, lane)),
  ]);

  // The key order of chunks is the order of their stamps: later over earlier, and rows over chunks.
  for (const { stamp, chunk } of packed) {
    for (const element of chunk ? unpackChunk(chunk) : []) {
      if ('record' in element) {
        state.records.put(element.record);
        noteChunk(state, element.record.id, stamp);
      } else {
        state.records.delete(element.removed);
        state.inChunks.delete(element.removed);
      }
    }
  }
  for (const record of records) {
    if (!record) continue;
    state.records.put(record);
    state.inRows.add(record.id);
  }
  for (const { order, entries } of packs) {
    for (const entry of entries) state.outbox.set(entry.order, entry);
    state.outboxPacks.set(
      order,
      entries.map((entry) => entry.order),
    );
  }
  for (const lane of laneStates) {
    if (lane) state.lanes.set(laneKey(lane.bookId, lane.lane), lane);
  }
  for (const { id, ids = [id] } of answered) {
    for (const one of ids) state.answered.add(one as MutationId);
    state.answeredPacks.set(id as MutationId, ids as readonly MutationId[]);
  }
  for (const row of series) state.series.set(row.series, row);
  for (const head of logHeads) state.logHeads.set(head.stamp, head.series);
  const kept = drafts && (await opened<readonly LocalDraft[]>('meta', 'drafts', drafts.sealed));
  state.drafts = new Map(kept?.map((draft) => [draft.id, draft]));
  const stored = counters && (await opened<Counters>('meta', 'counters', counters.sealed));
  if (stored) state.counters = stored;
  return { state, damaged, used: counters !== undefined };
}
