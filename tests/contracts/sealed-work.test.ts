import { generateKeyPairSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { jsonBytes } from '#renderer/vault/crypto/bytes.ts';
import { sealTo } from '#renderer/vault/crypto/sealed-box.ts';
import { sealedOutboxOf } from '#renderer/vault/sync/sealed-copy.ts';
import { unseal } from '#server/quarantine/unseal.ts';
import type { Instant } from '#shared/lib/calendar-date.ts';
import {
  type BookId,
  type DeviceId,
  type PersonId,
  type RecordId,
  uuidFromText,
} from '#shared/lib/identifiers.ts';
import { wireMutation } from '#shared/protocol/push.ts';
import type { OutboxEntry } from '#shared/sync/records.ts';

function serverKeys() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const point = [Buffer.of(4), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')];
  return {
    publicKey: Buffer.concat(point).toString('base64'),
    privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
  };
}

const owner = {
  deviceId: uuidFromText('laptop') as DeviceId,
  personId: uuidFromText('anna') as PersonId,
};

const entry: OutboxEntry = {
  order: 1,
  kind: 'note',
  recordId: uuidFromText('note') as RecordId,
  bookId: uuidFromText('book') as BookId,
  clientId: uuidFromText('client') as RecordId,
  baseVersion: null,
  base: null,
  data: { body: 'never sent' },
  editedBy: owner.personId,
  editedAt: '2026-11-24T08:00:00.000Z' as Instant,
  state: 'pending',
  mutationId: null,
  problem: null,
};

async function sealed(publicKey: string): Promise<Uint8Array> {
  const outbox = sealedOutboxOf(
    [entry, { ...entry, order: 2, data: null }],
    owner,
    1_795_500_000_000,
  );
  const box = await sealTo(publicKey, jsonBytes(outbox));
  if (!box) throw new Error('the key is good');
  return box;
}

it('[A4][C7] what a device seals the server opens, and reads each edit of it', async () => {
  const keys = serverKeys();
  const opened = unseal(await sealed(keys.publicKey), keys);
  if (!opened.ok) throw new Error(opened.error.message);
  expect(opened.value).toMatchObject({ ...owner, format: 1 });
  const mutations = opened.value.mutations.map((each) => wireMutation.parse(each));
  expect(mutations).toMatchObject([
    { recordId: entry.recordId, data: { body: 'never sent' }, baseVersion: null },
    { recordId: entry.recordId, data: null },
  ]);
  expect(new Set(mutations.map(({ id }) => id)).size).toBe(2);
});

it('[A4] opens for no other server, and not when it was altered', async () => {
  const keys = serverKeys();
  const box = await sealed(keys.publicKey);
  expect(unseal(box, serverKeys())).toMatchObject({ ok: false, error: { tag: 'otherKey' } });
  box[box.length - 1] = (box[box.length - 1] ?? 0) ^ 1;
  expect(unseal(box, keys)).toMatchObject({ ok: false, error: { tag: 'otherKey' } });
});
