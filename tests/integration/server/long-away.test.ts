import { beforeAll, expect, it } from 'vitest';
import { moveClient } from '#server/admin/move-client.ts';
import { cleanUp } from '#server/jobs/clean-up.ts';
import { newClient } from '#shared/domain/client/client-builders.ts';
import { newAccount, newTransaction } from '#shared/domain/portfolio/portfolio-builders.ts';
import type { Transaction } from '#shared/domain/portfolio/transaction.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { BookId, RecordId } from '#shared/lib/identifiers.ts';
import { err } from '#shared/lib/result.ts';
import { OLDEST_PROTOCOL_VERSION, PROTOCOL_VERSION } from '#shared/protocol/version.ts';
import type { SyncTransport } from '#shared/sync/ports.ts';
import { onEachDatabase } from '../databases.ts';
import { SyncingDevice } from './syncing-device.ts';
import { freshId, noteOf } from './test-device.ts';
import { makeWorld, type World } from './world.ts';

const HALF_A_YEAR = 180 * 24 * 60 * 60 * 1000;

/** A laptop on which an earlier application still runs: it says so with each push. */
const speaking =
  (protocolVersion: number) =>
  (server: SyncTransport): SyncTransport => ({
    ...server,
    push: (request) => server.push({ ...request, protocolVersion }),
  });

/** The push reaches the server, its answer does not reach the laptop. */
const losingAnswers = (server: SyncTransport): SyncTransport => ({
  ...server,
  push: async (request) => {
    await server.push(request);
    return err({ tag: 'unreachable', message: 'the line is gone' });
  },
});

onEachDatabase((database) => {
  let world: World;

  beforeAll(async () => {
    world = await makeWorld(database());
  });

  /** A laptop that goes into a drawer with much unsent, and what happens while it lies there. */
  async function halfAYear() {
    const { device, bookId } = await world.owner();
    const laptop = new SyncingDevice(device);
    const ids = { client: freshId(), left: freshId(), note: freshId(), sent: freshId() };
    const own = { fresh: freshId(), onDeleted: freshId(), onLeft: freshId(), deleted: freshId() };
    const note = (id: RecordId, clientId: RecordId, body: string) =>
      laptop.edit(bookId, 'note', id, noteOf(clientId, body));
    await laptop.edit(bookId, 'client', ids.client, newClient({ name: 'Stays' }));
    await laptop.edit(bookId, 'client', ids.left, newClient({ name: 'Leaves' }));
    await note(ids.note, ids.client, 'one\ntwo\nthree');
    await note(own.onDeleted, ids.client, 'deleted meanwhile');
    await note(own.onLeft, ids.left, 'of who leaves');
    await note(own.deleted, ids.client, 'to be deleted');
    await laptop.cycle(speaking(1));

    await note(ids.sent, ids.client, 'sent, answer lost');
    expect(await laptop.cycle(losingAnswers)).toMatchObject({ error: { tag: 'unreachable' } });
    await note(ids.sent, ids.client, 'sent, answer lost, edited since');
    await note(ids.note, ids.client, 'one, mine\ntwo\nthree');
    await note(own.fresh, ids.client, 'new');
    await note(own.onDeleted, ids.client, 'edited here, deleted there');
    await note(own.onLeft, ids.left, 'edited here, its client left');
    await laptop.edit(bookId, 'note', own.deleted, null);

    const colleague = new SyncingDevice(await world.member(bookId, 'assistant'));
    await colleague.synchronise();
    await whatOthersDid(colleague, bookId, { ...ids, onDeleted: own.onDeleted });
    const next = await world.owner();
    await moveClient(world.dependencies, ids.left, next.bookId);
    world.passTime(HALF_A_YEAR);
    await cleanUp(world.dependencies);
    colleague.device = await world.signIn(colleague.device.email);
    const nextOwner = await world.signIn(next.device.email);
    return { laptop, colleague, nextOwner, bookId, ids, own };
  }

  async function whatOthersDid(
    colleague: SyncingDevice,
    bookId: BookId,
    ids: { client: RecordId; note: RecordId; onDeleted: RecordId },
  ) {
    const accountId = freshId();
    const account = newAccount({ clientId: ids.client, name: 'Depot' });
    await colleague.edit(bookId, 'account', accountId, account);
    // What version 1 of the protocol had no name for.
    const merger = newTransaction({
      clientId: ids.client,
      accountId,
      type: 'merger',
      date: '2026-12-01' as CalendarDate,
      securityId: freshId(),
      quantity: -2_000_000 as Transaction['quantity'],
      newSecurityId: freshId(),
      newQuantity: 1_000_000 as Transaction['newQuantity'],
    });
    await colleague.edit(bookId, 'transaction', freshId(), merger);
    await colleague.edit(bookId, 'note', ids.note, noteOf(ids.client, 'one\ntwo\nthree, theirs'));
    await colleague.edit(bookId, 'note', ids.onDeleted, null);
    await colleague.synchronise();
  }

  it('[P2][A5][Y10] a laptop of version 1 comes back after 180 days and loses nothing it owed', async () => {
    const { laptop, colleague, nextOwner, bookId, ids, own } = await halfAYear();
    expect(await laptop.cycle(speaking(1))).toMatchObject({ error: { tag: 'unauthenticated' } });
    expect(await laptop.store.outbox()).toHaveLength(7);
    laptop.device = await world.signIn(laptop.device.email);
    for (let round = 0; round < 3; round += 1) {
      expect(await laptop.cycle(speaking(1))).toMatchObject({ error: null });
    }
    await colleague.synchronise();
    expect(await laptop.store.outbox()).toEqual([]);
    expect(colleague.rowsOf(bookId)).toEqual(laptop.rowsOf(bookId));
    expect(colleague.dataOf(ids.note)).toMatchObject({ body: 'one, mine\ntwo\nthree, theirs' });
    expect(colleague.dataOf(ids.sent)).toMatchObject({ body: 'sent, answer lost, edited since' });
    expect(colleague.dataOf(own.fresh)).toMatchObject({ body: 'new' });
    expect(colleague.dataOf(own.onDeleted)).toMatchObject({ body: 'edited here, deleted there' });
    expect(colleague.dataOf(own.deleted)).toBeUndefined();
    const reply = await nextOwner.request('GET', '/v1/late-edits');
    const body = 'edited here, its client left';
    expect(reply.body).toMatchObject({ lateEdits: [{ data: { body } }] });
  });

  it('[G1][Y10] a laptop of a version that is no longer answered keeps all it owes until it is updated', async () => {
    const { laptop, colleague, ids, own } = await halfAYear();
    laptop.device = await world.signIn(laptop.device.email);
    const tooOld = speaking(OLDEST_PROTOCOL_VERSION - 1);
    const before = await laptop.store.outbox();
    expect(await laptop.cycle(tooOld)).toMatchObject({ error: { tag: 'deviceTooOld' } });
    const after = await laptop.store.outbox();
    const texts = (entries: typeof before) => entries.map(({ recordId, data }) => [recordId, data]);
    expect(texts(after)).toEqual(texts(before));
    for (let round = 0; round < 3; round += 1) {
      expect(await laptop.cycle(speaking(PROTOCOL_VERSION))).toMatchObject({ error: null });
    }
    await colleague.synchronise();
    expect(await laptop.store.outbox()).toEqual([]);
    expect(colleague.dataOf(ids.sent)).toMatchObject({ body: 'sent, answer lost, edited since' });
    expect(colleague.dataOf(own.fresh)).toMatchObject({ body: 'new' });
  });
});
