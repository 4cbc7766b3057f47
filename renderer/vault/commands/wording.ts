import type { RecordData } from '#shared/domain/kind.ts';
import { kindDefinition } from '#shared/domain/kinds.ts';
import { sameJson } from '#shared/lib/same-json.ts';
import type { Step } from './edit-plan.ts';

/** Kinds that a person calls otherwise than the code does. */
const KIND_WORDS: Readonly<Record<string, string>> = { entitlement: 'product held' };

/** What a person calls a record of `kind`: "service request" for `serviceRequest`. */
export function kindWord(kind: string): string {
  return KIND_WORDS[kind] ?? kind.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}

/** What a person calls the record in a list. */
export function titleOf(kind: string, data: RecordData | null): string {
  const definition = kindDefinition(kind);
  if (!data || !definition) return kindWord(kind);
  try {
    return definition.title(data);
  } catch {
    // Data of a newer server may lack what a title is made of.
    return kindWord(kind);
  }
}

/** "edit of note", "3 changes": completes "Undo …". */
export function labelOf(steps: readonly Step[]): string {
  const [first, ...others] = steps;
  if (!first) return 'nothing';
  if (others.length > 0) return `${steps.length} changes`;
  const word = kindWord(first.kind);
  if (first.before === null) return `new ${word}`;
  return first.after === null ? `deletion of ${word}` : `edit of ${word}`;
}

/** The fields in which two states of a record differ. */
export function changedFields(
  before: RecordData | null,
  after: RecordData | null,
): readonly string[] {
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...fields].filter((field) => !sameJson(before?.[field], after?.[field]));
}
