import { seriesOf } from '#shared/domain/kinds.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import type { LocalRecord } from '#shared/sync/records.ts';
import { applyElements, type ChunkElement, type PackedChunk, unpackChunk } from './chunk-codec.ts';
import type { Connections, SealedChunk } from './database.ts';
import { IdFilter } from './id-filter.ts';
import type { Sealer } from './sealer.ts';
import { inBatches } from './sealer.ts';
import { isBulk, ROWS_SERIES, type StoreState } from './store-state.ts';

/** Decoded series stay in memory up to so many records. */
const CACHED_RECORDS = 200_000;
const SCANNED_AT_ONCE = 50;

/**
 * Reads bulk records: chunk, then log chunks, then edited rows, the later over the earlier. Series
 * that were never written are answered from memory.
 */
export class SeriesReader {
  readonly #connections: Connections;
  readonly #sealer: Sealer;
  readonly #state: StoreState;
  readonly #onDamage: (message: string) => void;
  readonly #cache = new Map<string, ReadonlyMap<RecordId, LocalRecord>>();
  /** For series that were read or begun since unlocking: which ids they may have. */
  readonly #filters = new Map<string, IdFilter>();

  constructor(
    connections: Connections,
    sealer: Sealer,
    state: StoreState,
    onDamage: (message: string) => void,
  ) {
    this.#connections = connections;
    this.#sealer = sealer;
    this.#state = state;
    this.#onDamage = onDamage;
  }

