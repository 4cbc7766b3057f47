import { webcrypto } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { instantNow } from '#server/dependencies.ts';
import { discardWork } from '#server/quarantine/discard-work.ts';
import { handOver } from '#server/quarantine/hand-over.ts';
import { listSealed, revokeDevice } from '#server/repositories/devices.ts';
import { newClient } from '#shared/domain/client/client-builders.ts';
import type { BookId, RecordId } from '#shared/lib/identifiers.ts';
import { lateEditsAnswer } from '#shared/protocol/late-edits.ts';
import { joinSealed, SEAL_INFO, sealHeader, sealSalt } from '#shared/protocol/sealed.ts';
import { onEachDatabase } from '../databases.ts';
import { expectOk, freshId, noteOf, type TestDevice } from './test-device.ts';
import { makeWorld, type World } from './world.ts';

/** What a device does with WebCrypto, from the description in `shared/protocol/sealed.ts` alone. */
async function seal(outbox: object, quarantineKey: string): Promise<Uint8Array> {
  const { subtle } = webcrypto;
  const curve = { name: 'ECDH', namedCurve: 'P-256' };
  const serverRaw = new Uint8Array(Buffer.from(quarantineKey, 'base64'));
  const serverKey = await subtle.importKey('raw', serverRaw, curve, false, []);
  const pair = await subtle.generateKey(curve, true, ['deriveBits']);
  const publicRaw = new Uint8Array(await subtle.exportKey('raw', pair.publicKey));
  const agreement = { name: 'ECDH', public: serverKey };
  const secret = await subtle.deriveBits(agreement, pair.privateKey, 256);
  const material = await subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  const key = await subtle.deriveKey(
    {
      name: 'HKDF',
      hash: 'SHA-256',
      salt: sealSalt(publicRaw, serverRaw),
      info: new TextEncoder().encode(SEAL_INFO),
    },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt'],
  );
  const nonce = webcrypto.getRandomValues(new Uint8Array(12));
  const aes = { name: 'AES-GCM', iv: nonce, additionalData: sealHeader(publicRaw) };
  const text = await subtle.encrypt(aes, key, new TextEncoder().encode(JSON.stringify(outbox)));
  return joinSealed({ ephemeralPublicKey: publicRaw, nonce, text: new Uint8Array(text) });
}

