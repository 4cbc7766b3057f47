import { expect, it, vi } from 'vitest';
import { newClient } from '#shared/domain/client/client-builders.ts';
import { bookSettingsId } from '#shared/domain/portfolio/book-settings.ts';
import {
  newAccount,
  newSecurity,
  newTransaction,
} from '#shared/domain/portfolio/portfolio-builders.ts';
import { addDays, type CalendarDate } from '#shared/lib/calendar-date.ts';
import { type BookId, type RecordId, uuidFromText } from '#shared/lib/identifiers.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import type { LocalRecord } from '#shared/sync/records.ts';
import { recordOfEntry } from '../journal/settled.ts';
import type { ChangeSet } from '../store/change-set.ts';
import { emptyState } from '../store/store-state.ts';
import type { VaultStore } from '../store/vault-store.ts';
import type { BookQuestion, BookView } from '../views.ts';
import { BookFigures } from './book-figures.ts';

const TODAY = '2026-11-24' as CalendarDate;
const EUR = 'EUR' as CurrencyCode;
const CLIENTS = 60;
const BOOKS = ['north', 'south'].map((name) => uuidFromText(name) as BookId);
const indexId = uuidFromText('index') as RecordId;

const QUESTION: BookQuestion = {
  ...{ today: TODAY, bookId: null, scope: null, key: 'sinceInception', own: null },
  lengths: { contributions: 10, keyClients: 5, leftOut: 5 },
};

function recordIn(
  bookId: BookId | undefined,
  about: Pick<LocalRecord, 'kind' | 'id' | 'data'> & { readonly clientId?: RecordId },
): LocalRecord {
  const { id: recordId, clientId = null, ...fields } = about;
  const entry = { order: 1, recordId, bookId, clientId, base: null, ...fields };
  return recordOfEntry(entry as unknown as Parameters<typeof recordOfEntry>[0]);
}

/** A client with an account in euros and a deposit of 10 a year ago. */
function clientRecords(number: number): readonly LocalRecord[] {
  const bookId = BOOKS[number % 2];
  const clientId = uuidFromText(`client ${number}`) as RecordId;
  const accountId = uuidFromText(`account ${number}`) as RecordId;
  const deposit = newTransaction({
    ...{ clientId, accountId, type: 'deposit', amount: 1_000, date: addDays(TODAY, -400) },
  });
  const account = newAccount({ clientId, name: 'Depot' });
  const data = newClient({ name: `Client ${number}` });
  const depositId = uuidFromText(`deposit ${number}`) as RecordId;
  return [
    recordIn(bookId, { kind: 'client', id: clientId, clientId, data }),
    recordIn(bookId, { kind: 'account', id: accountId, clientId, data: account }),
    recordIn(bookId, { kind: 'transaction', id: depositId, clientId, data: deposit }),
  ];
}

function bookOfMany() {
  const state = emptyState();
  for (let number = 0; number < CLIENTS; number += 1) {
    const [client, ...others] = clientRecords(number);
    for (const record of [client, ...others]) if (record) state.records.put(record);
    // Reading the ledger of a client reads its series.
    const series = { kind: 'transaction', clientId: client?.id, series: client?.id };
    state.series.set(`${client?.id}` as never, series as never);
  }
  state.records.put(
    recordIn(undefined, { kind: 'security', id: indexId, data: newSecurity({ name: 'Index' }) }),
  );
  const read = vi.fn(async (_id: string) => new Map());
  const store = { state, reader: { read } } as unknown as VaultStore;
  const figures = new BookFigures({ store, isLedgerWhole: () => true, onBook: () => undefined });
  const put = (record: LocalRecord) => {
    state.records.put(record);
    const records = new Map([[record.id, { kind: record.kind, record }]]);
    figures.changed({ records, purges: [] } as unknown as ChangeSet, []);
  };
  return { figures, read, put };
}

/** The page, once every client is counted. */
async function pageOf(figures: BookFigures, question: BookQuestion = QUESTION) {
  let view: BookView | null = null;
  await expect
    .poll(async () => {
      view = await figures.view(question);
      return view.state === 'ready' && view.isCurrent;
    })
    .toBe(true);
  const ready = view as BookView | null;
  if (ready?.state !== 'ready' || !ready.page) throw new Error('there is no page');
  return ready.page;
}

