import { beforeAll, describe, expect, it } from 'vitest';
import { moveClient } from '#server/admin/move-client.ts';
import { verifyAudit } from '#server/admin/verify-audit.ts';
import { newClient } from '#shared/domain/client/client-builders.ts';
import { newInstruction } from '#shared/domain/instruction/instruction-builders.ts';
import type { Instant } from '#shared/lib/calendar-date.ts';
import type { BookId, RecordId } from '#shared/lib/identifiers.ts';
import { type LateEdit, lateEditsAnswer } from '#shared/protocol/late-edits.ts';
import type { WireMutation } from '#shared/protocol/push.ts';
import type { Version } from '#shared/protocol/record.ts';
import { digestOf } from '#shared/sync/digest.ts';
import { onEachDatabase } from '../databases.ts';
import { expectOk, freshId, noteOf, type TestDevice } from './test-device.ts';
import { makeWorld, type World } from './world.ts';

interface Side {
  readonly device: TestDevice;
  readonly bookId: BookId;
}

onEachDatabase((database) => {
  let world: World;
  let old: Side;
  let next: Side;
  let clientId: RecordId;
  let note: WireMutation;
  let noteVersion: Version;

  beforeAll(async () => {
    world = await makeWorld(database());
  });

  /** Two managers with a book each, and a client with a note in the first. */
  const begin = async (): Promise<void> => {
    [old, next] = [await world.owner(), await world.owner()];
    clientId = freshId();
    note = old.device.mutation(old.bookId, 'note', freshId(), noteOf(clientId, 'one\ntwo\nthree'));
    const client = newClient({ name: 'Acme' });
    const [, answer] = await old.device.push([
      old.device.mutation(old.bookId, 'client', clientId, client),
      note,
    ]);
    if (answer?.answer !== 'accepted') throw new Error('not accepted');
    noteVersion = answer.version;
  };
  const move = async (to: BookId): Promise<void> => {
    const moved = await moveClient(world.dependencies, clientId, to);
    if (!moved.ok) throw new Error(moved.error.message);
  };
  const editOf = (body: string): WireMutation =>
    old.device.mutation(old.bookId, 'note', note.recordId, { ...note.data, body }, noteVersion);
  const lateEdits = async (device: TestDevice): Promise<readonly LateEdit[]> =>
    expectOk(lateEditsAnswer, await device.request('GET', '/v1/late-edits')).lateEdits;
  const noteNow = async () =>
    (await next.device.pull(next.bookId, 'work')).records.find(({ id }) => id === note.recordId);

  describe('[F5] a move', () => {
    it('says in the old feed that the client left, and brings everything in the new one', async () => {
      await begin();
      await move(next.bookId);
      const before = await old.device.pull(old.bookId, 'work');
      expect(before.records).toEqual([]);
      expect(before.departures).toEqual([{ clientId, moveNumber: 1, seq: 3 }]);
      expect({ digest: before.digest, count: before.count }).toEqual(digestOf([]));
      expect((await old.device.pull(old.bookId, 'ledger')).departures).toHaveLength(1);
      const after = await next.device.pull(next.bookId, 'work');
      expect(after.records.map(({ id, seq, version }) => [id, seq, version.n])).toEqual([
        [clientId, 1, 2],
        [note.recordId, 2, 2],
      ]);
      expect(after.records[0]?.moveNumber).toBe(1);
      expect({ digest: after.digest, count: after.count }).toEqual(digestOf(after.records));
    });

    it('there and back leaves no departure, and a higher move number', async () => {
      await begin();
      await move(next.bookId);
      await move(old.bookId);
      const back = await old.device.pull(old.bookId, 'work');
      expect(back.departures).toEqual([]);
      expect(back.records.find(({ id }) => id === clientId)?.moveNumber).toBe(2);
      expect((await next.device.pull(next.bookId, 'work')).departures).toMatchObject([
        { clientId, moveNumber: 2 },
      ]);
    });

    it('both ways at once ends without a deadlock, with whole chains [V5]', async () => {
      await begin();
      const other = freshId();
      const client = newClient({ name: 'Other' });
      await next.device.pushOne(next.device.mutation(next.bookId, 'client', other, client));
      const moved = await Promise.all([
        moveClient(world.dependencies, clientId, next.bookId),
        moveClient(world.dependencies, other, old.bookId),
      ]);
      expect(moved.map(({ ok }) => ok)).toEqual([true, true]);
      const verdicts = await verifyAudit(database());
      expect(verdicts.filter(({ problem }) => problem !== null)).toEqual([]);
    });
  });

  describe('[F7] an edit that comes after the move', () => {
    it('is answered late, kept with its base, and shown to the new manager only', async () => {
      await begin();
      await move(next.bookId);
      const edit = editOf('one\ntwo\nthree, really');
      expect(await old.device.pushOne(edit)).toEqual({ answer: 'late', mutationId: edit.id });
      expect(await old.device.pushOne(edit)).toEqual({ answer: 'late', mutationId: edit.id });
      expect(await lateEdits(next.device)).toMatchObject([
        {
          id: edit.id,
          clientId,
          base: { body: 'one\ntwo\nthree' },
          data: { body: 'one\ntwo\nthree, really' },
          current: { id: note.recordId },
        },
      ]);
      expect(await lateEdits(old.device)).toEqual([]);
    });

    it('merges when it is accepted, beside what was written since', async () => {
      await begin();
      await move(next.bookId);
      const since = { ...note.data, body: 'one, said the new one\ntwo\nthree' };
      const version = { ...noteVersion, n: 2 };
      await next.device.pushOne(
        next.device.mutation(next.bookId, 'note', note.recordId, since, version),
      );
      const edit = editOf('one\ntwo\nthree, said the old one');
      await old.device.pushOne(edit);
      const accept = { id: edit.id };
      const stranger = (await world.owner()).device;
      expect((await stranger.request('POST', '/v1/late-edits/accept', accept)).status).toBe(404);
      expect((await next.device.request('POST', '/v1/late-edits/accept', accept)).status).toBe(200);
      expect(await noteNow()).toMatchObject({
        data: { body: 'one, said the new one\ntwo\nthree, said the old one' },
        editedBy: old.device.signedIn.personId,
      });
      expect((await next.device.request('POST', '/v1/late-edits/accept', accept)).status).toBe(404);
      expect(await lateEdits(next.device)).toEqual([]);
    });

    it('becomes a conflict when it is accepted and cannot stand beside the current copy', async () => {
      await begin();
      await move(next.bookId);
      const version = { ...noteVersion, n: 2 };
      const since = { ...note.data, title: 'theirs' };
      await next.device.pushOne(
        next.device.mutation(next.bookId, 'note', note.recordId, since, version),
      );
      const edit = { ...editOf('one\ntwo\nthree'), data: { ...note.data, title: 'mine' } };
      await old.device.pushOne(edit);
      await next.device.request('POST', '/v1/late-edits/accept', { id: edit.id });
      expect((await noteNow())?.data).toMatchObject({ title: 'theirs' });
      const { records } = await next.device.pull(next.bookId, 'work');
      expect(records.filter(({ kind }) => kind === 'conflict')).toMatchObject([
        { clientId, data: { field: 'title', mine: { values: { title: 'mine' } } } },
      ]);
    });

    it('cannot be accepted where it changes, deletes or forges what is fixed once it is given', async () => {
      await begin();
      const id = freshId();
      const given = newInstruction(id, {
        clientId,
        details: {
          ...{ type: 'changeOfData', contactId: freshId(), field: 'phone', from: '1', to: '2' },
        },
        givenBy: { as: 'signatory', name: 'Ann', contactId: freshId(), authorityId: null },
        givenAt: '2026-11-27T09:00:00.000Z' as Instant,
      });
      const push = (data: typeof given | null, version: Version | null, of = id) =>
        old.device.pushOne(old.device.mutation(old.bookId, 'instruction', of, data, version));
      const taken = await push(given, null);
      if (taken.answer !== 'accepted') throw new Error(JSON.stringify(taken));
      await move(next.bookId);
      const received = { at: given.givenAt, by: 'me' };
      for (const answer of [
        await push({ ...given, note: 'more' }, taken.version),
        await push(null, taken.version),
        await push({ ...given, received }, null, freshId()),
      ]) {
        expect(answer).toMatchObject({ answer: 'late' });
        const accept = { id: answer.mutationId };
        const reply = await next.device.request('POST', '/v1/late-edits/accept', accept);
        expect(reply.status).toBe(400);
      }
      const { records } = await next.device.pull(next.bookId, 'work');
      expect(records.filter(({ kind }) => kind === 'instruction')).toMatchObject([
        { id, data: { note: '', received: null } },
      ]);
    });

    it('changes nothing when it is discarded, and goes along when the client moves again', async () => {
      await begin();
      await move(next.bookId);
      const edit = editOf('gone');
      await old.device.pushOne(edit);
      const third = await world.owner();
      await move(third.bookId);
      expect(await lateEdits(next.device)).toEqual([]);
      expect(await lateEdits(third.device)).toHaveLength(1);
      await third.device.request('POST', '/v1/late-edits/discard', { id: edit.id });
      const { records } = await third.device.pull(third.bookId, 'work');
      expect(records.find(({ id }) => id === note.recordId)?.data).toEqual(note.data);
    });

    it('is late for a deletion and for a new record too', async () => {
      await begin();
      await move(next.bookId);
      const added = old.device.mutation(old.bookId, 'note', freshId(), noteOf(clientId, 'new'));
      const deleted = old.device.mutation(old.bookId, 'note', note.recordId, null, noteVersion);
      const answers = await old.device.push([added, deleted]);
      expect(answers.map(({ answer }) => answer)).toEqual(['late', 'late']);
      await next.device.request('POST', '/v1/late-edits/accept', { id: added.id });
      const { records } = await next.device.pull(next.bookId, 'work');
      expect(records.find(({ id }) => id === added.recordId)?.data).toMatchObject({ body: 'new' });
    });

    it('is late from who lost the whole book, and forbidden from who never had it', async () => {
      await begin();
      await world.giveRole(old.device, old.bookId, 'reader');
      const edit = editOf('from who only reads now');
      expect((await old.device.pushOne(edit)).answer).toBe('late');
      const stranger = (await world.owner()).device;
      const forged = { ...editOf('x'), id: freshId<typeof edit.id>() };
      expect((await stranger.pushOne(forged)).answer).toBe('forbidden');
    });
  });
});
