import { seriesOf } from '#shared/domain/kinds.ts';
import type { MutationId, RecordId } from '#shared/lib/identifiers.ts';
import type { LocalRecord } from '#shared/sync/records.ts';
import type { ChangeSet } from './change-set.ts';
import type { ChunkElement } from './chunk-codec.ts';
import type { Durability, SeriesRow } from './database.ts';
import type { PackChange } from './packs.ts';
import { isBulk, ROWS_SERIES, type StoreState } from './store-state.ts';

/** Records in a chunk; measured best between 50 and 200 (measurements, Local store). */
export const CHUNK_SIZE = 100;
/** A series with fewer new records than this in a commit shares log chunks with others. */
const SMALLEST_CHUNK = 25;
const LOG_CHUNK_SIZE = 150;
/** Fewer records of editable kinds than this in a commit are cheaper as rows. */
const FEWEST_FOR_CHUNKS = 8;

export interface NewChunk {
  readonly stamp: number;
  readonly series: string;
  readonly elements: readonly ChunkElement[];
}

export interface NewLogChunk {
  readonly stamp: number;
  /** Its elements by the series they belong to. */
  readonly parts: ReadonlyMap<string, readonly ChunkElement[]>;
}

/** Where the records of a commit go: rows of their own, chunks of a series, or log chunks of many. */
export interface Layout {
  readonly putRows: readonly LocalRecord[];
  readonly deleteRows: readonly RecordId[];
  readonly chunks: readonly NewChunk[];
  readonly logChunks: readonly NewLogChunk[];
  readonly series: readonly SeriesRow[];
  readonly outbox: PackChange<number>;
  readonly answered: PackChange<MutationId>;
  /** The stamp of the last chunk after this commit. */
  readonly stamp: number;
}

/**
 * Decides where each changed record goes. Records of editable kinds that change together go to chunks,
 * few of them to rows; of bulk kinds what is pulled goes to chunks, and what is edited here to rows.
 * @param formerSeries where bulk records stand that go, or that move to another series
 */
export function layoutOf(
  changes: ChangeSet,
  state: StoreState,
  durability: Durability,
  formerSeries: ReadonlyMap<RecordId, string>,
): Layout {
  const owed = owedRecords(changes, state);
  const editable = [...changes.records.values()].filter(
    ({ kind, record }) => record && !isBulk(kind),
  ).length;
  const rowsToChunks = editable >= FEWEST_FOR_CHUNKS;
  const putRows: LocalRecord[] = [];
  const deleteRows: RecordId[] = [];
  const groups = new Map<string, ChunkElement[]>();
  const put = (series: string, element: ChunkElement): void => {
    const group = groups.get(series);
    if (group) group.push(element);
    else groups.set(series, [element]);
  };
  for (const [id, { kind, record }] of changes.records) {
    const bulk = isBulk(kind);
    const series = record?.data && bulk ? seriesOf(kind, record.data) : null;
    const former = record && bulk ? formerSeries.get(id) : undefined;
    // Before the record itself, which may go to the same log chunk.
    if (former !== undefined && former !== series) put(former, { removed: id, kind });
    if (record === null) {
      if (state.inRows.has(id)) deleteRows.push(id);
      const home = bulk ? formerSeries.get(id) : state.inChunks.has(id) && ROWS_SERIES;
      if (home) put(home, { removed: id, kind });
    } else if (bulk && series && record.version && !owed.has(id) && durability === 'relaxed') {
      if (state.inRows.has(id)) deleteRows.push(id);
      put(series, { record });
    } else if (!bulk && rowsToChunks) {
      if (state.inRows.has(id)) deleteRows.push(id);
      put(ROWS_SERIES, { record });
    } else {
      putRows.push(record);
    }
  }
  const outbox = state.outboxPacks.change(isThere(changes.outbox, (entry) => entry !== null));
  const answered = state.answeredPacks.change(changes.answered);
  return { putRows, deleteRows, outbox, answered, ...chunksOf(groups, state) };
}

function isThere<Key, Value>(
  map: ReadonlyMap<Key, Value>,
  holds: (value: Value) => boolean,
): ReadonlyMap<Key, boolean> {
  return new Map([...map].map(([key, value]) => [key, holds(value)]));
}

/** Records with an outbox entry after the commit. */
function owedRecords(changes: ChangeSet, state: StoreState): ReadonlySet<RecordId> {
  const owed = new Set<RecordId>();
  for (const entry of state.outbox.values()) {
    if (changes.outbox.get(entry.order) !== null) owed.add(entry.recordId);
  }
  for (const entry of changes.outbox.values()) if (entry) owed.add(entry.recordId);
  return owed;
}

function chunksOf(
  groups: ReadonlyMap<string, readonly ChunkElement[]>,
  state: StoreState,
): Pick<Layout, 'chunks' | 'logChunks' | 'series' | 'stamp'> {
  let { stamp } = state.counters;
  const nextStamp = (): number => {
    stamp += 1;
    return stamp;
  };
  const chunks: NewChunk[] = [];
  const logChunks: NewLogChunk[] = [];
  const series: SeriesRow[] = [];
  let parts = new Map<string, readonly ChunkElement[]>();
  let size = 0;
  const flush = (): void => {
    if (size > 0) logChunks.push({ stamp: nextStamp(), parts });
    parts = new Map();
    size = 0;
  };
  for (const [name, elements] of groups) {
    const row = name === ROWS_SERIES ? null : seriesRow(name, elements, state);
    if (row) series.push(row);
    if (name === ROWS_SERIES || elements.length >= SMALLEST_CHUNK) {
      for (let start = 0; start < elements.length; start += CHUNK_SIZE) {
        const part = elements.slice(start, start + CHUNK_SIZE);
        chunks.push({ stamp: nextStamp(), series: name, elements: part });
      }
      continue;
    }
    parts.set(name, elements);
    size += elements.length;
    if (size >= LOG_CHUNK_SIZE) flush();
  }
  flush();
  return { chunks, logChunks, series, stamp };
}

/** The series' row when this commit changes it. */
function seriesRow(
  name: string,
  elements: readonly ChunkElement[],
  state: StoreState,
): SeriesRow | null {
  const known = state.series.get(name);
  const bookIds = new Set(known?.bookIds);
  let { kind, clientId } = known ?? { kind: '', clientId: null };
  for (const element of elements) {
    if (!('record' in element)) continue;
    bookIds.add(element.record.bookId);
    kind = element.record.kind;
    clientId = element.record.clientId;
  }
  if (known && known.bookIds.length === bookIds.size && known.clientId === clientId) return null;
  if (bookIds.size === 0) return null;
  // A series that is new, or comes back after a purge, has nothing in earlier log chunks.
  const foldedTo = known ? known.foldedTo : state.counters.stamp;
  return { series: name, kind, clientId, bookIds: [...bookIds], foldedTo };
}