onEachDatabase((database) => {
  let world: World;
  let lost: TestDevice;
  let owner: TestDevice;
  let bookId: BookId;
  const [clientId, noteId]: RecordId[] = [freshId(), freshId()];

  const handIn = async (sealed: Uint8Array, device = lost): Promise<string> => {
    const reply = await world.app.inject({
      method: 'POST',
      url: '/v1/device/quarantine',
      headers: {
        authorization: `Bearer ${device.signedIn.deviceCredential}`,
        'content-type': 'application/octet-stream',
      },
      payload: Buffer.from(sealed),
    });
    return String(reply.json().id);
  };
  const outboxOf = (mutations: readonly unknown[], deviceId = lost.signedIn.deviceId) => ({
    ...{ format: 1, deviceId, personId: lost.signedIn.personId, mutations },
    sealedAt: instantNow(world.dependencies),
  });

  beforeAll(async () => {
    world = await makeWorld(database());
    bookId = await world.addBook();
    owner = await world.member(bookId, 'owner');
    lost = await world.member(bookId, 'assistant');
    if (!clientId || !noteId) throw new Error('two ids');
    await lost.push([
      lost.mutation(bookId, 'client', clientId, newClient({ name: 'Acme' })),
      lost.mutation(bookId, 'note', noteId, noteOf(clientId, 'as it was')),
    ]);
    await revokeDevice(database(), lost.signedIn.deviceId, instantNow(world.dependencies));
  });

  it('[C7][A4][F7] unsent work of a revoked device reaches the owner of the book, once', async () => {
    if (!clientId || !noteId) throw new Error('two ids');
    const { epoch } = await owner.session();
    const edit = lost.mutation(bookId, 'note', noteId, noteOf(clientId, 'typed at the client'), {
      ...{ epoch, n: 1 },
    });
    const added = lost.mutation(bookId, 'note', freshId(), noteOf(clientId, 'a new one'));
    const bad = { ...lost.mutation(bookId, 'note', freshId(), { body: 7 }) };
    const outbox = outboxOf([edit, added, bad, 'nothing']);
    const id = await handIn(await seal(outbox, lost.signedIn.quarantineKey));
    const opened = await handOver(world.dependencies, id);
    expect(opened).toMatchObject({ ok: true, value: { late: 2, known: 0 } });
    expect(opened.ok && opened.value.refused).toHaveLength(2);
    expect(await handOver(world.dependencies, id)).toMatchObject({ value: { late: 0, known: 2 } });

    const seen = expectOk(lateEditsAnswer, await owner.request('GET', '/v1/late-edits')).lateEdits;
    const words = seen.map(({ data, base, editedBy }) => [data?.body, base?.body, editedBy]);
    expect(words.sort().reverse()).toEqual([
      ['typed at the client', 'as it was', lost.signedIn.personId],
      ['a new one', undefined, lost.signedIn.personId],
    ]);
    const accepted = await owner.request('POST', '/v1/late-edits/accept', { id: edit.id });
    expect(accepted.status).toBe(200);
    const { records } = await owner.pull(bookId, 'work');
    expect(records.find((record) => record.id === noteId)?.data).toMatchObject({
      body: 'typed at the client',
    });
  });

  it('[C7][A4] work of a device that signed in again since is opened: it is the same person’s', async () => {
    if (!clientId) throw new Error('an id');
    const again = await world.signIn(lost.email);
    const note = lost.mutation(bookId, 'note', freshId(), noteOf(clientId, 'before and after'));
    const sealed = await seal(outboxOf([note]), lost.signedIn.quarantineKey);
    const opened = await handOver(world.dependencies, await handIn(sealed, again));
    expect(opened).toMatchObject({ ok: true, value: { late: 1, refused: [] } });
  });

  it('[A1][A4] takes no edit of a book in which its person never wrote', async () => {
    if (!clientId || !noteId) throw new Error('two ids');
    const foreign = await world.owner();
    const reader = await world.member(bookId, 'reader');
    const refused = [
      reader.mutation(bookId, 'note', noteId, noteOf(clientId, 'from who may only read')),
      reader.mutation(foreign.bookId, 'client', freshId(), newClient({ name: 'Nobody' })),
    ];
    const { deviceId, personId, quarantineKey } = reader.signedIn;
    const outbox = { ...outboxOf(refused, deviceId), personId };
    const opened = await handOver(
      world.dependencies,
      await handIn(await seal(outbox, quarantineKey), reader),
    );
    expect(opened).toMatchObject({ ok: true, value: { late: 0 } });
    expect(opened.ok && opened.value.refused).toHaveLength(2);
  });

  it('[V4][A4] a credential that fell into other hands fills no database', async () => {
    const stolen = await world.member(bookId, 'assistant');
    const post = () =>
      world.app.inject({
        method: 'POST',
        url: '/v1/device/quarantine',
        headers: {
          authorization: `Bearer ${stolen.signedIn.deviceCredential}`,
          'content-type': 'application/octet-stream',
        },
        payload: Buffer.of(1),
      });
    const statuses: number[] = [];
    for (let count = 0; count < 22; count += 1) statuses.push((await post()).statusCode);
    expect(statuses).toEqual([...Array.from({ length: 20 }, () => 200), 429, 429]);
    expect((await handIn(Uint8Array.of(1))).length).toBe(36);
    // What nobody can open is removed, and what it kept out gets in; work that opens stays.
    const garbage = (await listSealed(database())).find(({ email }) => email === stolen.email);
    expect(await discardWork(world.dependencies, garbage?.id ?? '')).toMatchObject({ ok: true });
    const outbox = {
      ...outboxOf([], stolen.signedIn.deviceId),
      personId: stolen.signedIn.personId,
    };
    const work = await handIn(await seal(outbox, stolen.signedIn.quarantineKey), stolen);
    expect(await discardWork(world.dependencies, work)).toMatchObject({ ok: false });
    expect(await handOver(world.dependencies, work)).toMatchObject({ ok: true });
  });

  it('[A4] says what it cannot open: other bytes, another key, altered, another device’s', async () => {
    const outbox = outboxOf([]);
    const good = await seal(outbox, lost.signedIn.quarantineKey);
    const stranger = await webcrypto.subtle.generateKey(
      { name: 'ECDH', namedCurve: 'P-256' },
      true,
      ['deriveBits'],
    );
    const raw = await webcrypto.subtle.exportKey('raw', stranger.publicKey);
    const toOther = await seal(outbox, Buffer.from(raw).toString('base64'));
    const others = await seal(outboxOf([], owner.signedIn.deviceId), lost.signedIn.quarantineKey);
    const noOutbox = await seal({ format: 9 }, lost.signedIn.quarantineKey);
    const failures: readonly [Uint8Array, string][] = [
      [Uint8Array.of(1, 2, 3), 'not a sealed outbox'],
      [toOther, 'another key'],
      [others, 'another device'],
      [noOutbox, 'no outbox inside'],
      ...[4, 40, 70, 85, good.length - 1].map((at): [Uint8Array, string] => [
        good.map((byte, index) => (index === at ? byte ^ 1 : byte)),
        'another key',
      ]),
    ];
    for (const [sealed, words] of failures) {
      const opened = await handOver(world.dependencies, await handIn(sealed));
      expect(opened).toMatchObject({ ok: false, error: expect.stringContaining(words) });
    }
    expect(await handOver(world.dependencies, freshId())).toMatchObject({ ok: false });
  });
});
