import { canonicalJson } from '#shared/lib/same-json.ts';

/**
 * Their set with my additions put in and my removals taken out (M3), in their order, my additions
 * last. An element one side added and the other never had cannot be in dispute.
 */
export function mergeSet(
  base: readonly unknown[],
  mine: readonly unknown[],
  theirs: readonly unknown[],
): readonly unknown[] {
  const inBase = new Set(base.map(canonicalJson));
  const inMine = new Set(mine.map(canonicalJson));
  const inMerged = new Set<string>();
  const merged: unknown[] = [];
  const keep = (element: unknown, key: string): void => {
    if (inMerged.has(key)) return;
    inMerged.add(key);
    merged.push(element);
  };
  for (const element of theirs) {
    const key = canonicalJson(element);
    if (inMine.has(key) || !inBase.has(key)) keep(element, key);
  }
  for (const element of mine) {
    const key = canonicalJson(element);
    if (!inBase.has(key)) keep(element, key);
  }
  return merged;
}
