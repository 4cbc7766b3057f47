import { withDataChanges } from '#shared/domain/client/data-changes.ts';
import type { RecordData } from '#shared/domain/kind.ts';
import type { Conflict } from '#shared/domain/organisation/conflict.ts';
import type { CalendarDate, Instant } from '#shared/lib/calendar-date.ts';
import type { PersonId } from '#shared/lib/identifiers.ts';
import { err, ok, type Result, type TaggedError } from '#shared/lib/result.ts';
import { sameJson } from '#shared/lib/same-json.ts';
import type { LocalEdit } from './plan-edit.ts';
import type { LocalRecord } from './records.ts';
import { type ConflictChoice, type SettleError, settle } from './settle.ts';

export interface ResolveInput {
  /** The conflict record. */
  readonly conflict: LocalRecord;
  /** The record it is about as this device has it now; `null` when it is not there. */
  readonly record: LocalRecord | null;
  readonly choice: ConflictChoice;
  readonly personId: PersonId;
  readonly now: Instant;
  /** The person's day, on which contact data that the choice changes are noted. */
  readonly today: CalendarDate;
}

export type ResolveError = SettleError | TaggedError<'notAConflict'>;

/** What a resolution changed, kept in the conflict so that it can be undone, also after a restart. */
interface Replaced {
  /** `null` when the record was deleted before. */
  readonly before: RecordData | null;
  /** Fields that were not there before. */
  readonly absent: readonly string[];
}

/** The fields of `before` that `after` has otherwise; all of them when one of the two is deleted. */
function replacedBy(before: RecordData | null, after: RecordData | null): Replaced {
  if (before === null || after === null) return { before, absent: [] };
  const changed = Object.keys({ ...before, ...after }).filter(
    (field) => !sameJson(before[field], after[field]),
  );
  const kept = changed.filter((field) => before[field] !== undefined);
  return {
    before: Object.fromEntries(kept.map((field) => [field, before[field]])),
    absent: changed.filter((field) => before[field] === undefined),
  };
}

function conflictDataOf(row: LocalRecord): (Conflict & RecordData) | null {
  return row.kind === 'conflict' ? (row.data as (Conflict & RecordData) | null) : null;
}

type Author = Pick<ResolveInput, 'personId' | 'now'>;

function editOf(row: LocalRecord, data: RecordData | null, author: Author): LocalEdit {
  return {
    kind: row.kind,
    recordId: row.id,
    bookId: row.bookId,
    clientId: row.clientId,
    data,
    editedBy: author.personId,
    editedAt: author.now,
  };
}

/** The record to edit: as it is, or where it would be if it came back. */
function target(input: Pick<ResolveInput, 'conflict' | 'record'>, conflict: Conflict): LocalRecord {
  return (
    input.record ?? {
      ...input.conflict,
      kind: conflict.recordKind,
      id: conflict.recordId,
      version: null,
      data: null,
    }
  );
}

/**
 * The edits that settle a conflict (M6): of the record, when the choice changes it, and of the
 * conflict. Plan each with `planEdit` and commit them together. Choosing again settles it anew: the
 * first resolution the server accepts stands in the conflict, a later choice edits the record.
 */
export function resolveConflict(input: ResolveInput): Result<readonly LocalEdit[], ResolveError> {
  const conflict = conflictDataOf(input.conflict);
  if (!conflict) return err({ tag: 'notAConflict', message: 'this record is no conflict' });
  const before = input.record?.data ?? null;
  const settled = settle(conflict, before, input.choice);
  if (!settled.ok) return settled;
  const after =
    before && settled.value
      ? withDataChanges(conflict.recordKind, before, settled.value, input.today)
      : settled.value;
  const isChanged = !sameJson(before, after);
  const resolved: RecordData = {
    ...conflict,
    status: 'resolved',
    resolution: input.choice.choice,
    resolvedBy: input.personId,
    resolvedAt: input.now,
    replaced: isChanged ? replacedBy(before, after) : null,
  };
  return ok([
    ...(isChanged ? [editOf(target(input, conflict), after, input)] : []),
    editOf(input.conflict, resolved, input),
  ]);
}

/**
 * The edits that undo a resolution (M6): what it replaced in the record stands again, and the
 * conflict is open.
 */
export function reopenConflict(
  input: Omit<ResolveInput, 'choice' | 'today'>,
): Result<readonly LocalEdit[], ResolveError> {
  const conflict = conflictDataOf(input.conflict);
  if (!conflict) return err({ tag: 'notAConflict', message: 'this record is no conflict' });
  const replaced = conflict.replaced as Replaced | null | undefined;
  const open: RecordData = {
    ...conflict,
    status: 'open',
    resolution: null,
    resolvedBy: null,
    resolvedAt: null,
    replaced: null,
  };
  const current = input.record?.data ?? null;
  const edits: LocalEdit[] = [];
  if (replaced) {
    const restored = replaced.before === null ? null : { ...(current ?? {}), ...replaced.before };
    for (const field of replaced.absent) if (restored) delete restored[field];
    edits.push(editOf(target(input, conflict), restored, input));
  }
  return ok([...edits, editOf(input.conflict, open, input)]);
}
