import type { RecordData } from '#shared/domain/kind.ts';
import type { Instant } from '#shared/lib/calendar-date.ts';
import type { PersonId } from '#shared/lib/identifiers.ts';
import type { Result, TaggedError } from '#shared/lib/result.ts';
import type { LocalEdit } from './plan-edit.ts';
import type { LocalRecord } from './records.ts';

/** How a person settles a conflict (M6). `edited` brings the fields' new values. */
export type ConflictChoice =
  | { readonly choice: 'mine' | 'theirs' | 'both' }
  | { readonly choice: 'edited'; readonly values: RecordData };

export interface ResolveInput {
  /** The conflict record. */
  readonly conflict: LocalRecord;
  /** The record it is about as this device has it now; `null` when it is not there. */
  readonly record: LocalRecord | null;
  readonly choice: ConflictChoice;
  readonly personId: PersonId;
  readonly now: Instant;
}

export type ResolveError = TaggedError<
  | 'notAConflict'
  | 'recordMissing'
  /** Only texts, sets and elements of lists can keep both. */
  | 'cannotKeepBoth'
>;

/** The edits (of the record, when it changes, and of the conflict) that settle a conflict; plan each with `planEdit`, commit them together. */
export function resolveConflict(_input: ResolveInput): Result<readonly LocalEdit[], ResolveError> {
  throw new Error('not built yet');
}

/** The edits that undo a resolution: the record's fields as they were before it, the conflict open again. */
export function reopenConflict(
  _input: Omit<ResolveInput, 'choice'>,
): Result<readonly LocalEdit[], ResolveError> {
  throw new Error('not built yet');
}
