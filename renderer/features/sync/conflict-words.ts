import type { FieldPolicy } from '#shared/domain/kind.ts';
import { kindDefinition } from '#shared/domain/kinds.ts';
import type { Conflict } from '#shared/domain/organisation/conflict.ts';
import { assertNever } from '#shared/lib/assert.ts';
import type { PersonId } from '#shared/lib/identifiers.ts';
import { nameOfField, nameOfKind } from '../../components/kind-words.ts';

/** "Note: body was changed in two places". */
export function conflictTitle(conflict: Conflict): string {
  const kind = nameOfKind(conflict.recordKind);
  const what = conflict.field === '*' ? kind : `${kind}, ${nameOfField(conflict.field)}`;
  switch (conflict.reason) {
    case 'bothChanged':
      return `${what}: changed in two places`;
    case 'deletedHere':
      return `${what}: deleted here, changed elsewhere`;
    case 'deletedThere':
      return `${what}: changed here, deleted elsewhere`;
    case 'ruleBroken':
      return `${what}: together the two changes break a rule`;
    default:
      return assertNever(conflict.reason);
  }
}

/** Fields that differ between the sides, in the order they are shown. */
export function fieldsInConflict(conflict: Conflict): readonly string[] {
  const names = new Set([
    ...Object.keys(conflict.mine.values ?? {}),
    ...Object.keys(conflict.theirs.values ?? {}),
  ]);
  return [...names].filter(
    (name) =>
      JSON.stringify(conflict.mine.values?.[name]) !==
      JSON.stringify(conflict.theirs.values?.[name]),
  );
}

/** Whether both versions can stand one after the other: running texts only (`shared/sync/settle.ts`). */
export function canKeepBoth(conflict: Conflict): boolean {
  const policies: Readonly<Record<string, FieldPolicy | undefined>> =
    kindDefinition(conflict.recordKind)?.policies ?? {};
  return policies[conflict.field]?.merge === 'text';
}

/** Whether a third version can be written here: both sides are there and are texts. */
export function canEdit(conflict: Conflict): boolean {
  const { mine, theirs } = conflict;
  if (mine.values === null || theirs.values === null) return false;
  const values = [...Object.values(mine.values), ...Object.values(theirs.values)];
  return values.every((value) => typeof value === 'string');
}

/**
 * Whether the sides have to change places for this person: the record says "mine" of whoever's
 * device noticed the conflict, the screen of whoever looks at it.
 */
export function isSwapped(conflict: Conflict, personId: PersonId): boolean {
  return conflict.theirs.personId === personId && conflict.mine.personId !== personId;
}
