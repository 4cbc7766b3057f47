import { expect, it } from 'vitest';
import { z } from 'zod';
import { kinds } from '#shared/domain/kinds.ts';
import { uuidFromText } from '#shared/lib/identifiers.ts';
import { auditAnswer } from './audit.ts';
import { poke, pullAnswer, pullRequest } from './pull.ts';
import {
  acknowledgeRequest,
  mutationStatusAnswer,
  mutationStatusRequest,
  pushAnswer,
  pushRequest,
} from './push.ts';
import {
  deviceAnswer,
  errorAnswer,
  healthAnswer,
  refreshRequest,
  sessionAnswer,
  signInAnswer,
  signInRequest,
  tokens,
} from './session.ts';
import { OLDEST_PROTOCOL_VERSION, PROTOCOL_VERSION } from './version.ts';

const WIRE = {
  ...{ acknowledgeRequest, auditAnswer, deviceAnswer, errorAnswer, healthAnswer },
  ...{ mutationStatusAnswer, mutationStatusRequest, poke, pullAnswer, pullRequest, pushAnswer },
  ...{ pushRequest, refreshRequest, sessionAnswer, signInAnswer, signInRequest, tokens },
};

/** A short text that changes when the shape of any of `schemas` does. */
function hashOf(schemas: Readonly<Record<string, z.ZodType>>): string {
  const shapes = Object.keys(schemas)
    .sort()
    .map((name) => {
      const schema = schemas[name] ?? z.never();
      return [name, z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })];
    });
  return uuidFromText(JSON.stringify(shapes));
}

/*
 * When one of these fails, the wire or a record has changed: devices in use do not know it yet. Raise
 * `PROTOCOL_VERSION`, see that the server still serves `OLDEST_PROTOCOL_VERSION`, then pin the new
 * hash beside the new version. A field that is only added, and may be absent, needs no new version,
 * but the pin has to say so on purpose.
 */
it('[G1] pins the schemas of the wire to the version', () => {
  expect({ version: PROTOCOL_VERSION, hash: hashOf(WIRE) }).toMatchInlineSnapshot(`
    {
      "hash": "6649336f-34e0-8f97-a107-d414bb431b19",
      "version": 1,
    }
  `);
});

it('[G1] pins the schemas of all kinds of records to the version', () => {
  const schemas = Object.fromEntries(
    Object.entries(kinds).map(([kind, { schema }]) => [kind, schema as z.ZodType]),
  );
  expect({ version: PROTOCOL_VERSION, hash: hashOf(schemas) }).toMatchInlineSnapshot(`
    {
      "hash": "dc81e0dc-0d5b-8505-8788-ed60f739a6b2",
      "version": 1,
    }
  `);
});

it('[G1] serves itself', () => {
  expect(OLDEST_PROTOCOL_VERSION).toBeLessThanOrEqual(PROTOCOL_VERSION);
});
