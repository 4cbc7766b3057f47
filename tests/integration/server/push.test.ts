import { beforeAll, describe, expect, it } from 'vitest';
import { newClient } from '#shared/domain/client/client-builders.ts';
import { newMeeting } from '#shared/domain/meeting/meeting-builders.ts';
import type { Note } from '#shared/domain/meeting/note.ts';
import { newSecurity } from '#shared/domain/portfolio/portfolio-builders.ts';
import type { Instant } from '#shared/lib/calendar-date.ts';
import type { BookId, MutationId, RecordId } from '#shared/lib/identifiers.ts';
import type { MutationAnswer } from '#shared/protocol/push.ts';
import { onEachDatabase } from '../databases.ts';
import { freshId, noteOf, type TestDevice } from './test-device.ts';
import { makeWorld, type World } from './world.ts';

const meetingOf = (clientId: RecordId) =>
  newMeeting({ clientId, purpose: 'Hello', startsAt: '2026-12-01T09:00:00.000Z' as Instant });

function accepted(answer: MutationAnswer | undefined) {
  if (answer?.answer !== 'accepted') throw new Error(`not accepted: ${JSON.stringify(answer)}`);
  return answer;
}

onEachDatabase((database) => {
  let world: World;
  let device: TestDevice;
  let bookId: BookId;
  let clientId: RecordId;

  beforeAll(async () => {
    world = await makeWorld(database());
    ({ device, bookId } = await world.owner());
    clientId = freshId();
    accepted(await device.pushOne(client(clientId, 'Acme')));
  });

  const client = (id: RecordId, name: string) =>
    device.mutation(bookId, 'client', id, newClient({ name }));
  const note = (body: string, fields: Partial<Note> = {}) =>
    device.mutation(bookId, 'note', freshId(), { ...noteOf(clientId, body), ...fields });

  describe('accepting', () => {
    it('[P1] answers each mutation with version and seq', async () => {
      const first = accepted(await device.pushOne(note('one')));
      const second = accepted(await device.pushOne(note('two')));
      expect(first.version.n).toBe(1);
      expect(second.seq).toBe(first.seq + 1);
    });

    it('accepts a parent and its child in one push', async () => {
      const id = freshId();
      const meetingId = freshId();
      const data = noteOf(id, 'x');
      const answers = await device.push([
        client(id, 'New'),
        device.mutation(bookId, 'meeting', meetingId, meetingOf(id)),
        device.mutation(bookId, 'note', freshId(), { ...data, meetingId }),
      ]);
      expect(answers.map(({ answer }) => answer)).toEqual(['accepted', 'accepted', 'accepted']);
    });

    it('[P3] keeps the payload as it was sent, unknown fields and spaces included [W8]', async () => {
      const id = freshId();
      const data = { ...newClient({ name: '  Spaced  ' }), fromTheFuture: { a: [1, { b: null }] } };
      const { seq } = accepted(await device.pushOne(device.mutation(bookId, 'client', id, data)));
      const page = await device.pull(bookId, 'work', seq - 1);
      expect(page.records.find((record) => record.id === id)?.data).toEqual(data);
    });

    it('deletes, and brings back what an edit of the tombstone holds [M4]', async () => {
      const sent = note('to be deleted');
      const { version } = accepted(await device.pushOne(sent));
      const deletion = device.mutation(bookId, 'note', sent.recordId, null, version);
      const gone = accepted(await device.pushOne(deletion));
      expect(await recordAt(gone.seq)).toMatchObject({ data: null, clientId });
      const again = { ...sent, id: freshId<MutationId>(), baseVersion: gone.version };
      const back = accepted(await device.pushOne(again));
      expect(back.version.n).toBe(3);
      expect(await recordAt(back.seq)).toMatchObject({ data: sent.data });
    });

    it('names the person who is signed in as the author, whatever the device says', async () => {
      const forged = { ...note('mine'), editedBy: freshId() };
      const { seq } = accepted((await device.push([forged]))[0]);
      expect((await recordAt(seq))?.editedBy).toBe(device.signedIn.personId);
    });
  });

  const recordAt = async (seq: number) =>
    (await device.pull(bookId, 'work', seq - 1)).records.find((record) => record.seq === seq);

  describe('compare and set', () => {
    it('answers stale with the current copy', async () => {
      const sent = note('base');
      const { version } = accepted(await device.pushOne(sent));
      const edit = (body: string) =>
        device.mutation(bookId, 'note', sent.recordId, { ...sent.data, body }, version);
      accepted(await device.pushOne(edit('first')));
      const answer = await device.pushOne(edit('second'));
      expect(answer).toMatchObject({
        answer: 'stale',
        current: { id: sent.recordId, version: { n: 2 }, data: { body: 'first' } },
      });
    });

    it('answers stale to a second edit in the same push', async () => {
      const sent = note('base');
      const { version } = accepted(await device.pushOne(sent));
      const edit = (body: string) =>
        device.mutation(bookId, 'note', sent.recordId, { ...sent.data, body }, version);
      const answers = await device.push([edit('a'), edit('b')]);
      expect(answers.map(({ answer }) => answer)).toEqual(['accepted', 'stale']);
      expect(answers[1]).toMatchObject({ current: { data: { body: 'a' }, version: { n: 2 } } });
    });

    it('answers missing to a base that the server never had [F9]', async () => {
      const base = { epoch: 'anotherepoch', n: 7 };
      const data = noteOf(clientId, 'x');
      const answer = await device.pushOne(device.mutation(bookId, 'note', freshId(), data, base));
      expect(answer.answer).toBe('missing');
    });

    it('of many edits of one base at once accepts one', async () => {
      const sent = note('base');
      const { version } = accepted(await device.pushOne(sent));
      const edits = Array.from({ length: 8 }, (_, index) =>
        device.mutation(bookId, 'note', sent.recordId, { ...sent.data, body: `${index}` }, version),
      );
      const answers = await Promise.all(edits.map((edit) => device.pushOne(edit)));
      expect(answers.filter(({ answer }) => answer === 'accepted')).toHaveLength(1);
      expect(answers.filter(({ answer }) => answer === 'stale')).toHaveLength(7);
    });
  });

  describe('[P2] repeated mutations', () => {
    it('get the same answer, also when all come at once, and are written once', async () => {
      const sent = note('again and again');
      const answers = await Promise.all(Array.from({ length: 6 }, () => device.pushOne(sent)));
      for (const answer of answers) expect(answer).toEqual(answers[0]);
      expect(await device.pushOne(sent)).toEqual(accepted(answers[0]));
      const after = await device.pull(bookId, 'work', accepted(answers[0]).seq - 1);
      expect(after.records.filter(({ id }) => id === sent.recordId)).toHaveLength(1);
    });

    it('are refused with another payload', async () => {
      const sent = note('first');
      accepted(await device.pushOne(sent));
      const other = { ...sent, data: noteOf(clientId, 'other') };
      expect(await device.pushOne(other)).toMatchObject({ code: 'mutationReused' });
      const twice = note('twice');
      const [, second] = await device.push([twice, { ...twice, data: other.data }]);
      expect(second).toMatchObject({ code: 'mutationReused' });
    });

    it('[W2] are told of by their ids until they are acknowledged', async () => {
      const sent = note('known');
      const answer = accepted(await device.pushOne(sent));
      const ask = { mutationIds: [sent.id, freshId()] };
      const status = await device.request('POST', '/v1/mutation-status', ask);
      expect(status.body).toEqual({ answers: [answer] });
      const stranger = (await world.owner()).device;
      expect((await stranger.request('POST', '/v1/mutation-status', ask)).body).toEqual({
        answers: [],
      });
      await stranger.request('POST', '/v1/acknowledge', ask);
      expect((await device.request('POST', '/v1/mutation-status', ask)).body).toEqual({
        answers: [answer],
      });
      await device.request('POST', '/v1/acknowledge', ask);
      expect((await device.request('POST', '/v1/mutation-status', ask)).body).toEqual({
        answers: [],
      });
    });
  });

  describe('[P4][Y7] one bad mutation stops no other', () => {
    it('each is answered for itself, in order', async () => {
      const unknownClient = freshId();
      const good = note('good');
      const answers = await device.push([
        { ...note('x'), kind: 'fromTheFuture' },
        device.mutation(bookId, 'client', freshId(), { name: 'half a client' }),
        note('waits', { clientId: unknownClient }),
        { ...note('x'), editedAt: 'yesterday' },
        device.mutation(bookId, 'security', freshId(), newSecurity({ name: 'Bond' })),
        good,
      ]);
      expect(answers).toMatchObject([
        { answer: 'rejected', code: 'unknownKind' },
        { answer: 'rejected', code: 'invalid' },
        { answer: 'waiting', parentId: unknownClient },
        { answer: 'rejected', code: 'invalid', field: 'editedAt' },
        { answer: 'rejected', code: 'wrongBook' },
        { answer: 'accepted', mutationId: good.id },
      ]);
    });

    it('[Y7] of a hundred at once ninety-nine land, wherever the poisoned one stands', async () => {
      for (const poisoned of [0, 49, 99]) {
        const edits = Array.from({ length: 100 }, (_, index) =>
          note(index === poisoned ? 'poison \0' : `edit ${index}`),
        );
        const answers = await device.push(edits);
        expect(answers.map(({ mutationId }) => mutationId)).toEqual(edits.map(({ id }) => id));
        expect(answers.filter(({ answer }) => answer === 'accepted')).toHaveLength(99);
        expect(answers[poisoned]).toMatchObject({ answer: 'rejected', code: 'invalid' });
      }
    });

    it('[P6] rejects what breaks a rule across fields, with the field', async () => {
      const data = newClient({ name: 'Backwards' });
      const term = { clientSince: '2026-02-01', clientUntil: '2026-01-01' };
      const sent = device.mutation(bookId, 'client', freshId(), { ...data, ...term });
      expect(await device.pushOne(sent)).toMatchObject({
        answer: 'rejected',
        code: 'invalid',
        field: 'clientUntil',
      });
    });

    it('rejects text that no database keeps, and keeps the rest', async () => {
      let deep: unknown = 'bottom';
      for (let level = 0; level < 2_000; level += 1) deep = [deep];
      const answers = await device.push([
        note('a NUL \0 inside'),
        note('half a \ud83d smile'),
        note('deep', { deep } as object),
        note('long', {
          tags: Array.from({ length: 60 }, () => 'x'),
          more: 'x'.repeat(600_000),
        } as object),
        note('a backslash \\u0000 and a 😀'),
      ]);
      expect(answers).toMatchObject([
        { code: 'invalid' },
        { code: 'invalid' },
        { code: 'invalid' },
        { code: 'tooLarge' },
        { answer: 'accepted' },
      ]);
    });

    it('rejects another kind under the id of a record', async () => {
      const sent = device.mutation(bookId, 'note', clientId, noteOf(clientId, 'x'));
      expect(await device.pushOne(sent)).toMatchObject({ answer: 'rejected', field: 'kind' });
    });
  });

  describe('[A1] rights', () => {
    it('lets owners and assistants write, and nobody else', async () => {
      const verdicts: Record<string, string> = {};
      for (const role of ['owner', 'assistant', 'overseer', 'reader'] as const) {
        const member = await world.member(bookId, role);
        const data = noteOf(clientId, role);
        const answer = await member.pushOne(member.mutation(bookId, 'note', freshId(), data));
        verdicts[role] = answer.answer;
      }
      expect(verdicts).toEqual({
        owner: 'accepted',
        assistant: 'accepted',
        overseer: 'forbidden',
        reader: 'forbidden',
      });
    });

    it('answers the same to a book that is somebody else’s and to none', async () => {
      const stranger = (await world.owner()).device;
      const data = noteOf(clientId, 'x');
      for (const book of [bookId, freshId<BookId>()]) {
        const sent = stranger.mutation(book, 'note', freshId(), data);
        expect(await stranger.pushOne(sent)).toEqual({ answer: 'forbidden', mutationId: sent.id });
      }
    });

    it('lets an administrator write the firm book, and nobody else', async () => {
      const administrator = await world.signIn(await world.addPerson('administrator'));
      const firmBook = await administrator.firmBook();
      const security = newSecurity({ name: 'Bond' });
      const push = (who: TestDevice) =>
        who.pushOne(who.mutation(firmBook, 'security', freshId(), security));
      expect((await push(administrator)).answer).toBe('accepted');
      expect((await push(device)).answer).toBe('forbidden');
    });

    it('refuses a device that says it is another one', async () => {
      const payload = { protocolVersion: 1, deviceId: freshId(), mutations: [] };
      expect(await device.request('POST', '/v1/push', payload)).toMatchObject({
        status: 400,
        body: { code: 'badRequest' },
      });
    });

    it('does not take a client’s id a second time in another book', async () => {
      const other = await world.owner();
      const sent = other.device.mutation(
        other.bookId,
        'client',
        clientId,
        newClient({ name: 'X' }),
      );
      expect(await other.device.pushOne(sent)).toMatchObject({ answer: 'rejected' });
    });
  });
});
