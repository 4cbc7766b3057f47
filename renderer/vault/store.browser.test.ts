import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instant } from '#shared/lib/calendar-date.ts';
import type { BookId, PersonId, RecordId } from '#shared/lib/identifiers.ts';
import { uuidFromText } from '#shared/lib/identifiers.ts';
import type { LocalRecord, StoreWrite } from '#shared/sync/records.ts';
import { fold, foldLogs, foldRows } from './store/fold.ts';
import type { VaultStore } from './store/vault-store.ts';
import { newStore } from './testing/store-fixture.ts';

const uuid = (text: string) => uuidFromText(text);
const accountOf = (number: number) => uuid(`account ${number}`) as RecordId;
/** Few, so that a series fills several chunks. */
const ACCOUNTS = 3;
const AT = '2026-11-24T08:00:00.000Z' as Instant;

/** Transaction `number` stays in one account, and each client has one. */
function transaction(number: number, amount: number, book: string): LocalRecord {
  const account = number % ACCOUNTS;
  const clientId = uuid(`client ${account}`) as RecordId;
  return {
    kind: 'transaction',
    id: uuid(`transaction ${number}`) as RecordId,
    bookId: uuid(book) as BookId,
    clientId,
    version: { epoch: 'epoch0001', n: amount + 1 },
    seq: amount,
    data: { clientId, accountId: accountOf(account), amount },
    editedBy: uuid('person') as PersonId,
    editedAt: AT,
    acceptedAt: AT,
    moveNumber: 0,
  };
}

type Step =
  | { step: 'page'; changes: readonly { number: number; amount: number; gone: boolean }[] }
  | { step: 'purge'; client: number; book: string }
  | { step: 'fold' | 'restart' };

const books = fc.constantFrom('book one', 'book two');
const change = fc.record({
  number: fc.nat(700),
  amount: fc.nat(1_000),
  gone: fc.boolean(),
  book: books,
});
const steps = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        step: fc.constant('page' as const),
        // Small pages go to log chunks, large ones to chunks.
        changes: fc.oneof(
          fc.array(change, { maxLength: 40 }),
          fc.array(change, { minLength: 200, maxLength: 500 }),
        ),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ step: fc.constant('purge' as const), client: fc.nat(2), book: books }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ step: fc.constantFrom('fold' as const, 'restart' as const) }),
    },
  ),
  { minLength: 2, maxLength: 16 },
);

function writesOf(step: Step, model: Map<RecordId, LocalRecord>): StoreWrite[] {
  if (step.step === 'purge') {
    const bookId = uuid(step.book) as BookId;
    const clientId = uuid(`client ${step.client}`) as RecordId;
    for (const record of [...model.values()]) {
      if (record.bookId === bookId && record.clientId === clientId) model.delete(record.id);
    }
    return [{ write: 'purgeClient', bookId, clientId }];
  }
  if (step.step !== 'page') return [];
  return step.changes.flatMap(({ number, amount, gone, ...rest }): StoreWrite[] => {
    const record = transaction(number, amount, 'book' in rest ? String(rest.book) : 'book one');
    if (!gone) {
      model.set(record.id, record);
      return [{ write: 'putRecord', record }];
    }
    if (!model.delete(record.id)) return [];
    return [{ write: 'removeRecord', kind: record.kind, id: record.id }];
  });
}

async function held(store: VaultStore): Promise<Map<RecordId, LocalRecord>> {
  const found = new Map<RecordId, LocalRecord>();
  for (let account = 0; account < ACCOUNTS; account += 1) {
    for (const [id, record] of await store.reader.read(accountOf(account))) found.set(id, record);
  }
  return found;
}

const sorted = (records: Map<RecordId, LocalRecord>) =>
  [...records.values()].sort((left, right) => (left.id < right.id ? -1 : 1));

describe('bulk records', () => {
  it('read the same from chunks, log chunks, folded, purged and after a restart', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (run) => {
        const fixture = await newStore();
        let { store } = fixture;
        const model = new Map<RecordId, LocalRecord>();
        for (const step of run) {
          if (step.step === 'restart') store = await fixture.reopen();
          if (step.step === 'fold') await foldLogs(store, 1);
          const writes = writesOf(step, model);
          if (writes.length > 0) await store.commit(writes, 'relaxed');
          expect(sorted(await held(store))).toEqual(sorted(model));
        }
        const wanted = Array.from({ length: 40 }, (_, number) =>
          transaction(number, 0, 'book one'),
        );
        const found = await store.records(
          wanted.map(({ kind, id, data }) => ({ kind, id, series: data?.accountId as RecordId })),
        );
        for (const { id } of wanted) expect(found.get(id)).toEqual(model.get(id));
        await fixture.destroy();
      }),
      { numRuns: 80, seed: 20_261_124, endOnFailure: true },
    );
  });
});

