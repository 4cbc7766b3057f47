import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moveClient } from '#server/admin/move-client.ts';
import { verifyAudit } from '#server/admin/verify-audit.ts';
import { asPerson } from '#server/database/as-person.ts';
import { cleanUp } from '#server/jobs/clean-up.ts';
import { loadRecords } from '#server/push/load-records.ts';
import { newClient } from '#shared/domain/client/client-builders.ts';
import type { ClientDocument } from '#shared/domain/client/document.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { BookId, RecordId } from '#shared/lib/identifiers.ts';
import {
  type DocumentRef,
  documentState,
  PART_BYTES,
  partAnswer,
} from '#shared/protocol/documents.ts';
import { onEachDatabase } from '../databases.ts';
import { noCheck } from './no-check.ts';
import { expectOk, freshId, type TestDevice } from './test-device.ts';
import { makeWorld, type World } from './world.ts';

const SECRET = 'the signature of the client ';
const CONTENT = Buffer.from(SECRET.repeat(25_000));
const HASH = createHash('sha256').update(CONTENT).digest('hex');
const PARTS = [0, 1, 2].map((part) => CONTENT.subarray(part * PART_BYTES, (part + 1) * PART_BYTES));
const [FIRST, SECOND, THIRD] = PARTS as [Buffer, Buffer, Buffer];

function documentOf(clientId: RecordId, fields: Partial<ClientDocument> = {}): ClientDocument {
  return {
    ...{ clientId, title: 'Account opening', mediaType: 'application/pdf' },
    ...{ byteCount: CONTENT.length, contentHash: HASH, madeOn: '2026-11-20' as CalendarDate },
    ...{ purpose: 'signature', relatedId: null, ...fields },
  };
}

