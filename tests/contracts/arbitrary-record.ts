import fc from 'fast-check';
import type { z } from 'zod';
import type { RecordData } from '#shared/domain/kind.ts';
import { kindDefinition, kinds } from '#shared/domain/kinds.ts';

/*
 * Random records of every kind, read off the kinds' schemas, so that a new kind or field is covered
 * without a line here.
 */

/** Strings that some field of some kind accepts; a schema picks those it takes. */
const STRINGS = [
  '',
  'Novák & sons',
  'first line\nsecond line\nthird line',
  'first line\nsecond line, changed\nthird line\nfourth',
  'a b c',
  'a x c',
  '2024-02-29',
  '2026-11-24',
  '2026-11-24T08:12:00.000Z',
  '2026-11-25T09:00:00.000Z',
  'EUR',
  'USD',
  'application/pdf',
  'image/png',
  '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
  'fedcba9876543210fedcba9876543210fedcba9876543210fedcba9876543210',
  '018f0000-0000-7000-8000-000000000001',
  '018f0000-0000-7000-8000-000000000002',
  // A SHA-256 in hexadecimal.
  '0123456789abcdef'.repeat(4),
  '018f0000-0000-7000-8000-000000000003',
  '261127-4F7K2MX',
];

export interface Definition {
  readonly type: string;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly entries?: Readonly<Record<string, string>>;
  readonly element?: z.ZodType;
  readonly innerType?: z.ZodType;
  readonly options?: readonly z.ZodType[];
  readonly values?: readonly unknown[];
  readonly in?: z.ZodType;
}

export const definitionOf = (schema: z.ZodType): Definition => schema.def as unknown as Definition;

function required<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`a schema without ${what}`);
  return value;
}

function arrayOf(schema: z.ZodType, element: z.ZodType): fc.Arbitrary<unknown> {
  const shape = definitionOf(element).shape;
  const list = shape?.id
    ? fc.uniqueArray(arbitraryOf(element), {
        maxLength: 4,
        selector: (item) => (item as { id: unknown }).id,
      })
    : fc.array(arbitraryOf(element), { maxLength: 4 });
  return list.filter((items) => schema.safeParse(items).success);
}

/** Values that `schema` accepts. */
export function arbitraryOf(schema: z.ZodType): fc.Arbitrary<unknown> {
  const definition = definitionOf(schema);
  switch (definition.type) {
    case 'object':
      return objectOf(required(definition.shape, 'shape'));
    case 'string':
      return fc.constantFrom(...STRINGS.filter((text) => schema.safeParse(text).success));
    case 'number': {
      const numbers = [0, 1, 3, 5, 30, 320, 5_000, 10_000, -700];
      return fc.constantFrom(...numbers.filter((number) => schema.safeParse(number).success));
    }
    case 'boolean':
      return fc.boolean();
    case 'unknown':
      return fc.constantFrom(1, 'two', null);
    case 'enum':
      return fc.constantFrom(...Object.values(required(definition.entries, 'entries')));
    case 'literal':
      return fc.constantFrom(...required(definition.values, 'values'));
    case 'union':
      return fc.oneof(...required(definition.options, 'options').map(arbitraryOf));
    case 'array':
      return arrayOf(schema, required(definition.element, 'element'));
    case 'record':
      return fc.dictionary(fc.constantFrom('name', 'body'), fc.constantFrom(...STRINGS));
    case 'nullable':
      return fc.option(arbitraryOf(required(definition.innerType, 'inner type')), { nil: null });
    case 'optional':
      return fc.option(arbitraryOf(required(definition.innerType, 'inner type')), {
        nil: undefined,
      });
    case 'pipe':
      return arbitraryOf(required(definition.in, 'input'));
    default:
      throw new Error(`teach arbitraryOf the type ${definition.type}`);
  }
}

function objectOf(shape: Readonly<Record<string, z.ZodType>>): fc.Arbitrary<RecordData> {
  const fields: Record<string, fc.Arbitrary<unknown>> = {};
  for (const [field, schema] of Object.entries(shape)) fields[field] = arbitraryOf(schema);
  return fc.record(fields).map((data) => {
    // Absent, not `undefined`: that is how records travel.
    const present = Object.entries(data).filter(([, value]) => value !== undefined);
    return Object.fromEntries(present);
  });
}

/** Every kind there is. */
export const ALL_KINDS = Object.keys(kinds) as readonly (keyof typeof kinds)[];

/** Records that keep the schema of `kind`; not always the rules across its fields. */
export function arbitraryRecord(kind: keyof typeof kinds): fc.Arbitrary<RecordData> {
  const definition = required(kindDefinition(kind), `kind ${kind}`);
  return arbitraryOf(definition.schema) as fc.Arbitrary<RecordData>;
}

/** A record of `kind` and two edits of it, each of which changes some fields, or deletes it. */
export function arbitraryEdits(kind: keyof typeof kinds): fc.Arbitrary<{
  readonly base: RecordData;
  readonly mine: RecordData | null;
  readonly theirs: RecordData | null;
}> {
  const edit = fc.tuple(arbitraryRecord(kind), fc.array(fc.double({ min: 0, max: 1 })));
  const apply = (base: RecordData, [source, picks]: [RecordData, number[]]): RecordData => {
    const edited: Record<string, unknown> = { ...base };
    const fields = Object.keys(source);
    for (const pick of picks) {
      const field = fields[Math.floor(pick * (fields.length - 1e-9))];
      if (field !== undefined) edited[field] = source[field];
    }
    return edited;
  };
  const change = fc.option(edit, { nil: null, freq: 8 });
  return fc.tuple(arbitraryRecord(kind), change, change).map(([base, mine, theirs]) => ({
    base,
    mine: mine && apply(base, mine),
    theirs: theirs && apply(base, theirs),
  }));
}
