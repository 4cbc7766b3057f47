import fc from 'fast-check';
import { z } from 'zod';
import { contract } from '#shared/ipc/contract.ts';
import { printContract } from '#shared/ipc/print-contract.ts';

/* Arguments for the shell's channels: near what the contract says, and far from it. Seeded. */

const all = { ...contract, ...printContract };

/** The channels' capabilities, by name. */
export const capabilityNames = Object.keys(all) as (keyof typeof all)[];

/** Whether the contract takes the argument. */
export function fitsContract(name: keyof typeof all, argument: unknown): boolean {
  return all[name].argument.safeParse(argument).success;
}

/** As many arguments for a capability as asked for, the same for the same seed. */
export function argumentsFor(name: keyof typeof all, count: number, seed: number): unknown[] {
  const schema = z.toJSONSchema(all[name].argument, { unrepresentable: 'any', io: 'input' });
  const near = arbitraryOf(schema);
  const far = fc.anything({ maxDepth: 3, withTypedArray: true, withDate: true });
  const mixed = fc.oneof(
    near,
    far,
    garbage,
    fc.tuple(near, far).map(([left, right]) => spoiled(left, right)),
  );
  return fc.sample(mixed, { numRuns: count, seed });
}

const garbage = fc.constantFrom<unknown>(
  ...[null, undefined, Number.NaN, Number.POSITIVE_INFINITY, -0, '', '\0', '../../etc/passwd'],
  ...[
    '__proto__',
    'constructor',
    { toString: 'x' },
    { length: 1e9 },
    [[[[[[]]]]]],
    'x'.repeat(100_000),
  ],
  ...[JSON.parse('{"__proto__":{"ok":true}}'), new Uint8Array(0), new Date(0)],
);

/** A good argument with one of its fields replaced, or put into a list. */
function spoiled(argument: unknown, by: unknown): unknown {
  if (typeof argument !== 'object' || argument === null) return [argument, by];
  const [first] = Object.keys(argument);
  return first === undefined ? by : { ...argument, [first]: by };
}

type Schema = z.core.JSONSchema.BaseSchema | boolean;

function arbitraryOf(schema: Schema): fc.Arbitrary<unknown> {
  if (typeof schema === 'boolean') return fc.anything();
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.const !== undefined) return fc.constant(schema.const);
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return fc.oneof(...either.map(arbitraryOf));
  switch (schema.type) {
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries(schema.properties ?? {}).map(([key, each]) => [key, arbitraryOf(each)]),
        ),
        { requiredKeys: [] },
      );
    case 'array': {
      const { items } = schema;
      const item = items === undefined || Array.isArray(items) ? fc.anything() : arbitraryOf(items);
      return fc.array(item, { maxLength: 4 });
    }
    case 'string':
      return fc.string({ unit: 'binary', maxLength: 40 });
    case 'integer':
      return fc.integer();
    case 'number':
      return fc.double();
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      // What JSON has no word for: bytes.
      return fc.uint8Array({ maxLength: 16 });
  }
}
