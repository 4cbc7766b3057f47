/**
 * `next` with the equal parts of `former` in their place: what has not changed stays the same object,
 * so that nothing is drawn for its sake. Both are what comes from the worker: values, arrays and plain
 * objects; of anything else the next is taken. Elements of a list are told by their `id`, else by place.
 */
export function keepingParts<Value>(former: unknown, next: Value): Value {
  if (Object.is(former, next)) return next;
  const kept = partsOf(former, next);
  return (kept ?? next) as Value;
}

function partsOf(former: unknown, next: unknown): unknown {
  if (Array.isArray(former) && Array.isArray(next)) return listOf(former, next);
  if (isPlain(former) && isPlain(next)) return objectOf(former, next);
  return undefined;
}

function listOf(former: readonly unknown[], next: readonly unknown[]): readonly unknown[] {
  const byId = new Map(former.map((part) => [idOf(part), part]));
  const kept = next.map((part, place) => {
    const id = idOf(part);
    return keepingParts(id === undefined ? former[place] : byId.get(id), part);
  });
  const isSame = kept.length === former.length && kept.every((part, at) => part === former[at]);
  return isSame ? former : kept;
}

type Plain = Readonly<Record<string, unknown>>;

function objectOf(former: Plain, next: Plain): Plain {
  const kept = Object.fromEntries(
    Object.entries(next).map(([name, part]) => [name, keepingParts(former[name], part)]),
  );
  const names = Object.keys(next);
  const isSame =
    names.length === Object.keys(former).length &&
    names.every((name) => name in former && Object.is(kept[name], former[name]));
  return isSame ? former : kept;
}

function isPlain(value: unknown): value is Plain {
  return (
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}

function idOf(part: unknown): unknown {
  return isPlain(part) ? part.id : undefined;
}
