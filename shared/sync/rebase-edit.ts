import { withoutIdleNotes } from '#shared/domain/client/data-changes.ts';
import type { RecordData } from '#shared/domain/kind.ts';
import { sameJson } from '#shared/lib/same-json.ts';
import { conflictOf, type NewConflict } from './conflict-record.ts';
import { mergeRecord } from './merge/merge-record.ts';
import type { LocalEdit } from './plan-edit.ts';
import type { LocalRecord } from './records.ts';

interface RebasedEdit {
  readonly data: RecordData | null;
  /** What both changed: the device's copy stands, and what was typed waits to be decided about. */
  readonly conflicts: readonly NewConflict[];
}

/**
 * Moves an edit that was begun on `seen`, an older copy of its record, onto the copy that is here now,
 * by the same three-way merge that brings edits of two devices together (M1 to M7): a form that stays
 * open while others change the record takes nothing of theirs back, and notes no change that it did not make.
 * @param seen `null` where no record was there: one that is deleted here was not taken from the form
 */
export function rebaseEdit(
  edit: LocalEdit,
  seen: RecordData | null,
  record: LocalRecord,
): RebasedEdit {
  if (sameJson(seen, record.data)) return { data: edit.data, conflicts: [] };
  const { merged, conflicts } = mergeRecord({
    kind: edit.kind,
    base: seen,
    mine: edit.data,
    theirs: record.data,
  });
  // Nothing was sent: its moment tells it from the same words typed before and decided about since.
  const begun = { ...edit, mutationId: edit.editedAt };
  return {
    data: merged && withoutIdleNotes(edit.kind, record.data ?? {}, merged),
    conflicts: conflicts.map((conflict) => conflictOf(conflict, begun, record)),
  };
}
