import type { RecordData } from '#shared/domain/kind.ts';

/** Why two edits cannot both stand (M3 to M5). */
export type ConflictReason = 'bothChanged' | 'deletedHere' | 'deletedThere' | 'ruleBroken';

/**
 * Two edits that cannot both stand. `field` is a field, a group, `field/elementId` of a keyed list,
 * or `*` for the whole record. The sides hold the fields in conflict (of the element, for one in a
 * keyed list), `null` where it was deleted. For a text both sides are the whole text with everything
 * merged that could be, so that they differ only where they overlap.
 */
export interface FieldConflict {
  readonly field: string;
  readonly reason: ConflictReason;
  readonly base: RecordData | null;
  readonly mine: RecordData | null;
  readonly theirs: RecordData | null;
}

export interface MergeInput {
  readonly kind: string;
  /** The copy both edits started from; `null` when both are new or it is not known. */
  readonly base: RecordData | null;
  readonly mine: RecordData | null;
  /** The server's current copy; `null` for a tombstone. */
  readonly theirs: RecordData | null;
}

export interface MergeResult {
  readonly merged: RecordData | null;
  readonly conflicts: readonly FieldConflict[];
  /** Whether `merged` differs from the server's copy, so that a push is owed. */
  readonly owed: boolean;
}
