import { expect, it, vi } from 'vitest';
import { newClient } from '#shared/domain/client/client-builders.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { uuidFromText } from '#shared/lib/identifiers.ts';
import type { LocalRecord } from '#shared/sync/records.ts';
import { recordOfEntry } from '../journal/settled.ts';
import { emptyState } from '../store/store-state.ts';
import type { VaultStore } from '../store/vault-store.ts';
import { ClientFigures } from './client-figures.ts';

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
  return { state, reader: { read } } as unknown as VaultStore;
}

it('reads a ledger again that could not be read for an earlier figure', async () => {
  const figures = new ClientFigures(storeThatFailsOnce(), () => true);
  const ask = () => figures.answer(clientId, 'holdingsBySize', { today } as never);
  await expect(ask()).rejects.toThrow('busy');
  await expect(ask()).resolves.not.toBeNull();
});
