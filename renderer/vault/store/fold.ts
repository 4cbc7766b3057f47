import type { RecordId } from '#shared/lib/identifiers.ts';
import type { LocalRecord } from '#shared/sync/records.ts';
import { packChunk } from './chunk-codec.ts';
import type { SealedChunk } from './database.ts';
import { CHUNK_SIZE } from './layout.ts';
import { pagesOf } from './series-reader.ts';
import { isBulk, ROWS_SERIES } from './store-state.ts';
import type { VaultStore } from './vault-store.ts';

/** With more log chunks than this, reading a series touches too many of them. */
const LOG_CHUNKS_KEPT = 40;
/** With more rows than this besides chunks, unlocking pays for each of them. */
const ROWS_KEPT = 2_000;
const SERIES_AT_ONCE = 20;

/**
 * Folds what synchronisation appended into plain chunks, when there is enough of it. Runs in the
 * background; each step is one transaction, and stopping between two loses nothing.
 */
export async function fold(store: VaultStore): Promise<void> {
  if (store.state.logHeads.size > LOG_CHUNKS_KEPT) await foldLogs(store);
  if (wantsRowsFolded(store)) await store.exclusive(() => foldRows(store));
}

function wantsRowsFolded({ state }: VaultStore): boolean {
  let copies = 0;
  for (const stamps of state.inChunks.values()) copies += stamps.length;
  return state.inRows.size > ROWS_KEPT || copies > 2 * state.records.size + ROWS_KEPT;
}

/** Writes each series that log chunks touch anew, then drops the log chunks. */
export async function foldLogs(store: VaultStore): Promise<void> {
  const { state } = store;
  const folded = [...state.logHeads.keys()];
  const series = new Set(folded.flatMap((stamp) => state.logHeads.get(stamp) ?? []));
  for (const names of pagesOf([...series], SERIES_AT_ONCE)) {
    await store.exclusive(() => foldSeries(store, names));
  }
  await store.exclusive(async () => {
    const { relaxed } = store.connections;
    await relaxed.transaction('rw', [relaxed.logChunks, relaxed.logHeads], async () => {
      await relaxed.logChunks.bulkDelete(folded);
      await relaxed.logHeads.bulkDelete(folded);
    });
    for (const stamp of folded) state.logHeads.delete(stamp);
  });
}

/** Writes series anew as full chunks under stamps above everything they had. */
async function foldSeries(store: VaultStore, names: readonly string[]): Promise<void> {
  const { relaxed } = store.connections;
  const chunks: SealedChunk[] = [];
  const old: [string, number][] = [];
  for (const series of names) {
    const records = [...(await store.reader.readStored(series)).values()];
    chunks.push(...(await sealedChunks(store, series, records)));
    old.push(...(await keysOf(store, series)));
  }
  const counters = await sealedCounters(store);
  await relaxed.transaction('rw', [relaxed.chunks, relaxed.meta], async () => {
    await relaxed.chunks.bulkDelete(old);
    await relaxed.chunks.bulkPut(chunks);
    await relaxed.meta.put(counters);
  });
  for (const series of names) store.reader.forget(series);
}

/** Writes all editable records that nothing is owed of as chunks; owed ones keep their rows. */
async function foldRows(store: VaultStore): Promise<void> {
  const { state, connections } = store;
  const { relaxed } = connections;
  const owed = new Set([...state.outbox.values()].map(({ recordId }) => recordId));
  const records = [...state.records.all()].filter(({ id, kind }) => !isBulk(kind) && !owed.has(id));
  const firstStamp = state.counters.stamp + 1;
  const chunks = await sealedChunks(store, ROWS_SERIES, records);
  const old = await keysOf(store, ROWS_SERIES);
  const rows = records.flatMap(({ id }) => (state.inRows.has(id) ? [id] : []));
  const counters = await sealedCounters(store);
  await relaxed.transaction('rw', [relaxed.chunks, relaxed.rows, relaxed.meta], async () => {
    await relaxed.chunks.bulkDelete(old);
    await relaxed.rows.bulkDelete(rows);
    await relaxed.chunks.bulkPut(chunks);
    await relaxed.meta.put(counters);
  });
  for (const id of rows) state.inRows.delete(id);
  state.inChunks.clear();
  for (const [index, { id }] of records.entries()) {
    state.inChunks.set(id as RecordId, [firstStamp + Math.floor(index / CHUNK_SIZE)]);
  }
}

async function sealedChunks(
  store: VaultStore,
  series: string,
  records: readonly LocalRecord[],
): Promise<SealedChunk[]> {
  const chunks: SealedChunk[] = [];
  for (const page of pagesOf(records, CHUNK_SIZE)) {
    const stamp = store.state.counters.stamp + 1;
    store.state.counters = { ...store.state.counters, stamp };
    const packed = packChunk(page.map((record) => ({ record })));
    const sealed = await store.sealer.seal('chunks', `${series}/${stamp}`, packed);
    chunks.push({ series, stamp, sealed });
  }
  return chunks;
}

function keysOf(store: VaultStore, series: string): Promise<[string, number][]> {
  return store.connections.relaxed.chunks
    .where('[series+stamp]')
    .between([series, 0], [series, Number.MAX_SAFE_INTEGER], true, true)
    .primaryKeys();
}

async function sealedCounters(store: VaultStore) {
  const sealed = await store.sealer.seal('meta', 'counters', store.state.counters);
  return { id: 'counters', sealed };
}
