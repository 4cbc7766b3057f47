import type { RecordData } from '#shared/domain/kind.ts';
import { sameJson } from '#shared/lib/same-json.ts';

/** The fields named, as far as they are there: one side of a conflict. */
export function pick(data: RecordData, fields: readonly string[]): RecordData {
  const picked: Record<string, unknown> = {};
  for (const field of fields) if (data[field] !== undefined) picked[field] = data[field];
  return picked;
}

/** What three-way merging of a few whole values says: one side's, or in dispute. */
export type ValueVerdict = 'mine' | 'theirs' | 'disputed';

/** Which side's values of `fields`, taken together, stand (M1, M2). */
export function judgeTogether(
  fields: readonly string[],
  base: RecordData,
  mine: RecordData,
  theirs: RecordData,
): ValueVerdict {
  const same = (left: RecordData, right: RecordData): boolean =>
    fields.every((field) => sameJson(left[field], right[field]));
  if (same(mine, theirs) || same(base, mine)) return 'theirs';
  return same(base, theirs) ? 'mine' : 'disputed';
}

/** An object merged field by field as whole values, theirs where both changed one. */
export function mergeValueFields(base: RecordData, mine: RecordData, theirs: RecordData) {
  const merged: Record<string, unknown> = {};
  const disputed: string[] = [];
  for (const field of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    const verdict = judgeTogether([field], base, mine, theirs);
    if (verdict === 'disputed') disputed.push(field);
    const value = verdict === 'mine' ? mine[field] : theirs[field];
    if (value !== undefined) merged[field] = value;
  }
  const sides = (fields: readonly string[]) => ({
    base: pick(base, fields),
    mine: pick(mine, fields),
    theirs: pick(theirs, fields),
  });
  return { merged, disputed, sides };
}
