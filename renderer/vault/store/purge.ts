import { seriesOf } from '#shared/domain/kinds.ts';
import type { LocalRecord } from '#shared/sync/records.ts';
import type { ChangeSet, Purge } from './change-set.ts';
import { applyElements, type PackedChunk, packChunk, unpackChunk } from './chunk-codec.ts';
import type { SealedChunk, SealedLogChunk, SeriesRow, VaultDatabase } from './database.ts';
import type { Sealer } from './sealer.ts';
import type { SeriesReader } from './series-reader.ts';
import { ROWS_SERIES, type StoreState } from './store-state.ts';

/** What a purge does to chunks (F6): whole series go, shared chunks are written anew without it. */
export interface PurgedChunks {
  readonly droppedSeries: readonly string[];
  readonly rewrittenSeries: readonly SeriesRow[];
  readonly chunks: readonly SealedChunk[];
  readonly deletedChunks: readonly [string, number][];
  readonly logChunks: readonly SealedLogChunk[];
}

const NOTHING: PurgedChunks = {
  droppedSeries: [],
  rewrittenSeries: [],
  chunks: [],
  deletedChunks: [],
  logChunks: [],
};

/** Reads and seals anew what `changes.purges` touch, before the transaction. */
export async function purgedChunks(
  changes: ChangeSet,
  state: StoreState,
  database: VaultDatabase,
  reader: SeriesReader,
  sealer: Sealer,
): Promise<PurgedChunks> {
  if (changes.purges.length === 0) return NOTHING;
  const covers = (thing: { bookId: string; clientId: string | null }): boolean =>
    changes.purges.some((purge) => covered(purge, thing));
  const touched = [...state.series.values()].filter((row) =>
    changes.purges.some(
      (purge) =>
        row.bookIds.includes(purge.bookId) &&
        (purge.clientId === null || purge.clientId === row.clientId),
    ),
  );
  const droppedSeries: string[] = [];
  const rewrittenSeries: SeriesRow[] = [];
  const chunks: SealedChunk[] = [];
  const deletedChunks: [string, number][] = [];
  for (const row of touched) {
    const kept = [...(await reader.readStored(row.series)).values()].filter((one) => !covers(one));
    const range = await database.chunks
      .where('[series+stamp]')
      .between([row.series, 0], [row.series, Number.MAX_SAFE_INTEGER])
      .primaryKeys();
    deletedChunks.push(...range);
    if (kept.length === 0) {
      droppedSeries.push(row.series);
      continue;
    }
    // No later commit uses this stamp; what log chunks up to it say of the series is in the chunk.
    const { stamp } = state.counters;
    const elements = kept.map((record) => ({ record }));
    const sealed = await sealer.seal('chunks', `${row.series}/${stamp}`, packChunk(elements));
    chunks.push({ series: row.series, stamp, sealed });
    const bookIds = [...new Set(kept.map((record) => record.bookId))];
    rewrittenSeries.push({ ...row, bookIds, foldedTo: state.counters.stamp });
  }
  chunks.push(...(await rowChunksWithout(changes, state, database, sealer)));
  const names = new Set(touched.map((row) => row.series));
  const logChunks: SealedLogChunk[] = [];
  for (const [stamp, series] of state.logHeads) {
    if (!series.some((name) => names.has(name))) continue;
    // All of a touched series goes from the log: what stays of it is in its new chunk.
    const kept = (await reader.logChunk(stamp)).filter(
      (element) => !('record' in element && names.has(seriesOfRecord(element.record) ?? '')),
    );
    logChunks.push({ stamp, sealed: await sealer.seal('logChunks', stamp, packChunk(kept)) });
  }
  return { droppedSeries, rewrittenSeries, chunks, deletedChunks, logChunks };
}

function seriesOfRecord({ kind, data }: LocalRecord): string | null {
  return data ? seriesOf(kind, data) : null;
}

function covered(purge: Purge, thing: { bookId: string; clientId: string | null }): boolean {
  return (
    thing.bookId === purge.bookId && (purge.clientId === null || thing.clientId === purge.clientId)
  );
}

/** The chunks of editable kinds that hold a record that goes, without it. */
async function rowChunksWithout(
  changes: ChangeSet,
  state: StoreState,
  database: VaultDatabase,
  sealer: Sealer,
): Promise<SealedChunk[]> {
  const gone = [...changes.records].flatMap(([id, { record }]) => (record ? [] : [id]));
  const stamps = new Set(gone.flatMap((id) => state.inChunks.get(id) ?? []));
  const rewritten: SealedChunk[] = [];
  for (const stamp of stamps) {
    const row = await database.chunks.get([ROWS_SERIES, stamp]);
    const place = `${ROWS_SERIES}/${stamp}`;
    const opened = row && (await sealer.open<PackedChunk>('chunks', place, row.sealed));
    if (!opened?.ok) continue;
    const records = new Map();
    applyElements(records, unpackChunk(opened.value));
    for (const id of gone) records.delete(id);
    const elements = [...records.values()].map((record) => ({ record }));
    const sealed = await sealer.seal('chunks', place, packChunk(elements));
    rewritten.push({ series: ROWS_SERIES, stamp, sealed });
  }
  return rewritten;
}
