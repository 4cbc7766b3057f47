import type { RecordData } from '#shared/domain/kind.ts';
import type { Conflict } from '#shared/domain/organisation/conflict.ts';
import { type RecordId, uuidFromText } from '#shared/lib/identifiers.ts';
import { canonicalJson } from '#shared/lib/same-json.ts';
import type { FieldConflict } from './merge/types.ts';
import type { LocalRecord, OutboxEntry } from './records.ts';

/** A conflict as a new record of this device: its row and the edit that creates it, still without an order. */
export interface NewConflict {
  readonly record: LocalRecord;
  readonly entry: Omit<OutboxEntry, 'order'>;
}

/** The edit that met another. */
type Edited = Pick<OutboxEntry, 'kind' | 'recordId' | 'clientId' | 'editedBy' | 'editedAt'> & {
  /** What tells this edit from another that says the same; `null` for one that was not sent yet. */
  readonly mutationId: string | null;
};
/** The copy that it met: the server's, or what this device has. */
type Met = Pick<LocalRecord, 'bookId' | 'clientId' | 'editedBy' | 'editedAt' | 'version'>;

/**
 * The id of a conflict: from record, field and mutation (M6). An edit that was not sent yet has no
 * mutation; then the value that waits and the version it met stand for it, which two devices that
 * offer the same lost record have in common (F9).
 */
export function conflictId(
  conflict: FieldConflict,
  entry: Pick<Edited, 'recordId' | 'mutationId'>,
  current: Pick<Met, 'version'>,
): RecordId {
  const version = current.version ? `${current.version.epoch}:${current.version.n}` : 'unsent';
  const edit = entry.mutationId ?? `${version}:${canonicalJson(conflict.mine)}`;
  return uuidFromText(`conflict|${entry.recordId}|${conflict.field}|${edit}`) as RecordId;
}

const unresolved = {
  status: 'open',
  resolution: null,
  resolvedBy: null,
  resolvedAt: null,
} as const;

/** The record of `conflict` between the edit of `entry` and the `current` copy (M6). */
export function conflictOf(conflict: FieldConflict, entry: Edited, current: Met): NewConflict {
  const clientId = current.clientId ?? entry.clientId;
  const data: Conflict & RecordData = {
    clientId,
    recordKind: entry.kind,
    recordId: entry.recordId,
    field: conflict.field,
    reason: conflict.reason,
    base: conflict.base,
    mine: { values: conflict.mine, personId: entry.editedBy, editedAt: entry.editedAt },
    theirs: { values: conflict.theirs, personId: current.editedBy, editedAt: current.editedAt },
    ...unresolved,
  };
  const id = conflictId(conflict, entry, current);
  const { editedBy, editedAt } = entry;
  const shared = { kind: 'conflict', bookId: current.bookId, clientId, data, editedBy, editedAt };
  return {
    record: { ...shared, id, version: null, seq: 0, acceptedAt: null, moveNumber: 0 },
    entry: {
      ...shared,
      recordId: id,
      baseVersion: null,
      base: null,
      state: 'pending',
      mutationId: null,
      problem: null,
    },
  };
}