it('moves accepted bulk records from rows to chunks, and no owed one', async () => {
  const fixture = await newStore();
  const records = Array.from({ length: 400 }, (_, number) => transaction(number, 1, 'book one'));
  const writes = records.map((record): StoreWrite => ({ write: 'putRecord', record }));
  const owed = transaction(7, 2, 'book one');
  await fixture.store.commit([...writes, ...owedEdit(owed, 1)], 'strict');
  await fold(fixture.store);
  expect([...fixture.store.state.inRows]).toEqual([owed.id]);
  const expected = new Map(records.map((record) => [record.id, record])).set(owed.id, owed);
  expect(sorted(await held(fixture.store))).toEqual(sorted(expected));
  expect(sorted(await held(await fixture.reopen()))).toEqual(sorted(expected));
  await fixture.destroy();
});

/** A note of one of three clients. */
function note(number: number, version: number, book: string): LocalRecord {
  const clientId = uuid(`client ${number % 3}`) as RecordId;
  return {
    ...transaction(number, version, book),
    kind: 'note',
    id: uuid(`note ${number}`) as RecordId,
    clientId,
    data: { clientId, body: `version ${version}` },
  };
}

function owedEdit(record: LocalRecord, order: number): StoreWrite[] {
  const { kind, id, bookId, clientId, data, editedBy, editedAt, version } = record;
  const entry = {
    order,
    kind,
    recordId: id,
    bookId,
    clientId,
    baseVersion: version,
    base: null,
    data,
    editedBy,
    editedAt,
    state: 'pending' as const,
    mutationId: null,
    problem: null,
  };
  return [
    { write: 'putRecord', record },
    { write: 'putOutbox', entry },
  ];
}

const noteSteps = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        step: fc.constant('page' as const),
        changes: fc.array(
          fc.record({ number: fc.nat(150), amount: fc.nat(9), gone: fc.boolean() }),
          {
            maxLength: 60,
          },
        ),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        step: fc.constant('edit' as const),
        // Few are rows, many are chunks.
        edits: fc.uniqueArray(fc.record({ number: fc.nat(150), amount: fc.nat(9) }), {
          selector: ({ number }) => number,
          minLength: 1,
          maxLength: 20,
        }),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        step: fc.constant('accept' as const),
        every: fc.integer({ min: 1, max: 3 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ step: fc.constant('purge' as const), client: fc.nat(2) }) },
    {
      weight: 2,
      arbitrary: fc.record({ step: fc.constantFrom('fold' as const, 'restart' as const) }),
    },
  ),
  { minLength: 2, maxLength: 14 },
);

describe('editable records', () => {
  it('[F6] are the same in memory, after a restart, folded and purged', async () => {
    await fc.assert(
      fc.asyncProperty(noteSteps, async (run) => {
        const fixture = await newStore();
        let { store } = fixture;
        const model = new Map<RecordId, LocalRecord>();
        const owed = new Map<number, RecordId>();
        let lastOrder = 0;
        for (const step of run) {
          const writes: StoreWrite[] = [];
          if (step.step === 'restart') store = await fixture.reopen();
          if (step.step === 'fold') await foldRows(store);
          if (step.step === 'edit') {
            for (const { number, amount } of step.edits) {
              const record = note(number, amount, 'book one');
              lastOrder += 1;
              model.set(record.id, record);
              owed.set(lastOrder, record.id);
              writes.push(...owedEdit(record, lastOrder));
            }
          }
          if (step.step === 'accept') {
            for (const order of owed.keys()) {
              if (order % step.every !== 0) continue;
              owed.delete(order);
              writes.push({ write: 'removeOutbox', order });
            }
          }
          if (step.step === 'page') {
            for (const { number, amount, gone } of step.changes) {
              const record = note(number, amount, 'book one');
              if (!gone) model.set(record.id, record);
              else if (!model.delete(record.id)) continue;
              const { kind, id } = record;
              writes.push(
                gone ? { write: 'removeRecord', kind, id } : { write: 'putRecord', record },
              );
            }
          }
          if (step.step === 'purge') {
            const clientId = uuid(`client ${step.client}`) as RecordId;
            writes.push({ write: 'purgeClient', bookId: uuid('book one') as BookId, clientId });
            for (const record of [...model.values()]) {
              if (record.clientId === clientId) model.delete(record.id);
            }
            for (let number = step.client; number <= 150; number += 3) {
              const id = uuid(`note ${number}`);
              for (const [order, recordId] of owed) if (recordId === id) owed.delete(order);
            }
          }
          if (writes.length > 0) {
            await store.commit(writes, step.step === 'page' ? 'relaxed' : 'strict');
          }
          expect(sorted(new Map([...store.state.records.ofKind('note')]))).toEqual(sorted(model));
          const orders = (await store.outbox()).map(({ order }) => order);
          expect(orders).toEqual([...owed.keys()]);
          expect(await store.nextOrder()).toBeGreaterThan(Math.max(0, ...orders));
        }
        const again = await fixture.reopen();
        expect(sorted(new Map([...again.state.records.ofKind('note')]))).toEqual(sorted(model));
        expect((await again.outbox()).map(({ order }) => order)).toEqual([...owed.keys()]);
        await fixture.destroy();
      }),
      { numRuns: 80, seed: 20_261_124, endOnFailure: true },
    );
  });
});
