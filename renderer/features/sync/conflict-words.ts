import type { Conflict } from '#shared/domain/organisation/conflict.ts';
import { assertNever } from '#shared/lib/assert.ts';
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

/** Whether every value is text, so that both can be kept one after the other, or edited. */
export function isText(conflict: Conflict): boolean {
  const values = [
    ...Object.values(conflict.mine.values ?? {}),
    ...Object.values(conflict.theirs.values ?? {}),
  ];
  return values.length > 0 && values.every((value) => typeof value === 'string');
}
