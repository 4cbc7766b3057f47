import type { RecordData } from '#shared/domain/kind.ts';

/*
 * Records of one chunk have mostly the same fields, and many of them the same values (client,
 * account, currency). Writing field names and common values once halves what has to be sealed, kept
 * and parsed.
 */

/** Fields that a group of records has in common. */
export interface Shape {
  /** Values that all of them share. */
  readonly common: RecordData;
  /** The fields whose values differ, in the order in which each record lists them. */
  readonly fields: readonly string[];
}

/** A record's data: the number of its shape and its own values, or as it is (-1), or none (-2). */
export type ShapedData =
  | readonly [shape: number, values: readonly unknown[]]
  | readonly [shape: -1, data: RecordData]
  | readonly [shape: -2];

const AS_IS = -1;
const NONE = -2;

const isPlain = (value: unknown): boolean => typeof value !== 'object' || value === null;

/** Splits `data` into shapes and what is left of each. */
export function shapeAll(data: readonly (RecordData | null)[]): {
  readonly shapes: readonly Shape[];
  readonly shaped: readonly ShapedData[];
} {
  const groups = new Map<string, { fields: string[]; members: RecordData[]; index: number }>();
  const groupOf = data.map((one) => {
    if (one === null) return null;
    const fields = Object.keys(one).filter((field) => one[field] !== undefined);
    // Assigning this field would not make a field.
    if (fields.includes('__proto__')) return null;
    const signature = JSON.stringify(fields);
    const group = groups.get(signature) ?? { fields, members: [], index: groups.size };
    groups.set(signature, group);
    group.members.push(one);
    return group;
  });
  const shapes = [...groups.values()].map(({ fields, members }) => shapeOf(fields, members));
  const shaped = data.map((one, index): ShapedData => {
    const group = groupOf[index];
    if (one === null) return [NONE];
    if (!group) return [AS_IS, one];
    return [group.index, (shapes[group.index]?.fields ?? []).map((field) => one[field])];
  });
  return { shapes, shaped };
}

function shapeOf(fields: readonly string[], members: readonly RecordData[]): Shape {
  const [first, ...others] = members;
  const common: Record<string, unknown> = {};
  const differing: string[] = [];
  for (const field of fields) {
    const value = first?.[field];
    const isCommon =
      others.length > 0 && isPlain(value) && others.every((one) => one[field] === value);
    if (isCommon) common[field] = value;
    else differing.push(field);
  }
  return { common, fields: differing };
}

/** The data that `shaped` stands for. */
export function unshape(shapes: readonly Shape[], shaped: ShapedData): RecordData | null {
  const [index, content] = shaped;
  if (index === NONE || content === undefined) return null;
  if (index === AS_IS) return content as RecordData;
  const shape = shapes[index];
  if (!shape) return null;
  const data: Record<string, unknown> = { ...shape.common };
  const values = content as readonly unknown[];
  for (const [at, field] of shape.fields.entries()) data[field] = values[at];
  return data;
}
