import type { Lane } from '#shared/domain/kind.ts';
import { kindDefinition } from '#shared/domain/kinds.ts';
import type { BookId, MutationId, RecordId } from '#shared/lib/identifiers.ts';
import type { HandedOver, LaneState, OutboxEntry } from '#shared/sync/records.ts';
import type { LocalDraft } from '../api.ts';
import { RecordMemory } from '../memory/record-memory.ts';
import type { SeriesRow } from './database.ts';
import { Packs } from './packs.ts';

/** The series in which pulled records of editable kinds rest, a hundred to a chunk. */
export const ROWS_SERIES = 'rows';

/** What an unlocked store keeps in memory: everything but the bulk records. */
export interface StoreState {
  readonly records: RecordMemory;
  /** Ids that have a row of their own; such a row stands over every chunk. */
  readonly inRows: Set<RecordId>;
  /** Ids of editable kinds that stand in chunks, with the stamps of all that hold a copy. */
  readonly inChunks: Map<RecordId, readonly number[]>;
  readonly outbox: Map<number, OutboxEntry>;
  readonly outboxPacks: Packs<number>;
  readonly lanes: Map<string, LaneState>;
  readonly answered: Set<MutationId>;
  readonly answeredPacks: Packs<MutationId>;
  readonly series: Map<string, SeriesRow>;
  /** Which series each log chunk touches, by stamp. */
  readonly logHeads: Map<number, readonly string[]>;
  /** What is half made on this device and is no record yet, what was saved last first. */
  drafts: ReadonlyMap<RecordId, LocalDraft>;
  counters: Counters;
}

export interface Counters {
  readonly nextOrder: number;
  /** Stamp of the last chunk. */
  readonly stamp: number;
  /** Number of the last journal entry whose writes are in the store. */
  readonly journalPosition: number;
  /** Values that the key of the records has sealed (C4); absent in databases from before the count. */
  readonly sealedCount?: number;
  /** What the person is still to be told was handed over (F7). */
  readonly handedOver?: HandedOver | null;
}

export function emptyState(): StoreState {
  return {
    records: new RecordMemory(),
    inRows: new Set(),
    inChunks: new Map(),
    outbox: new Map(),
    outboxPacks: new Packs(),
    lanes: new Map(),
    answered: new Set(),
    answeredPacks: new Packs(),
    series: new Map(),
    logHeads: new Map(),
    drafts: new Map(),
    counters: { nextOrder: 1, stamp: 0, journalPosition: 0 },
  };
}

/** Whether records of `kind` rest in chunks by series; kinds we do not know are rows. */
export function isBulk(kind: string): boolean {
  return kindDefinition(kind)?.storage === 'chunk';
}

/** The key of a lane's state. */
export function laneKey(bookId: BookId, lane: Lane): string {
  return `${bookId}/${lane}`;
}

/** The outbox in order. */
export function outboxInOrder(state: StoreState): OutboxEntry[] {
  return [...state.outbox.values()].sort((left, right) => left.order - right.order);
}

/** The entries of one record, in order. */
export function entriesOf(state: StoreState, recordId: RecordId): OutboxEntry[] {
  return outboxInOrder(state).filter((entry) => entry.recordId === recordId);
}
