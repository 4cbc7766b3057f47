import { expect, it } from 'vitest';
import type { RecordData } from '#shared/domain/kind.ts';
import { bookSettingsId } from '#shared/domain/portfolio/book-settings.ts';
import type { Instant } from '#shared/lib/calendar-date.ts';
import { type BookId, type PersonId, uuidFromText } from '#shared/lib/identifiers.ts';
import type { LocalRecord } from '#shared/sync/records.ts';
import type { VaultStore } from '../store/vault-store.ts';
import { planEdits } from './edit-plan.ts';

const bookId = uuidFromText('book') as BookId;
const id = bookSettingsId(bookId);
const benchmarkOf = (text: string) => ({
  benchmark: [{ id: uuidFromText(text), weight: 10_000 }],
});

/** What becomes of a first benchmark of shares where `data` is here by now. */
async function planned(data: RecordData | null) {
  const now = '2026-11-24T08:00:00.000Z' as Instant;
  const personId = 'person' as PersonId;
  const record: LocalRecord = {
    ...{ kind: 'bookSettings', id, bookId, clientId: null, data, seq: 1, moveNumber: 0 },
    ...{
      version: { epoch: 'epoch0001', n: 1 },
      editedBy: personId,
      editedAt: now,
      acceptedAt: now,
    },
  };
  const records = new Map([[id, record]]);
  const store = {
    state: { records, outbox: new Map() },
    records: async () => records,
    nextOrder: async () => 1,
  } as unknown as VaultStore;
  const books = [{ bookId, name: 'North', role: 'owner', isFirmBook: false } as const];
  const edit = { kind: 'bookSettings', id, bookId, data: benchmarkOf('shares'), seen: null };
  const plan = await planEdits(store, [edit], { personId, now, books });
  if (!plan.ok) throw new Error(plan.error.message);
  return { conflicts: plan.value.conflicts, data: plan.value.steps[0]?.after };
}

it('makes no conflict of a record that was not there for the form, and that an undo here had deleted', async () => {
  expect(await planned(null)).toEqual({ conflicts: 0, data: benchmarkOf('shares') });
});

it('merges what was begun on no record with one that came meanwhile', async () => {
  expect(await planned(benchmarkOf('bonds'))).toEqual({ conflicts: 1 });
});
