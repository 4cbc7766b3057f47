import { expect, it, vi } from 'vitest';
import { newClient } from '#shared/domain/client/client-builders.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { uuidFromText } from '#shared/lib/identifiers.ts';
import type { LocalRecord } from '#shared/sync/records.ts';
import { recordOfEntry } from '../journal/settled.ts';
import { emptyState } from '../store/store-state.ts';
import type { VaultStore } from '../store/vault-store.ts';
import { ClientFigures } from './client-figures.ts';
import { ClientRows } from './client-rows.ts';

const clientId = uuidFromText('client') as LocalRecord['id'];
const indexId = uuidFromText('index') as LocalRecord['id'];
const bookId = uuidFromText('book') as LocalRecord['bookId'];
const today = '2026-11-24' as CalendarDate;

function recordWith({ kind, id, data }: Pick<LocalRecord, 'kind' | 'id' | 'data'>): LocalRecord {
  const about = { order: 1, kind, recordId: id, bookId, clientId, data, base: null };
  return recordOfEntry(about as unknown as Parameters<typeof recordOfEntry>[0]);
}

/** A store with one client, whose benchmark cannot be read the first time. */
function storeThatFailsOnce(): VaultStore {
  const state = emptyState();
  state.records.put(
    recordWith({
      kind: 'client',
      id: clientId,
      data: newClient({ name: 'Novak', benchmark: [{ id: indexId, weight: 10_000 }] }),
    }),
  );
  const read = vi.fn(async () => new Map());
  read.mockRejectedValueOnce(new Error('The database was busy.'));
  const sealer = { seal: async () => new Uint8Array() };
  const summaries = { toArray: async () => [], bulkPut: async () => undefined };
  const exclusive = <Value>(work: () => Promise<Value>) => work();
  const connections = { relaxed: { summaries } };
  return { state, reader: { read }, sealer, connections, exclusive } as unknown as VaultStore;
}

it('reads a ledger again that could not be read for an earlier figure', async () => {
  const figures = new ClientFigures(storeThatFailsOnce(), () => true);
  const ask = () => figures.answer(clientId, 'holdingsBySize', { today } as never);
  await expect(ask()).rejects.toThrow('busy');
  await expect(ask()).resolves.toBeDefined();
});

/** Of the tests only: what runs in the background fails as a bug does. */
const runtime = globalThis as unknown as {
  process: { once: (event: 'unhandledRejection', listener: (cause: unknown) => void) => void };
};

it('computes a row of the clients table again that could not be computed', async () => {
  const store = storeThatFailsOnce();
  const rows = new ClientRows({
    ...{ store, isLedgerWhole: () => true, firmCursor: () => 0 },
    onRows: () => undefined,
  });
  const failed = new Promise((resolve) => runtime.process.once('unhandledRejection', resolve));
  await rows.alerts(today, null);
  await expect(failed).resolves.toMatchObject({ message: 'The database was busy.' });
  // Whoever asks next, for whatever client, has it tried again.
  rows.recheck();
  await expect.poll(() => vi.mocked(store.reader.read).mock.calls.length).toBe(2);
});

it('answers that there is nothing to compute, which is not the same as no answer yet', async () => {
  const store = storeThatFailsOnce();
  await store.reader.read([] as never).catch(() => null);
  const question = { scope: '', day: today, own: null };
  const asked = (isWhole: boolean) =>
    new ClientFigures(store, () => isWhole).answer(clientId, 'performanceTable', question);
  await expect(asked(true)).resolves.toBeNull();
  await expect(asked(false)).resolves.toBeUndefined();
});