  /** The records of a series as this device shows them, tombstones among them. */
  async read(series: string): Promise<ReadonlyMap<RecordId, LocalRecord>> {
    const cached = await this.#stored(series);
    const rows = [...this.#bulkRows()];
    if (rows.length === 0) return cached;
    const records = new Map(cached);
    for (const row of rows) {
      const isHere = row.data === null || seriesOf(row.kind, row.data) === series;
      if (isHere && (row.data !== null || records.has(row.id))) records.set(row.id, row);
      // Edited into another series: no longer here.
      if (!isHere) records.delete(row.id);
    }
    return records;
  }

  /** Whether `series` may hold `id`; "no" is certain and costs no reading. */
  mayHave(series: string, id: RecordId): boolean {
    return this.#state.series.has(series) && this.#filters.get(series)?.mayHave(id) !== false;
  }

  /** The record with `id` in `series`. */
  async find(series: string, id: RecordId): Promise<LocalRecord | undefined> {
    return this.mayHave(series, id) ? (await this.#stored(series)).get(id) : undefined;
  }

  /** `id` as another series of its client holds it: the record moves, or has moved, to `home`. */
  async findElsewhere(
    id: RecordId,
    kind: string,
    clientId: RecordId | null,
    home: string | null,
  ): Promise<{ series: string; record: LocalRecord } | null> {
    if (clientId === null) return null;
    for (const row of [...this.#state.series.values()]) {
      if (row.clientId !== clientId || row.kind !== kind || row.series === home) continue;
      const record = await this.find(row.series, id);
      if (record) return { series: row.series, record };
    }
    return null;
  }

  /** In which series each of `ids` stands, by reading everything: for removals that name none. */
  async locate(ids: ReadonlySet<RecordId>): Promise<Map<RecordId, string>> {
    const found = new Map<RecordId, string>();
    const names = [...this.#state.series.keys()];
    for (const series of names) {
      if (found.size === ids.size) break;
      if (ids.size <= 20 && !this.#mayHaveAny(series, ids)) continue;
      for (const id of (await this.#stored(series, false)).keys()) {
        if (ids.has(id)) found.set(id, series);
      }
    }
    return found;
  }

  /** Stored elements of one log chunk. */
  async logChunk(stamp: number): Promise<readonly ChunkElement[]> {
    const row = await this.#connections.relaxed.logChunks.get(stamp);
    return row ? this.#decode('logChunks', String(stamp), row.sealed) : [];
  }

  /** Stored elements of a chunk. */
  elementsOf({ series, stamp, sealed }: SealedChunk): Promise<readonly ChunkElement[]> {
    return this.#decode('chunks', `${series}/${stamp}`, sealed);
  }

  /** A commit wrote `elements` to `series`: what was decoded before is old. */
  written(series: string, elements: readonly ChunkElement[], isNew: boolean): void {
    this.#cache.delete(series);
    let filter = this.#filters.get(series);
    if (!filter && isNew) {
      filter = new IdFilter();
      this.#filters.set(series, filter);
    }
    if (!filter) return;
    for (const element of elements) {
      if ('record' in element) filter.add(element.record.id);
    }
  }

  /** A series is gone or was written anew from what it had. */
  forget(series: string): void {
    this.#cache.delete(series);
  }

  #mayHaveAny(series: string, ids: ReadonlySet<RecordId>): boolean {
    const filter = this.#filters.get(series);
    return !filter || [...ids].some((id) => filter.mayHave(id));
  }

  *#bulkRows(): Generator<LocalRecord> {
    for (const kind of this.#state.records.kinds()) {
      if (isBulk(kind)) yield* this.#state.records.ofKind(kind).values();
    }
  }

  /** What chunks and log chunks say, without edited rows. */
  async #stored(series: string, keep = true): Promise<ReadonlyMap<RecordId, LocalRecord>> {
    const cached = this.#cache.get(series);
    if (cached) return cached;
    if (series !== ROWS_SERIES && !this.#state.series.has(series)) return new Map();
    const records = await this.readStored(series);
    if (keep) this.#remember(series, records);
    return records;
  }

  /** Reads and opens every part of a series from the database. */
  async readStored(series: string): Promise<Map<RecordId, LocalRecord>> {
    const foldedTo = this.#state.series.get(series)?.foldedTo ?? 0;
    const stamps = [...this.#state.logHeads].flatMap(([stamp, names]) =>
      stamp > foldedTo && names.includes(series) ? [stamp] : [],
    );
    const [chunks, logs] = await Promise.all([
      this.#connections.relaxed.chunks
        .where('[series+stamp]')
        .between([series, 0], [series, Number.MAX_SAFE_INTEGER], true, true)
        .toArray(),
      this.#connections.relaxed.logChunks.bulkGet(stamps),
    ]);
    // The sort is stable: of equal stamps the log chunk stands over the chunk.
    const parts = [
      ...chunks.map((row) => ({ table: 'chunks', id: `${series}/${row.stamp}`, ...row })),
      ...logs.flatMap((row) =>
        row ? [{ table: 'logChunks', id: String(row.stamp), series, ...row }] : [],
      ),
    ].sort((left, right) => left.stamp - right.stamp);
    const opened = await inBatches(parts, async (part) => ({
      isLog: part.table === 'logChunks',
      elements: await this.#decode(part.table, part.id, part.sealed),
    }));
    const records = new Map<RecordId, LocalRecord>();
    for (const { isLog, elements } of opened) {
      applyElements(
        records,
        isLog ? elements.filter((one) => belongs(one, series, records)) : elements,
      );
    }
    return records;
  }

  async #decode(table: string, id: string, sealed: Uint8Array): Promise<ChunkElement[]> {
    const chunk = await this.#sealer.open<PackedChunk>(table, id, sealed);
    if (chunk.ok) return unpackChunk(chunk.value);
    // Skipped, not shown: the digest of the next cycle differs and the book is read anew (F8).
    this.#onDamage(chunk.error.message);
    return [];
  }

  #remember(series: string, records: ReadonlyMap<RecordId, LocalRecord>): void {
    if (!this.#filters.has(series)) {
      const filter = new IdFilter();
      for (const id of records.keys()) filter.add(id);
      this.#filters.set(series, filter);
    }
    this.#cache.set(series, records);
    let held = 0;
    for (const cached of this.#cache.values()) held += cached.size;
    for (const [name, cached] of this.#cache) {
      if (held <= CACHED_RECORDS) break;
      held -= cached.size;
      this.#cache.delete(name);
    }
  }
}

/** Whether an element of a shared log chunk is this series' own. */
function belongs(
  element: ChunkElement,
  series: string,
  records: ReadonlyMap<RecordId, LocalRecord>,
): boolean {
  if ('removed' in element) return records.has(element.removed);
  const { kind, data } = element.record;
  return data !== null && seriesOf(kind, data) === series;
}

/** Pages of `SCANNED_AT_ONCE` names. */
export function* pagesOf<Item>(items: readonly Item[], size = SCANNED_AT_ONCE): Generator<Item[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}