onEachDatabase((database) => {
  let world: World;
  beforeAll(async () => {
    world = await makeWorld(database());
  });
  afterAll(() => world.app.close());

  /** A client with a document whose bytes were not sent yet. */
  async function withDocument(fields: Partial<ClientDocument> = {}) {
    const { device, bookId } = await world.owner();
    const clientId = freshId();
    const documentId = freshId();
    const data = documentOf(clientId, fields);
    const answers = await device.push([
      device.mutation(bookId, 'client', clientId, newClient({ name: 'Novak' })),
      device.mutation(bookId, 'document', documentId, data),
    ]);
    expect(answers.map(({ answer }) => answer)).toEqual(['accepted', 'accepted']);
    const ref: DocumentRef = { documentId, contentHash: data.contentHash };
    return { device, bookId, clientId, documentId, ref };
  }

  async function sendAll(device: TestDevice, ref: DocumentRef): Promise<void> {
    for (const [part, bytes] of PARTS.entries()) {
      expectOk(partAnswer, await device.sendPart(ref, part, bytes));
    }
    const state = expectOk(documentState, await device.stateOfDocument(ref));
    expect(state).toEqual({ complete: true, parts: [] });
  }

  describe('[D1] bytes at the server', () => {
    it('come part by part in any order, go on after a cut, and are whole when their hash is', async () => {
      const { device, bookId, ref } = await withDocument();
      const send = async (part: number, bytes: Buffer) =>
        expectOk(partAnswer, await device.sendPart(ref, part, bytes)).state;
      expect(await send(1, SECOND)).toBe('more');
      expect(await send(1, SECOND)).toBe('more');
      expect(expectOk(documentState, await device.stateOfDocument(ref))).toEqual({
        ...{ complete: false, parts: [1] },
      });
      // Nothing is given out before it is whole.
      expect((await device.readPart(ref, 1)).status).toBe(404);
      expect(await send(0, FIRST)).toBe('more');
      const { head } = await device.pull(bookId, 'work');
      expect(await send(2, THIRD)).toBe('complete');
      expect(await send(2, THIRD)).toBe('complete');
      const read = await Promise.all([0, 1, 2].map((part) => device.readPart(ref, part)));
      expect(Buffer.concat(read.map(({ bytes }) => bytes)).equals(CONTENT)).toBe(true);
      // The head moves once, so that other devices are poked.
      expect((await device.pull(bookId, 'work')).head).toBe(head + 1);
    });

    it('have their entry in the trail, whose chain stays whole', async () => {
      const { device, bookId, documentId, ref } = await withDocument();
      await sendAll(device, ref);
      const entries = await database().query(
        `select action, kind, person_id as "personId", data ->> 'contentHash' as hash from audit
         where book_id = $1 and record_id = $2 order by seq`,
        [bookId, documentId],
      );
      const personId = device.signedIn.personId;
      expect(entries).toEqual([
        { action: 'write', kind: 'document', personId, hash: HASH },
        { action: 'bytes', kind: 'document', personId, hash: HASH },
      ]);
      const verdicts = await verifyAudit(database());
      expect(verdicts.find((verdict) => verdict.bookId === bookId)?.problem).toBeNull();
    });

    it('that were changed on the way are noticed, dropped and taken anew', async () => {
      const { device, ref } = await withDocument();
      const changed = Buffer.from(SECOND);
      changed[5] = (changed[5] ?? 0) ^ 1;
      await device.sendPart(ref, 0, FIRST);
      await device.sendPart(ref, 1, changed);
      const last = await device.sendPart(ref, 2, THIRD);
      expect(expectOk(partAnswer, last).state).toBe('mismatch');
      const state = expectOk(documentState, await device.stateOfDocument(ref));
      expect(state).toEqual({ complete: false, parts: [] });
      await sendAll(device, ref);
    });

    it('of a part that is too long, too short, too many or of no document are refused', async () => {
      const { device, ref } = await withDocument();
      const attempts: [DocumentRef, number, Buffer, number][] = [
        [ref, 0, Buffer.concat([FIRST, FIRST]), 413],
        [ref, 0, FIRST.subarray(1), 400],
        [ref, 2, FIRST, 400],
        [ref, 3, THIRD, 400],
        [ref, 0, Buffer.alloc(0), 400],
        [{ ...ref, contentHash: HASH.replace(/^./, '0') }, 0, FIRST, 404],
        [{ ...ref, documentId: freshId() }, 0, FIRST, 404],
      ];
      for (const [named, part, bytes, status] of attempts) {
        const reply = await device.sendPart(named, part, bytes);
        expect({ part, length: bytes.length, status: reply.status }).toEqual({
          ...{ part, length: bytes.length, status },
        });
      }
    });

    it('move with their client, and the former manager reads them no more', async () => {
      const { device, bookId, clientId, ref } = await withDocument();
      await sendAll(device, ref);
      const next = await world.owner();
      expect((await next.device.readPart(ref, 0)).status).toBe(404);
      const moved = await moveClient(world.dependencies, clientId, next.bookId);
      expect(moved.ok).toBe(true);
      expect((await next.device.readPart(ref, 0)).bytes).toEqual(new Uint8Array(FIRST));
      const none = await device.stateOfDocument({ ...ref, documentId: freshId() });
      for (const reply of [
        await device.readPart(ref, 0),
        await device.stateOfDocument(ref),
        await device.sendPart(ref, 0, FIRST),
      ]) {
        expect(reply.status).toBe(404);
        expect(reply.body).toEqual(none.body);
      }
      // Back and forth again: nothing is in the way.
      expect(await moveClient(world.dependencies, clientId, bookId)).toMatchObject({ ok: true });
      expect((await device.readPart(ref, 0)).bytes).toEqual(new Uint8Array(FIRST));
      expect((await next.device.readPart(ref, 0)).status).toBe(404);
      expect((await moveClient(world.dependencies, clientId, next.bookId)).ok).toBe(true);
      expect((await next.device.readPart(ref, 0)).bytes).toEqual(new Uint8Array(FIRST));
      expect((await device.readPart(ref, 0)).status).toBe(404);
    });

    it('[F7] that were named before a move are handed in afterwards, and read by the new manager only', async () => {
      const { device, clientId, ref } = await withDocument();
      await device.sendPart(ref, 0, FIRST);
      const next = await world.owner();
      await moveClient(world.dependencies, clientId, next.bookId);
      const state = expectOk(documentState, await device.stateOfDocument(ref));
      expect(state).toEqual({ complete: false, parts: [0] });
      await device.sendPart(ref, 1, SECOND);
      const last = expectOk(partAnswer, await device.sendPart(ref, 2, THIRD));
      expect(last.state).toBe('complete');
      expect((await next.device.readPart(ref, 0)).bytes).toEqual(new Uint8Array(FIRST));
      for (const part of [0, 1, 2]) expect((await device.readPart(ref, part)).status).toBe(404);
      expect((await device.stateOfDocument(ref)).status).toBe(404);
      const verdicts = await verifyAudit(database());
      expect(verdicts.filter(({ problem }) => problem !== null)).toEqual([]);
      // Somebody else who could once write there named nothing and hands in nothing.
      const stranger = await world.owner();
      expect((await stranger.device.sendPart(ref, 0, FIRST)).status).toBe(404);
    });

    it('[F7] of a late edit wait for its decision; a discarded one leaves none', async () => {
      const { device, bookId, clientId } = await withDocument();
      const next = await world.owner();
      await moveClient(world.dependencies, clientId, next.bookId);
      const late = ['accept', 'discard'].map((decision) => ({ decision, documentId: freshId() }));
      for (const { decision, documentId } of late) {
        const edit = device.mutation(bookId, 'document', documentId, documentOf(clientId));
        expect(await device.pushOne(edit)).toEqual({ answer: 'late', mutationId: edit.id });
        const ref = { documentId, contentHash: HASH };
        await device.sendPart(ref, 0, FIRST);
        await device.sendPart(ref, 1, SECOND);
        const isAccepted = decision === 'accept';
        if (isAccepted) {
          expect(expectOk(partAnswer, await device.sendPart(ref, 2, THIRD)).state).toBe('complete');
        }
        expect((await device.readPart(ref, 0)).status).toBe(404);
        expect((await next.device.readPart(ref, 0)).status).toBe(404);
        await next.device.request('POST', `/v1/late-edits/${decision}`, { id: edit.id });
        expect((await next.device.readPart(ref, 0)).status).toBe(isAccepted ? 200 : 404);
        await cleanUp(world.dependencies);
        const left = await database().query(
          'select part from document_parts where document_id = $1',
          [documentId],
        );
        expect(left).toHaveLength(isAccepted ? 3 : 0);
        if (!isAccepted) expect((await device.sendPart(ref, 2, THIRD)).status).toBe(404);
      }
    });

    it('are nobody’s through a record of one’s own with the same id and hash', async () => {
      const { device, ref } = await withDocument();
      await sendAll(device, ref);
      const thief = await world.owner();
      const clientId = freshId();
      const document = documentOf(clientId);
      const answers = await thief.device.push([
        thief.device.mutation(thief.bookId, 'client', clientId, newClient({ name: 'Thief' })),
        thief.device.mutation(thief.bookId, 'document', ref.documentId, document),
      ]);
      expect(answers).toMatchObject([{ answer: 'accepted' }, { code: 'wrongBook' }]);
      expect((await thief.device.stateOfDocument(ref)).status).toBe(404);
      // Even if such a record were there, as a load could bring one, the bytes lie with the other.
      const loaded = { kind: 'document', id: ref.documentId, data: document };
      await loadRecords(world.dependencies, thief.bookId, [loaded]);
      const state = expectOk(documentState, await thief.device.stateOfDocument(ref));
      expect(state).toEqual({ complete: false, parts: [] });
      expect((await thief.device.readPart(ref, 0)).status).toBe(404);
    });

    it('of a deleted record are given out no more, and again once it is undone', async () => {
      const { device, bookId, clientId, documentId, ref } = await withDocument();
      await sendAll(device, ref);
      const version = async () =>
        (await device.pull(bookId, 'work')).records.find(({ id }) => id === documentId)?.version ??
        null;
      const write = async (data: ClientDocument | null) =>
        device.pushOne(device.mutation(bookId, 'document', documentId, data, await version()));
      expect((await write(null)).answer).toBe('accepted');
      expect((await device.readPart(ref, 0)).status).toBe(404);
      expect((await write(documentOf(clientId))).answer).toBe('accepted');
      expect((await device.readPart(ref, 0)).status).toBe(200);
    });

    it('are named by records of up to 25 MB and no more', async () => {
      const { device, bookId } = await world.owner();
      const clientId = freshId();
      await device.pushOne(device.mutation(bookId, 'client', clientId, newClient({ name: 'N' })));
      const large = documentOf(clientId, { byteCount: 25 * 1024 * 1024 + 1 });
      const answer = await device.pushOne(device.mutation(bookId, 'document', freshId(), large));
      expect(answer).toMatchObject({ answer: 'rejected', field: 'byteCount' });
    });
  });

  describe('[V1] bytes of a book', () => {
    const READERS = ['owner', 'assistant', 'overseer', 'reader', 'compliance'];
    const WRITERS = ['owner', 'assistant'];
    const ASKERS = [...READERS, 'formerOwner', 'otherOwner', 'nobody', 'administrator'];
    let bookId: BookId;
    let ref: DocumentRef;
    let unsent: DocumentRef;
    let open: World;
    const devices = new Map<string, TestDevice>();

    beforeAll(async () => {
      const scene = await withDocument();
      ({ bookId, ref } = scene);
      const { device, clientId } = scene;
      await sendAll(device, ref);
      unsent = { ...ref, documentId: freshId() };
      await device.pushOne(
        device.mutation(bookId, 'document', unsent.documentId, documentOf(clientId)),
      );
      devices.set('owner', device);
      for (const role of ['assistant', 'overseer', 'reader'] as const) {
        devices.set(role, await world.member(bookId, role));
      }
      for (const role of ['compliance', 'administrator']) {
        devices.set(role, await world.signIn(await world.addPerson(role)));
      }
      devices.set('nobody', await world.signIn(await world.addPerson('lead')));
      devices.set('otherOwner', (await world.owner()).device);
      const former = await world.member(bookId, 'owner');
      devices.set('formerOwner', former);
      await database().query(
        'update memberships set until = now() where book_id = $1 and person_id = $2',
        [bookId, former.signedIn.personId],
      );
      open = await makeWorld(database(), undefined, await noCheck(database()));
    });
    afterAll(() => open.app.close());

    const deviceOf = (asker: string): TestDevice => {
      const device = devices.get(asker);
      if (!device) throw new Error(`${asker} was signed in`);
      return device;
    };

    it.each(ASKERS)('are read by %s exactly when the book is', async (asker) => {
      const device = deviceOf(asker);
      const status = READERS.includes(asker) ? 200 : 404;
      const read = await device.readPart(ref, 0);
      expect(read.status).toBe(status);
      expect((await device.stateOfDocument(ref)).status).toBe(status);
      if (status === 404) {
        const none = await device.readPart({ ...ref, documentId: freshId() }, 0);
        expect(read.body).toEqual(none.body);
      }
    });

    it.each(ASKERS)('are sent by %s only as owner or assistant', async (asker) => {
      const reply = await deviceOf(asker).sendPart(unsent, 0, FIRST);
      expect(reply.status).toBe(WRITERS.includes(asker) ? 200 : 404);
    });

    it.each(ASKERS)('show %s nothing more when only row-level security is left', async (asker) => {
      const device = await open.signIn(deviceOf(asker).email);
      const read = await device.readPart(ref, 0);
      expect(read.status).toBe(READERS.includes(asker) ? 200 : 404);
      const rows = async () =>
        database().query('select part from document_parts where document_id = $1 order by part', [
          unsent.documentId,
        ]);
      const before = await rows();
      const sent = await device.sendPart(unsent, 1, SECOND);
      if (WRITERS.includes(asker)) return expect(sent.status).toBe(200);
      expect(sent.status).not.toBe(200);
      return expect(await rows()).toEqual(before);
    });

    it('are no rows to raw statements of who may not read them', async () => {
      const { personId } = deviceOf('formerOwner').signedIn;
      const seen = await asPerson(database(), personId, async (transaction) => [
        ...(await transaction.query('select 1 from document_parts where book_id = $1', [bookId])),
        ...(await transaction.query('select 1 from documents where book_id = $1', [bookId])),
      ]);
      expect(seen).toEqual([]);
    });
  });
});
