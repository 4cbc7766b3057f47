import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moveClient } from '#server/admin/move-client.ts';
import { asPerson } from '#server/database/as-person.ts';
import { newClient } from '#shared/domain/client/client-builders.ts';
import type { BookId, RecordId } from '#shared/lib/identifiers.ts';
import { lateEditsAnswer } from '#shared/protocol/late-edits.ts';
import { pushAnswer } from '#shared/protocol/push.ts';
import { PROTOCOL_VERSION } from '#shared/protocol/version.ts';
import { onEachDatabase } from '../databases.ts';
import { answer, escalate } from './escalations.ts';
import { noCheck } from './no-check.ts';
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

    it('answers what was escalated to them in a book they may read, and nothing else', async () => {
      const owner = deviceOf('owner');
      const device = deviceOf(asker);
      const theirs = await escalate(owner, { bookId, clientId }, device.signedIn.personId);
      const others = await escalate(owner, { bookId, clientId }, freshId());
      const nowhere = await answer(device, { ...others, decisionId: freshId() });
      expect(nowhere.status).toBe(404);
      expect(await answer(device, others)).toMatchObject({ status: 404, body: nowhere.body });
      const given = await answer(device, theirs);
      expect(given.status).toBe(mayRead ? 200 : 404);
      if (!mayRead) expect(given.body).toEqual(nowhere.body);
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
      ['POST', '/v1/alert-answers'],
      ['GET', '/v1/documents/state'],
      ['GET', '/v1/documents/part'],
      ['POST', '/v1/documents/part'],
      ['GET', '/v1/device'],
      ['POST', '/v1/device/quarantine'],
    ];
    for (const [method, url] of routes) {
      const reply = await world.app.inject({ method, url });
      expect([url, reply.statusCode]).toEqual([url, 401]);
    }
  });

  describe('[V1] with the application’s own check taken out, row-level security alone', () => {
    let open: World;
    const mutants = new Map<Asker, TestDevice>();
    beforeAll(async () => {
      // The connection of the owner: the mutant is told of every book there is.
      open = await makeWorld(database(), undefined, await noCheck(database()));
      for (const [asker, { email }] of devices) mutants.set(asker, await open.signIn(email));
    });
    afterAll(() => open.app.close());

    it.each(ASKERS)('shows %s nothing that is not theirs, and takes nothing', async (asker) => {
      const device = mutants.get(asker);
      if (!device) throw new Error(`${asker} was signed in`);
      const [mayRead, mayWrite] = [READERS.includes(asker), WRITERS.includes(asker)];
      const trail = async () => [
        await database().query('select hash from audit where book_id = $1 order by seq', [bookId]),
        asker === 'formerOwner' ||
          (await database().query('select id from late_edits order by id')),
      ];
      const owner = deviceOf('owner');
      const toThem = await escalate(owner, { bookId, clientId }, device.signedIn.personId);
      const toOthers = await escalate(owner, { bookId, clientId }, freshId());
      const before = await trail();

      for (const lane of ['work', 'ledger'] as const) {
        const page = { lane, cursor: 0, limit: 10 };
        const theirs = await device.request('POST', '/v1/pull', { ...page, bookId });
        const none = await device.request('POST', '/v1/pull', { ...page, bookId: freshId() });
        expect(theirs.status).toBe(mayRead ? 200 : 404);
        if (!mayRead) expect(theirs.body).toEqual(none.body);
      }
      const entries = await device.request('GET', `/v1/audit?clientId=${clientId}`);
      expect(entries.status).toBe(mayRead ? 200 : 404);
      const { body: late } = await device.request('GET', '/v1/late-edits');
      const mutations = [
        device.mutation(bookId, 'note', noteId, noteOf(clientId, 'forged')),
        device.mutation(bookId, 'note', noteId, null),
      ];
      const { deviceId } = device.signedIn;
      const push = { protocolVersion: PROTOCOL_VERSION, deviceId, mutations };
      for (const escalated of [toOthers, ...(mayRead ? [] : [toThem])]) {
        expect((await answer(device, escalated)).status).toBe(404);
      }
      const pushed = mayWrite ? null : await device.request('POST', '/v1/push', push);
      // Where PostgreSQL refuses a row that the check had let through, the whole push fails.
      if (pushed && pushed.status !== 500) {
        const { answers } = expectOk(pushAnswer, pushed);
        for (const { answer } of answers) expect(['forbidden', 'late']).toContain(answer);
      }
      if (!mayRead) expect(JSON.stringify([entries.body, late, pushed])).not.toContain(SECRET);
      expect(await trail()).toEqual(before);
    });

    it('shows a person no more through a statement that the owner of the tables has run', async () => {
      const text = 'select 1 from records where book_id = $1';
      const rowsAs = async (asker: Asker) =>
        (
          await asPerson(database(), deviceOf(asker).signedIn.personId, (transaction) =>
            transaction.query(text, [bookId]),
          )
        ).length;
      // Often enough for a plan that is kept, and that must not outlive its role.
      for (let time = 0; time < 12; time += 1) {
        expect(await database().query(text, [bookId])).not.toHaveLength(0);
        expect([await rowsAs('owner'), await rowsAs('nobody')]).toEqual([expect.any(Number), 0]);
        expect(await rowsAs('reader')).toBe(await rowsAs('owner'));
      }
    });

    it('shows no rows to raw statements of the role either, and no secrets to anybody', async () => {
      const { personId } = deviceOf('nobody').signedIn;
      const counts = await asPerson(database(), personId, async (transaction) => {
        const seen: number[] = [];
        for (const table of [
          ...['records', 'departures', 'late_edits', 'audit', 'mutations'],
          ...['document_parts', 'documents'],
        ]) {
          const text = `select 1 from ${table} where book_id = $1`;
          seen.push((await transaction.query(text, [bookId])).length);
        }
        return seen;
      });
      expect(counts).toEqual([0, 0, 0, 0, 0, 0, 0]);
      for (const secret of [
        'select quarantine_private_key from server_state',
        'select password_hash from people',
        'select credential_hash from devices',
        'select token_hash from refresh_tokens',
        'update audit set data = null',
        'delete from records',
        `update memberships set role = 'owner'`,
      ]) {
        const attempt = asPerson(database(), personId, (transaction) => transaction.query(secret));
        await expect(attempt, secret).rejects.toThrow('permission denied');
      }
    });
  });

  describe('[V1] access that has ended', () => {
    const ROUTES: readonly ['GET' | 'POST', string, object?][] = [
      ['GET', '/v1/session'],
      ['POST', '/v1/push', { protocolVersion: 1, mutations: [] }],
      ['POST', '/v1/pull', { lane: 'work', cursor: 0, limit: 10 }],
      ['POST', '/v1/mutation-status', { mutationIds: [] }],
      ['POST', '/v1/acknowledge', { mutationIds: [] }],
      ['GET', '/v1/audit'],
      ['GET', '/v1/events'],
      ['GET', '/v1/late-edits'],
      ['POST', '/v1/late-edits/accept', {}],
      ['POST', '/v1/late-edits/discard', {}],
      ['POST', '/v1/alert-answers', {}],
      ['GET', '/v1/documents/state'],
      ['GET', '/v1/documents/part'],
      ['POST', '/v1/documents/part', {}],
    ];
    it.each([
      ['people', 'disabled_at', 'personId', 'personDisabled'],
      ['devices', 'revoked_at', 'deviceId', 'deviceRevoked'],
    ] as const)(
      'a row of %s with %s is refused on every route',
      async (table, column, id, code) => {
        const device = await world.member(bookId, 'owner');
        await database().query(`update ${table} set ${column} = now() where id = $1`, [
          device.signedIn[id],
        ]);
        for (const [method, url, payload] of ROUTES) {
          const reply = await device.request(method, url, payload);
          expect({ url, status: reply.status, body: reply.body }).toMatchObject({
            ...{ url, status: 403, body: { code } },
          });
        }
      },
    );
  });
});
