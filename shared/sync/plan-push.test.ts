import { expect, it } from 'vitest';
import type { RecordData } from '#shared/domain/kind.ts';
import { type MutationId, type RecordId, uuidFromText } from '#shared/lib/identifiers.ts';
import { MAX_MUTATIONS_PER_PUSH, MAX_PUSH_BYTES } from '#shared/protocol/push.ts';
import { ANNA, ANNAS, clientData, NOW, noteData, recordId } from '#tests/simulation/scene.ts';
import { mutationOf, planFreeze, planQueue } from './plan-push.ts';
import type { OutboxEntry } from './records.ts';

const entry = (
  order: number,
  kind: string,
  id: RecordId,
  data: RecordData | null,
  fields: Partial<OutboxEntry> = {},
): OutboxEntry => ({
  ...{ order, kind, recordId: id, bookId: ANNAS, clientId: null, baseVersion: null, base: null },
  ...{ data, editedBy: ANNA, editedAt: NOW, state: 'pending', mutationId: null, problem: null },
  ...fields,
});

const client = recordId('client');
const nobody: ReadonlySet<number> = new Set();
const orders = (batches: readonly (readonly OutboxEntry[])[]) =>
  batches.map((batch) => batch.map(({ order }) => order));

it('[W6] sends a parent before its child, otherwise in the order of first edits', () => {
  const meeting = { ...noteData(client, ''), purpose: 'x' };
  const outbox = [
    entry(1, 'note', recordId('n'), { ...noteData(client, 'x'), meetingId: recordId('m') }),
    entry(2, 'meeting', recordId('m'), meeting),
    entry(3, 'client', recordId('other'), clientData()),
    entry(4, 'client', client, clientData()),
  ];
  expect(orders(planQueue(outbox, nobody))).toEqual([[4, 2, 1, 3]]);
});

it('[P2] sends what was sent before anything else, by itself', () => {
  const sent = { state: 'sent', mutationId: recordId('m') as string as MutationId } as const;
  const outbox = [
    entry(1, 'client', recordId('a'), clientData()),
    entry(2, 'client', client, clientData(), sent),
    entry(3, 'client', client, clientData({ phone: '1' })),
  ];
  expect(orders(planQueue(outbox, nobody))).toEqual([[2]]);
  const frozen = planFreeze({ outbox, waiting: nobody, newId: () => uuidFromText('new') });
  expect(frozen).toEqual({ writes: [], entries: [outbox[1]] });
});

it('[P4] leaves out what waits and what needs attention', () => {
  const outbox = [
    entry(1, 'client', recordId('a'), clientData()),
    entry(2, 'client', recordId('b'), clientData(), { state: 'attention' }),
    entry(3, 'client', recordId('c'), clientData()),
  ];
  expect(orders(planQueue(outbox, new Set([1])))).toEqual([[3]]);
});

it('[P2] freezes under fresh ids, and a mutation is the frozen entry', () => {
  const outbox = [entry(1, 'client', client, clientData())];
  const { writes, entries } = planFreeze({
    outbox,
    waiting: nobody,
    newId: () => uuidFromText('new'),
  });
  const [frozen] = entries;
  expect(frozen).toEqual({ ...outbox[0], state: 'sent', mutationId: uuidFromText('new') });
  expect(writes).toEqual([{ write: 'putOutbox', entry: frozen }]);
  if (!frozen) return;
  expect(mutationOf(frozen)).toMatchObject({
    ...{ id: uuidFromText('new'), recordId: client, baseVersion: null, data: clientData() },
  });
});

it('[P6] keeps each batch within the server’s limits', () => {
  const many = Array.from({ length: 2_500 }, (_, order) =>
    entry(order, 'client', recordId(`c${order}`), clientData()),
  );
  expect(planQueue(many, nobody).map(({ length }) => length)).toEqual([
    MAX_MUTATIONS_PER_PUSH,
    MAX_MUTATIONS_PER_PUSH,
    500,
  ]);
  const heavy = Array.from({ length: 200 }, (_, order) =>
    entry(order, 'note', recordId(`n${order}`), noteData(client, '€'.repeat(99_000))),
  );
  for (const batch of planQueue(heavy, nobody)) {
    const bytes = new TextEncoder().encode(JSON.stringify(batch)).length;
    expect(bytes).toBeLessThan(MAX_PUSH_BYTES);
  }
});