it('sums all clients, and those of one book when it is asked for', async () => {
  const { figures } = bookOfMany();
  expect(await figures.clients(QUESTION)).toBeNull();
  expect((await pageOf(figures)).totals).toMatchObject({ inflow: 60_000, endValue: 60_000 });
  const [bookId = null] = BOOKS;
  expect((await pageOf(figures, { ...QUESTION, bookId })).totals.endValue).toBe(30_000);
  expect((await figures.clients({ ...QUESTION, bookId }))?.rows).toHaveLength(CLIENTS / 2);
});

it('says with all clients of which period their amounts are', async () => {
  const { figures } = bookOfMany();
  await pageOf(figures);
  const own = { from: addDays(TODAY, -500), to: addDays(TODAY, -300) };
  expect(await figures.clients({ ...QUESTION, key: 'own', own })).toMatchObject({
    key: 'own',
    period: own,
  });
  const sinceInception = { from: addDays(TODAY, -400), to: TODAY };
  expect(await figures.clients(QUESTION)).toMatchObject({
    key: 'sinceInception',
    period: sinceInception,
  });
});

it('computes after an edit only the clients that are summed with the edited one', async () => {
  const { figures, read, put } = bookOfMany();
  await pageOf(figures);
  expect(new Set(read.mock.calls.map(([id]) => id)).size).toBe(CLIENTS);
  read.mockClear();
  const [client, account] = clientRecords(7);
  if (!client || !account) throw new Error('there is no client');
  const fields = { clientId: client.id, accountId: account.id, date: TODAY };
  const more = newTransaction({ ...fields, type: 'deposit', amount: 500 });
  const id = uuidFromText('another deposit') as RecordId;
  put(recordIn(client.bookId, { kind: 'transaction', id, clientId: client.id, data: more }));
  expect((await pageOf(figures)).totals.endValue).toBe(60_500);
  const together = Array.from({ length: CLIENTS }, (_, number) => number)
    .map((number) => clientRecords(number)[0])
    .filter((each) => each?.bookId === client.bookId && each.id.slice(-2) === client.id.slice(-2));
  expect(read).toHaveBeenCalledTimes(together.length);
  expect(together.length).toBeLessThan(CLIENTS / 4);
});

it('computes nothing anew for another period, and everything once for all accounts together', async () => {
  const { figures, read } = bookOfMany();
  await pageOf(figures);
  read.mockClear();
  const own = { from: addDays(TODAY, -500), to: addDays(TODAY, -300) };
  expect((await pageOf(figures, { ...QUESTION, key: 'own', own })).key).toBe('own');
  expect(await figures.explanation({ ...QUESTION, key: 'yearToDate' })).not.toBeNull();
  expect(read).not.toHaveBeenCalled();
  const scope = { currency: EUR, isWhole: true };
  expect(await figures.explanation({ ...QUESTION, scope })).toBeNull();
  expect((await pageOf(figures, { ...QUESTION, scope })).totals.endValue).toBe(60_000);
  expect(read).toHaveBeenCalledTimes(CLIENTS);
});

it('is measured against the benchmark of its book, and of several when they have the same', async () => {
  const { figures, put } = bookOfMany();
  const choose = (
    bookId: BookId,
    keptIn = bookId,
    kind: 'bookSettings' | 'note' = 'bookSettings',
  ) =>
    put(
      recordIn(keptIn, {
        ...{ kind, id: bookSettingsId(bookId) },
        data: { benchmark: [{ id: indexId, weight: 10_000 }] },
      }),
    );
  const [north, south] = BOOKS;
  if (!north || !south) throw new Error('there are no books');
  choose(north);
  const benchmark = async (bookId: BookId | null) =>
    (await pageOf(figures, { ...QUESTION, bookId })).table.benchmark;
  expect(await benchmark(north)).toMatchObject({ value: { name: 'Index', isBlend: false } });
  expect(await benchmark(null)).toMatchObject({ reason: 'the books have different benchmarks' });
  const different = { reason: 'the books have different benchmarks' };
  choose(south, north);
  expect(await benchmark(null)).toMatchObject(different);
  choose(south, south, 'note');
  expect(await benchmark(null)).toMatchObject(different);
  choose(south);
  expect(await benchmark(null)).toMatchObject({ value: { name: 'Index' } });
});
