import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { newClient } from '#shared/domain/client/client-builders.ts';
import { newAccount, newTransaction } from '#shared/domain/portfolio/portfolio-builders.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { BookId, RecordId } from '#shared/lib/identifiers.ts';
import { pullAnswer } from '#shared/protocol/pull.ts';
import type { WireRecord } from '#shared/protocol/record.ts';
import { digestOf } from '#shared/sync/digest.ts';
import { onEachDatabase } from '../databases.ts';
import { expectOk, freshId, noteOf, type TestDevice } from './test-device.ts';
import { makeWorld, type World } from './world.ts';

const WRITERS = 8;
const PUSHES_EACH = 12;

onEachDatabase((database) => {
  let world: World;
  let device: TestDevice;
  let bookId: BookId;
  let clientId: RecordId;

  beforeAll(async () => {
    world = await makeWorld(database());
  });

  const begin = async (): Promise<void> => {
    ({ device, bookId } = await world.owner());
    clientId = freshId();
    await device.push([device.mutation(bookId, 'client', clientId, newClient({ name: 'Acme' }))]);
  };
  const notes = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      device.mutation(bookId, 'note', freshId(), noteOf(clientId, `note ${index}`)),
    );
  const liveDigest = (records: readonly WireRecord[]) =>
    digestOf(records.filter(({ data }) => data !== null));

  describe('pages', () => {
    it('follow each other without gaps or doubles, and end with digest and count [F8]', async () => {
      await begin();
      await device.push(notes(24));
      const records: WireRecord[] = [];
      const remaining: number[] = [];
      let cursor = 0;
      for (let more = true; more; ) {
        const page = await device.pull(bookId, 'work', cursor, 10);
        expect(page.from).toBe(cursor);
        expect(page.digest === null).toBe(page.more);
        records.push(...page.records);
        remaining.push(page.remaining);
        ({ cursor, more } = page);
        if (!more) {
          expect({ digest: page.digest, count: page.count }).toEqual(liveDigest(records));
        }
      }
      expect(remaining).toEqual([15, 5, 0]);
      expect(records.map(({ seq }) => seq)).toEqual(Array.from({ length: 25 }, (_, at) => at + 1));
    });

    it('[F4] are counted once for a reading: afterwards each is taken from what remained', async () => {
      await begin();
      await device.push(notes(24));
      const ask = async (cursor: number, remaining?: number) => {
        const question = { bookId, lane: 'work', cursor, limit: 10, remaining };
        const reply = await device.request('POST', '/v1/pull', question);
        const page = expectOk(pullAnswer, reply);
        return { remaining: page.remaining, more: page.more };
      };
      expect(await ask(0)).toEqual({ remaining: 15, more: true });
      expect(await ask(10, 15)).toEqual({ remaining: 5, more: true });
      expect(await ask(20, 5)).toEqual({ remaining: 0, more: false });
      // Others write meanwhile, or a device tells nonsense: `more` is the database's to say.
      expect(await ask(10, 3)).toEqual({ remaining: 1, more: true });
      expect(await ask(15, 40)).toEqual({ remaining: 0, more: false });
      const reply = await device.request('POST', '/v1/pull', {
        ...{ bookId, lane: 'work', cursor: 0, limit: 10, remaining: -1 },
      });
      expect(reply.status).toBe(400);
    });

    it('[F2] show each record once, at its latest seq, and deletions as tombstones', async () => {
      await begin();
      const [first, second] = notes(2);
      if (!first || !second) throw new Error('two notes were made');
      const [answer] = await device.push([first, second]);
      if (answer?.answer !== 'accepted') throw new Error('not accepted');
      await device.push([device.mutation(bookId, 'note', first.recordId, null, answer.version)]);
      const page = await device.pull(bookId, 'work');
      expect(page.records.map(({ id, data }) => [id, data === null])).toEqual([
        [clientId, false],
        [second.recordId, false],
        [first.recordId, true],
      ]);
      expect({ digest: page.digest, count: page.count }).toEqual(liveDigest(page.records));
    });

    it('[F4] keep the lanes apart, each with a cursor up to the head of the book', async () => {
      await begin();
      const accountId = freshId();
      const account = newAccount({ clientId, name: 'Custody' });
      const transaction = newTransaction({
        clientId,
        accountId,
        type: 'deposit',
        date: '2026-11-02' as CalendarDate,
        amount: 1_000,
      });
      await device.push([
        device.mutation(bookId, 'account', accountId, account),
        device.mutation(bookId, 'transaction', freshId(), transaction),
        ...notes(1),
      ]);
      const ledger = await device.pull(bookId, 'ledger');
      expect(ledger.records.map(({ kind, seq }) => [kind, seq])).toEqual([['transaction', 3]]);
      expect(ledger).toMatchObject({ cursor: 4, head: 4, count: 1 });
      const work = await device.pull(bookId, 'work', 2);
      expect(work.records.map(({ kind }) => kind)).toEqual(['note']);
    });

    it('of a device that is ahead keep its cursor, so that it notices [F9]', async () => {
      await begin();
      expect(await device.pull(bookId, 'work', 99)).toMatchObject({
        ...{ from: 99, cursor: 99, head: 1, more: false },
      });
    });

    it('are the same packed', async () => {
      await begin();
      await device.push(notes(20));
      const reply = await world.app.inject({
        method: 'POST',
        url: '/v1/pull',
        headers: {
          authorization: `Bearer ${device.signedIn.accessToken}`,
          'accept-encoding': 'gzip, br',
        },
        payload: { bookId, lane: 'work', cursor: 0, limit: 100 },
      });
      expect(reply.headers['content-encoding']).toBe('gzip');
      const page = pullAnswer.parse(JSON.parse(gunzipSync(reply.rawPayload).toString('utf8')));
      expect(page).toEqual(await device.pull(bookId, 'work', 0, 100));
    });
  });

  it('[V1] answers the same to a book that is not theirs and to none', async () => {
    await begin();
    const stranger = (await world.owner()).device;
    const ask = (book: BookId) =>
      stranger.request('POST', '/v1/pull', { bookId: book, lane: 'work', cursor: 0, limit: 10 });
    const [theirs, nobodys] = [await ask(bookId), await ask(freshId<BookId>())];
    expect(theirs.status).toBe(404);
    expect(theirs.body).toEqual(nobodys.body);
  });

  it('[F1] a reader that follows the feed misses nothing of eight writers at once', async () => {
    await begin();
    const writers = await Promise.all(
      Array.from({ length: WRITERS }, () => world.member(bookId, 'assistant')),
    );
    let isWriting = true;
    const written = Promise.all(
      writers.map(async (writer) => {
        for (let push = 0; push < PUSHES_EACH; push += 1) {
          const ids = [freshId(), freshId()];
          await writer.push(
            ids.map((id) => writer.mutation(bookId, 'note', id, noteOf(clientId, 'busy'))),
          );
        }
      }),
    ).finally(() => {
      isWriting = false;
    });
    const seen: number[] = [];
    let cursor = 0;
    const follow = async (): Promise<void> => {
      const page = await device.pull(bookId, 'work', cursor, 7);
      seen.push(...page.records.map(({ seq }) => seq));
      cursor = page.cursor;
      if (page.more || isWriting) await follow();
    };
    await follow();
    await written;
    await follow();
    const total = 1 + WRITERS * PUSHES_EACH * 2;
    expect(seen).toEqual(Array.from({ length: total }, (_, at) => at + 1));
    const end = await device.pull(bookId, 'work', 0, 2_000);
    expect({ digest: end.digest, count: end.count }).toEqual(liveDigest(end.records));
  });
});
