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
 * nor does a new kind, but the pin has to say so on purpose.
 */
it('[G1] pins the schemas of the wire to the version', () => {
  expect({ version: PROTOCOL_VERSION, hash: hashOf(WIRE) }).toMatchInlineSnapshot(`
    {
      "hash": "bf038162-dd02-8f3d-a89b-7e7041c56978",
      "version": 2,
    }
  `);
});

it('[G1] pins the schema of each kind of record', () => {
  const hashes = Object.fromEntries(
    Object.entries(kinds).map(([kind, { schema }]) => [kind, hashOf({ [kind]: schema })]),
  );
  expect(hashes).toMatchInlineSnapshot(`
    {
      "account": "f704117c-51ff-8991-a8cd-d4ecf50f1807",
      "alertDecision": "a353f9de-77ed-8683-8458-c0d6f37c0aba",
      "authority": "01b11057-cfc8-8b9b-817b-dc3ba61fccc4",
      "bookSettings": "bc89c085-ec78-82db-b18f-4d5a44e463cc",
      "client": "6d639c58-aa03-803d-b423-122104acb005",
      "conflict": "19d029ef-91da-8f12-bce6-c4458fd845d7",
      "contact": "1dd835ce-5343-8d04-9585-5374e89c8cff",
      "document": "1ef55f4e-d147-857d-9e71-78fac24ac552",
      "entitlement": "83982410-f4c8-8885-abec-479b077a06ac",
      "exchangeRate": "e1a4d7a1-c047-885c-a799-41f7d62b77f7",
      "goal": "ba5b2068-bd20-8923-acf2-4a232aea50b0",
      "instruction": "29f2157d-4c28-8f4d-897e-db17e4858c4e",
      "meeting": "8d40c2bd-be73-88f0-84f7-3e223a7c66c5",
      "note": "0428f551-5175-8f19-921e-c836a81962b3",
      "person": "812cc4e3-6223-8086-acce-c0fcc134d2ee",
      "price": "c04c97ac-7eae-832e-8cf6-354b30657b77",
      "product": "396985c9-0dbb-8b0a-b7e8-202039545281",
      "profile": "bf82e8e2-0ff8-8700-ae54-0140dc85488d",
      "promise": "154f158b-b794-83ac-8320-15c839c11890",
      "recommendation": "682fd90c-9864-87b6-aab7-11dbce87f275",
      "reportSchedule": "ce04ec8b-d181-843f-9e4a-24cd38a362cf",
      "security": "91406904-c2d0-806f-8cad-92bac9f35d9b",
      "sentReport": "f030b834-bf62-8ea4-8265-c2280dcc9b27",
      "serviceRequest": "afd3b696-3a7f-819e-a10c-dd8b5df8264a",
      "task": "9a0def6d-a7c5-84d1-8c56-ff7ea4b88cb1",
      "transaction": "c1df23aa-32c1-8b2a-8298-ba917f5a2daa",
      "vigilanceSettings": "b1909fbe-cdca-8099-b7f5-544b9d9bfd65",
    }
  `);
});

it('[G1] serves itself', () => {
  expect(OLDEST_PROTOCOL_VERSION).toBeLessThanOrEqual(PROTOCOL_VERSION);
});
