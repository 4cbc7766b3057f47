import { expect, it } from 'vitest';
import type { Instant } from '#shared/lib/calendar-date.ts';
import type { BookId, MutationId, PersonId, RecordId } from '#shared/lib/identifiers.ts';
import { uuidFromText } from '#shared/lib/identifiers.ts';
import type { OutboxEntry, StoreWrite } from '#shared/sync/records.ts';
import { newStore } from './testing/store-fixture.ts';

function entry(order: number): OutboxEntry {
  return {
    order,
    kind: 'note',
    recordId: uuidFromText(`note ${order}`) as RecordId,
    bookId: uuidFromText('book') as BookId,
    clientId: uuidFromText('client') as RecordId,
    baseVersion: null,
    base: null,
    data: { body: `text ${order}` },
    editedBy: uuidFromText('person') as PersonId,
    editedAt: '2026-11-24T08:00:00.000Z' as Instant,
    state: 'pending',
    mutationId: null,
    problem: null,
  };
}

const entries = Array.from({ length: 1_000 }, (_, index) => entry(index + 1));
const mutationIds = entries.map(({ order }) => uuidFromText(`mutation ${order}`) as MutationId);
const puts = entries.map((one): StoreWrite => ({ write: 'putOutbox', entry: one }));

it('keeps a thousand edits and a thousand answers in ten rows each', async () => {
  const { store, reopen, destroy } = await newStore();
  await store.commit([...puts, { write: 'putAnswered', mutationIds }], 'strict');
  const { strict } = store.connections;
  expect(await strict.outbox.count()).toBe(10);
  expect(await strict.answered.count()).toBe(10);
  const again = await reopen();
  expect(await again.outbox()).toEqual(entries);
  expect(new Set(await again.answered())).toEqual(new Set(mutationIds));
  await destroy();
});

it('[G2] reads the outbox and the answers of version 1, one to a row', async () => {
  const { store, reopen, destroy } = await newStore();
  const { strict } = store.connections;
  const some = entries.slice(0, 3);
  for (const one of some) {
    const sealed = await store.sealer.seal('outbox', one.order, one);
    await strict.outbox.put({ order: one.order, sealed });
  }
  await strict.answered.bulkPut(mutationIds.slice(0, 3).map((id) => ({ id })));
  const again = await reopen();
  expect(await again.outbox()).toEqual(some);
  expect(await again.answered()).toEqual([...mutationIds.slice(0, 3)].sort());

  await again.commit(
    [
      { write: 'removeOutbox', order: 2 },
      { write: 'removeAnswered', mutationIds: mutationIds.slice(0, 3) },
    ],
    'strict',
  );
  const last = await reopen();
  expect((await last.outbox()).map(({ order }) => order)).toEqual([1, 3]);
  expect(await last.answered()).toEqual([]);
  await destroy();
});
