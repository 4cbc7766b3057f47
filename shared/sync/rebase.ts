import type { RecordData } from '#shared/domain/kind.ts';
import type { Version, WireRecord } from '#shared/protocol/record.ts';
import { conflictOf, type NewConflict } from './conflict-record.ts';
import { mergeRecord, UNKNOWN_BASE } from './merge/merge-record.ts';
import type { LocalRecord, OutboxEntry } from './records.ts';

/** How a version this device knows stands to the server's current one. */
export type Relation =
  | 'same'
  /** The server's is later: ours is what it grew from. */
  | 'behind'
  /** Ours is later: the server lost writes, and theirs is what ours grew from (F9). */
  | 'ahead'
  /** Different epochs, or nothing of ours accepted: no common copy is known. */
  | 'unknown';

/** How `known` stands to `current`. Versions of different epochs have no order (F9). */
export function relationOf(known: Version | null, current: Version): Relation {
  if (known === null || known.epoch !== current.epoch) return 'unknown';
  if (known.n === current.n) return 'same';
  return known.n < current.n ? 'behind' : 'ahead';
}

/** The server's copy as a row of this device. */
export function rowOf(current: WireRecord): LocalRecord {
  return {
    kind: current.kind,
    id: current.id,
    bookId: current.bookId,
    clientId: current.clientId,
    version: current.data ? current.version : null,
    seq: current.seq,
    data: current.data,
    editedBy: current.editedBy,
    editedAt: current.editedAt,
    acceptedAt: current.acceptedAt,
    moveNumber: current.moveNumber ?? 0,
  };
}

/** An owed edit and the copy it started from, seen together with the server's current copy. */
export interface Owed {
  readonly entry: OutboxEntry;
  /** What the record should become: the entry's data, or its successor's. */
  readonly mine: RecordData | null;
}

export interface Rebased {
  /** The row as it becomes; `null` to remove it. */
  readonly record: LocalRecord | null;
  /** The entry that takes the place of the old one and its successor; `null` when nothing is owed. */
  readonly entry: OutboxEntry | null;
  readonly conflicts: readonly NewConflict[];
}

/** The copy both sides grew from, as far as it is known. */
function commonBase(entry: OutboxEntry, current: WireRecord): RecordData | null {
  if (entry.baseVersion === null) return null;
  const relation = relationOf(entry.baseVersion, current.version);
  switch (relation) {
    case 'same':
    case 'behind':
      return entry.base;
    case 'ahead':
      return current.data;
    case 'unknown':
      return UNKNOWN_BASE;
  }
}

/**
 * Moves an owed edit onto the server's current copy by a three-way merge (F3: a base is never
 * advanced without one). What cannot be merged becomes conflicts; a `sent` entry becomes pending
 * again, as its answer is known; one in attention stays there.
 */
export function rebase({ entry, mine }: Owed, current: WireRecord): Rebased {
  const { merged, conflicts, owed } = mergeRecord({
    kind: entry.kind,
    base: commonBase(entry, current),
    mine,
    theirs: current.data,
  });
  const theirs = rowOf(current);
  const rebased: OutboxEntry = {
    ...entry,
    bookId: current.bookId,
    clientId: current.clientId ?? entry.clientId,
    baseVersion: current.version,
    base: current.data,
    data: merged,
    state: entry.state === 'sent' ? 'pending' : entry.state,
    mutationId: null,
  };
  const mineStands = owed && { editedBy: entry.editedBy, editedAt: entry.editedAt };
  const record = { ...theirs, clientId: rebased.clientId, ...mineStands, data: merged };
  return {
    record: merged === null && theirs.version === null ? null : record,
    entry: owed ? rebased : null,
    conflicts: conflicts.map((conflict) => conflictOf(conflict, entry, current)),
  };
}

/**
 * An unedited row that the server knows less of than we do, as an edit to offer (F9). Merging it
 * with the server's copy then keeps what the server lost.
 */
export function offerOf(row: LocalRecord, order: number): OutboxEntry {
  return {
    order,
    kind: row.kind,
    recordId: row.id,
    bookId: row.bookId,
    clientId: row.clientId,
    baseVersion: row.version,
    base: row.data,
    data: row.data,
    editedBy: row.editedBy,
    editedAt: row.editedAt,
    state: 'pending',
    mutationId: null,
    problem: null,
  };
}
