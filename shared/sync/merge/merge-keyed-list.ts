import { sameJson } from '#shared/lib/same-json.ts';
import { mergeValueFields } from './merge-value.ts';
import type { FieldConflict } from './types.ts';

/** An element of a keyed list: a small record with an `id` that is unique in its list. */
type Element = Readonly<Record<string, unknown>> & { readonly id: string };
type Elements = ReadonlyMap<string, Element>;

export interface MergedList {
  readonly value: readonly unknown[];
  readonly conflicts: readonly FieldConflict[];
}

/** The elements by id, in order; `null` when `list` is no keyed list (an id lacks or comes twice). */
function byId(list: unknown): Elements | null {
  if (!Array.isArray(list)) return null;
  const elements = new Map<string, Element>();
  for (const element of list as readonly unknown[]) {
    if (typeof element !== 'object' || element === null) return null;
    const id = (element as { id?: unknown }).id;
    if (typeof id !== 'string' || elements.has(id)) return null;
    elements.set(id, element as Element);
  }
  return elements;
}

/** One element as it becomes, or `null` when it goes; M4 holds for elements as for records. */
function mergeElement(
  name: string,
  base: Element | null,
  mine: Element | null,
  theirs: Element | null,
  conflicts: FieldConflict[],
): Element | null {
  if (sameJson(mine, theirs) || sameJson(base, mine)) return theirs;
  if (sameJson(base, theirs)) return mine;
  if (mine === null || theirs === null) {
    const reason = mine === null ? 'deletedHere' : 'deletedThere';
    conflicts.push({ field: name, reason, base, mine, theirs });
    return mine ?? theirs;
  }
  const fields = mergeValueFields(base ?? { id: mine.id }, mine, theirs);
  if (fields.disputed.length > 0) {
    const sides = fields.sides(fields.disputed);
    conflicts.push({ field: name, reason: 'bothChanged', ...sides });
  }
  return fields.merged as Element;
}

/** The ids of `list` that are also in `others`, in order. */
const common = (list: Elements, ...others: Elements[]): readonly string[] =>
  [...list.keys()].filter((id) => others.every((other) => other.has(id)));

/**
 * The order of the merged list: the one side's that changed it, theirs when both did; an element
 * the other side added comes after the one it stood behind there.
 */
function mergeOrder(base: Elements, mine: Elements, theirs: Elements, kept: ReadonlySet<string>) {
  const shared = common(base, mine, theirs);
  const isMineMoved = !sameJson(common(mine, base, theirs), shared);
  const isTheirsMoved = !sameJson(common(theirs, base, mine), shared);
  const [first, second] = isMineMoved && !isTheirsMoved ? [mine, theirs] : [theirs, mine];
  const order = [...first.keys()].filter((id) => kept.has(id));
  const placed = new Set(order);
  let behind: string | null = null;
  for (const id of second.keys()) {
    if (!kept.has(id)) continue;
    if (!placed.has(id)) {
      order.splice(behind === null ? 0 : order.indexOf(behind) + 1, 0, id);
      placed.add(id);
    }
    behind = id;
  }
  return order;
}

/**
 * Three-way merge of a list whose elements have ids (M3): elements are matched by id and merged
 * field by field. `null` when one of the lists is no keyed list; it then merges as one value.
 * @param field the list's name, for the conflicts (`field/elementId`)
 */
export function mergeKeyedList(
  field: string,
  base: unknown,
  mine: unknown,
  theirs: unknown,
): MergedList | null {
  const inBase = byId(base ?? []);
  const inMine = byId(mine);
  const inTheirs = byId(theirs);
  if (!inBase || !inMine || !inTheirs) return null;
  const conflicts: FieldConflict[] = [];
  const merged = new Map<string, Element>();
  for (const id of new Set([...inTheirs.keys(), ...inMine.keys()])) {
    const element = mergeElement(
      `${field}/${id}`,
      inBase.get(id) ?? null,
      inMine.get(id) ?? null,
      inTheirs.get(id) ?? null,
      conflicts,
    );
    if (element) merged.set(id, element);
  }
  const order = mergeOrder(inBase, inMine, inTheirs, new Set(merged.keys()));
  return { value: order.map((id) => merged.get(id)), conflicts };
}
