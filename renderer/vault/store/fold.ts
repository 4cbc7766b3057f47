import { seriesOf } from '#shared/domain/kinds.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { LocalRecord } from '#shared/sync/records.ts';
import { applyElements, type ChunkElement, packChunk } from './chunk-codec.ts';
import type { SealedChunk, SeriesRow } from './database.ts';
import { CHUNK_SIZE } from './layout.ts';
import { pagesOf } from './series-reader.ts';
import { isBulk, ROWS_SERIES } from './store-state.ts';
import type { VaultStore } from './vault-store.ts';

/** With more log chunks than this, reading a series touches too many of them. */
const LOG_CHUNKS_KEPT = 40;
/** With more rows than this besides chunks, unlocking pays for each of them. */
const ROWS_KEPT = 2_000;
/** More edited bulk records than this make reading every series slower. */
const BULK_ROWS_KEPT = 300;
const ROWS_AT_ONCE = 2_000;
const SERIES_AT_ONCE = 20;
/** About a hundred thousand records in memory at once. */
const LOG_CHUNKS_AT_ONCE = 700;

/**
 * Folds what synchronisation appended into plain chunks, when there is enough of it. Runs in the
 * background; each step is one transaction, and stopping between two loses nothing.
 */
export async function fold(store: VaultStore): Promise<void> {
  await bulkRowsToChunks(store);
  if (store.state.logHeads.size > LOG_CHUNKS_KEPT) await foldLogs(store);
  if (wantsRowsFolded(store)) await foldRows(store);
}

function wantsRowsFolded({ state }: VaultStore): boolean {
  let copies = 0;
  for (const stamps of state.inChunks.values()) copies += stamps.length;
  return state.inRows.size > ROWS_KEPT || copies > 2 * state.records.size + ROWS_KEPT;
}

/** Moves bulk records that were edited here and are accepted from rows of their own to chunks. */
async function bulkRowsToChunks(store: VaultStore): Promise<void> {
  const settled = settledBulkRows(store);
  if (settled.length <= BULK_ROWS_KEPT) return;
  for (const page of pagesOf(settled, ROWS_AT_ONCE)) {
    await store.exclusive(async () => {
      const ids = new Set(page.map(({ id }) => id));
      // Asked again: somebody may have edited one while another page was moved.
      const still = settledBulkRows(store).filter(({ id }) => ids.has(id));
      const writes = still.map((record) => ({ write: 'putRecord' as const, record }));
      await store.commit(writes, 'relaxed');
    });
  }
}

function settledBulkRows({ state }: VaultStore): LocalRecord[] {
  const owed = new Set([...state.outbox.values()].map(({ recordId }) => recordId));
  return [...state.inRows].flatMap((id) => {
    const record = state.records.get(id);
    const isSettled = record?.version && record.data && isBulk(record.kind) && !owed.has(id);
    return isSettled ? [record] : [];
  });
}

/**
 * Writes each series that log chunks touch anew, each log chunk opened once, then drops them.
 * @param atOnce log chunks that are held in memory together
 */
export async function foldLogs(store: VaultStore, atOnce = LOG_CHUNKS_AT_ONCE): Promise<void> {
  const { state } = store;
  const stamps = [...state.logHeads.keys()].sort((left, right) => left - right);
  for (const folded of pagesOf(stamps, atOnce)) {
    const last = folded.at(-1) ?? 0;
    const groups = await store.exclusive(() => elementsBySeries(store, folded));
    for (const names of pagesOf([...groups.keys()], SERIES_AT_ONCE)) {
      await store.exclusive(() => foldSeries(store, names, groups, last));
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
}

type Groups = ReadonlyMap<string, readonly ChunkElement[]>;

/** The elements of log chunks by the series they belong to, the later behind the earlier. */
async function elementsBySeries(store: VaultStore, stamps: readonly number[]): Promise<Groups> {
  const groups = new Map<string, ChunkElement[]>();
  for (const stamp of stamps) {
    const names = store.state.logHeads.get(stamp) ?? [];
    for (const element of await store.reader.logChunk(stamp)) {
      // A removal does not say whose it was; in another series it removes nothing.
      const owners = 'removed' in element ? names : [seriesOfRecord(element.record)];
      for (const series of owners) {
        if (series === null || stamp <= (store.state.series.get(series)?.foldedTo ?? 0)) continue;
        const group = groups.get(series);
        if (group) group.push(element);
        else groups.set(series, [element]);
      }
    }
  }
  return groups;
}

function seriesOfRecord({ kind, data }: LocalRecord): string | null {
  return data ? seriesOf(kind, data) : null;
}

/**
 * Writes series anew as full chunks. Their stamps end at that of the last log chunk folded in, so
 * that log chunks after it still stand over them; those before are in them.
 */
async function foldSeries(
  store: VaultStore,
  names: readonly string[],
  groups: Groups,
  last: number,
): Promise<void> {
  const { relaxed } = store.connections;
  const chunks: SealedChunk[] = [];
  const old: [string, number][] = [];
  const folded: SeriesRow[] = [];
  for (const series of names) {
    const seriesRow = store.state.series.get(series);
    // A purge since the log chunks were read has taken the series away, or written it anew.
    if (!seriesRow || seriesRow.foldedTo >= last) continue;
    folded.push({ ...seriesRow, foldedTo: last });
    const rows = await relaxed.chunks
      .where('[series+stamp]')
      .between([series, 0], [series, last], true, true)
      .toArray();
    const records = new Map<RecordId, LocalRecord>();
    for (const row of rows) applyElements(records, await store.reader.elementsOf(row));
    applyElements(records, groups.get(series) ?? []);
    const pages = [...pagesOf([...records.values()], CHUNK_SIZE)];
    for (const [index, page] of pages.entries()) {
      const stamp = last - index;
      const packed = packChunk(page.map((record) => ({ record })));
      const sealed = await store.sealer.seal('chunks', `${series}/${stamp}`, packed);
      chunks.push({ series, stamp, sealed });
    }
    old.push(...rows.map(({ stamp }): [string, number] => [series, stamp]));
  }
  await relaxed.transaction('rw', [relaxed.chunks, relaxed.series], async () => {
    await relaxed.chunks.bulkDelete(old);
    await relaxed.chunks.bulkPut(chunks);
    await relaxed.series.bulkPut(folded);
  });
  for (const row of folded) {
    store.state.series.set(row.series, row);
    store.reader.forget(row.series);
  }
}

/** Writes all editable records as chunks; only owed ones that have a row keep it. */
export function foldRows(store: VaultStore): Promise<void> {
  return store.exclusive(() => rowsToChunks(store));
}

async function rowsToChunks(store: VaultStore): Promise<void> {
  const { state, connections } = store;
  const { relaxed } = connections;
  const owed = new Set([...state.outbox.values()].map(({ recordId }) => recordId));
  const records = [...state.records.all()].filter(
    ({ id, kind }) => !isBulk(kind) && !(owed.has(id) && state.inRows.has(id)),
  );
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
