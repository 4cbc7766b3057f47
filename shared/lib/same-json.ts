/**
 * Whether two JSON values are the same, whatever the order of their fields. A field that is absent
 * and one that is `undefined` are the same, because both travel as nothing.
 */
export function sameJson(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) {
    return false;
  }
  if (Array.isArray(left) || Array.isArray(right)) {
    if (!Array.isArray(left) || !Array.isArray(right) || left.length !== right.length) return false;
    for (let index = 0; index < left.length; index += 1) {
      if (!sameJson(left[index], right[index])) return false;
    }
    return true;
  }
  return sameFields(left as Fields, right as Fields) && sameFields(right as Fields, left as Fields);
}

type Fields = Readonly<Record<string, unknown>>;

function sameFields(left: Fields, right: Fields): boolean {
  for (const field in left) {
    if (!sameJson(left[field], Object.hasOwn(right, field) ? right[field] : undefined))
      return false;
  }
  return true;
}

/** JSON with the fields of every object in one order: the same text for the same value. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = value as Fields;
  const parts = Object.keys(fields)
    .filter((field) => fields[field] !== undefined)
    .sort()
    .map((field) => `${JSON.stringify(field)}:${canonicalJson(fields[field])}`);
  return `{${parts.join(',')}}`;
}
