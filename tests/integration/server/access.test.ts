import { beforeAll, describe, expect, it } from 'vitest';
import { moveClient } from '#server/admin/move-client.ts';
import { newClient } from '#shared/domain/client/client-builders.ts';
import type { BookId, RecordId } from '#shared/lib/identifiers.ts';
import { lateEditsAnswer } from '#shared/protocol/late-edits.ts';
import { onEachDatabase } from '../databases.ts';
import { expectOk, freshId, noteOf, type TestDevice } from './test-device.ts';
import { makeWorld, type World } from './world.ts';

const SECRET = 'the secret of the client';

/** Who asks: each role in the book, who once had one, who has another book, who has none. */
const ASKERS = [
  'owner',
  'assistant',
  'overseer',
  'reader',
  'compliance',
  'formerOwner',
  'otherOwner',
  'nobody',
  'administrator',
] as const;
type Asker = (typeof ASKERS)[number];
const READERS: readonly Asker[] = ['owner', 'assistant', 'overseer', 'reader', 'compliance'];
const WRITERS: readonly Asker[] = ['owner', 'assistant'];

onEachDatabase((database) => {
  let world: World;
  let bookId: BookId;
  let clientId: RecordId;
  let noteId: RecordId;
  const devices = new Map<Asker, TestDevice>();

  const deviceOf = (asker: Asker): TestDevice => {
    const device = devices.get(asker);
    if (!device) throw new Error(`${asker} was signed in`);
    return device;
  };

  beforeAll(async () => {
    world = await makeWorld(database());
    bookId = await world.addBook();
    for (const role of ['owner', 'assistant', 'overseer', 'reader'] as const) {
      devices.set(role, await world.member(bookId, role));
    }
    devices.set('compliance', await world.signIn(await world.addPerson('compliance')));
    devices.set('administrator', await world.signIn(await world.addPerson('administrator')));
    devices.set('nobody', await world.signIn(await world.addPerson('lead')));
    devices.set('otherOwner', (await world.owner()).device);
    const former = await world.member(bookId, 'owner');
    devices.set('formerOwner', former);
    await database().query(
      'update memberships set until = now() where book_id = $1 and person_id = $2',
      [bookId, former.signedIn.personId],
    );
    const owner = deviceOf('owner');
    [clientId, noteId] = [freshId(), freshId()];
    await owner.push([
      owner.mutation(bookId, 'client', clientId, newClient({ name: SECRET })),
      owner.mutation(bookId, 'note', noteId, noteOf(clientId, SECRET)),
    ]);
  });

  describe.each(ASKERS)('[V1] %s', (asker) => {
    const mayRead = READERS.includes(asker);

    it('is told of the book exactly when they may read it', async () => {
      const { books } = await deviceOf(asker).session();
      expect(books.some((book) => book.bookId === bookId)).toBe(mayRead);
      expect(books.filter(({ isFirmBook }) => isFirmBook)).toHaveLength(1);
    });

    it.each(['work', 'ledger'] as const)(
      'pulls the %s lane, or 404 as for no book',
      async (lane) => {
        const ask = (book: BookId) =>
          deviceOf(asker).request('POST', '/v1/pull', { bookId: book, lane, cursor: 0, limit: 10 });
        const reply = await ask(bookId);
        expect(reply.status).toBe(mayRead ? 200 : 404);
        if (!mayRead) expect(reply.body).toEqual((await ask(freshId<BookId>())).body);
      },
    );

    it('reads the audit trail, or 404 as for no client', async () => {
      const ask = (query: string) => deviceOf(asker).request('GET', `/v1/audit?${query}`);
      for (const query of [`clientId=${clientId}`, `recordId=${noteId}`]) {
        const reply = await ask(query);
        expect(reply.status).toBe(mayRead ? 200 : 404);
        if (mayRead) continue;
        expect(reply.body).toEqual((await ask(`clientId=${freshId()}`)).body);
        expect((await ask(`${query}&bookId=${bookId}`)).status).toBe(404);
      }
    });

    it('writes only as owner or assistant; nobody learns of records by pushing', async () => {
      const device = deviceOf(asker);
      const reply = await device.push([
        device.mutation(bookId, 'note', noteId, noteOf(clientId, 'overwritten?')),
        device.mutation(bookId, 'note', freshId(), noteOf(clientId, 'new')),
        device.mutation(bookId, 'note', noteId, null),
      ]);
      const answers = reply.map(({ answer }) => answer);
      if (WRITERS.includes(asker)) expect(answers).toEqual(['stale', 'accepted', 'stale']);
      else {
        const answer = asker === 'formerOwner' ? 'late' : 'forbidden';
        expect(answers).toEqual([answer, answer, answer]);
        expect(JSON.stringify(reply)).not.toContain(SECRET);
      }
      const [note] = (await deviceOf('owner').pull(bookId, 'work', 1, 1)).records;
      expect(note?.data).toMatchObject({ body: SECRET });
    });

    it('reads late edits of books they may read, and decides as owner or assistant', async () => {
      const from = await world.owner();
      const moved = freshId();
      const client = newClient({ name: 'Moved' });
      await from.device.pushOne(from.device.mutation(from.bookId, 'client', moved, client));
      await moveClient(world.dependencies, moved, bookId);
      const edit = from.device.mutation(from.bookId, 'note', freshId(), noteOf(moved, 'late'));
      await from.device.pushOne(edit);
      const device = deviceOf(asker);
      const seen = expectOk(lateEditsAnswer, await device.request('GET', '/v1/late-edits'));
      expect(seen.lateEdits.some(({ id }) => id === edit.id)).toBe(mayRead);
      const discard = { id: edit.id };
      const decided = await device.request('POST', '/v1/late-edits/discard', discard);
      expect(decided.status).toBe(WRITERS.includes(asker) ? 200 : 404);
    });
  });

  it('[V1] the firm book is read by all and written by administrators', async () => {
    for (const asker of ASKERS) {
      const book = (await deviceOf(asker).session()).books.find(({ isFirmBook }) => isFirmBook);
      expect(book?.role).toBe(asker === 'administrator' ? 'owner' : 'reader');
    }
  });

  it('[V1] nothing but the open routes answers without a session', async () => {
    const routes: ['GET' | 'POST', string][] = [
      ['GET', '/v1/session'],
      ['POST', '/v1/sign-out'],
      ['POST', '/v1/push'],
      ['POST', '/v1/pull'],
      ['POST', '/v1/mutation-status'],
      ['POST', '/v1/acknowledge'],
      ['GET', '/v1/audit'],
      ['GET', '/v1/events'],
      ['GET', '/v1/late-edits'],
      ['POST', '/v1/late-edits/accept'],
      ['POST', '/v1/late-edits/discard'],
      ['GET', '/v1/device'],
      ['POST', '/v1/device/quarantine'],
    ];
    for (const [method, url] of routes) {
      const reply = await world.app.inject({ method, url });
      expect([url, reply.statusCode]).toEqual([url, 401]);
    }
  });
});
