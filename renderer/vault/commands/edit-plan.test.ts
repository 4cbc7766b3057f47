import { describe, expect, it } from 'vitest';
import type { RecordData } from '#shared/domain/kind.ts';
import { bookSettingsId } from '#shared/domain/portfolio/book-settings.ts';
import type { Instant } from '#shared/lib/calendar-date.ts';
import { type BookId, type PersonId, uuidFromText } from '#shared/lib/identifiers.ts';
import type { LocalRecord, OutboxEntry } from '#shared/sync/records.ts';
import type { VaultStore } from '../store/vault-store.ts';
import { planEdits } from './edit-plan.ts';

const bookId = uuidFromText('book') as BookId;
const id = bookSettingsId(bookId);
const benchmarkOf = (text: string) => ({
  benchmark: [{ id: uuidFromText(text), weight: 10_000 }],
});

const now = '2026-11-24T08:00:00.000Z' as Instant;
const personId = 'person' as PersonId;
const books = [{ bookId, name: 'North', role: 'owner', isFirmBook: false } as const];
const editor = { personId, now, books };

/** A store that has `data` and still owes `entries`. */
function storeOf(data: RecordData | null, entries: readonly OutboxEntry[] = []): VaultStore {
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
  return {
    state: { records, outbox: new Map(entries.map((entry) => [entry.order, entry])) },
    records: async () => records,
    nextOrder: async () => 8,
  } as unknown as VaultStore;
}

/** What becomes of a first benchmark of shares where `data` is here by now. */
async function planned(data: RecordData | null) {
  const edit = { kind: 'bookSettings', id, bookId, data: benchmarkOf('shares'), seen: null };
  const plan = await planEdits(storeOf(data), [edit], editor);
  if (!plan.ok) throw new Error(plan.error.message);
  return { conflicts: plan.value.conflicts, data: plan.value.steps[0]?.after };
}

it('makes no conflict of a record that was not there for the form, and that an undo here had deleted', async () => {
  expect(await planned(null)).toEqual({ conflicts: 0, data: benchmarkOf('shares') });
});

it('merges what was begun on no record with one that came meanwhile', async () => {
  expect(await planned(benchmarkOf('bonds'))).toEqual({ conflicts: 1 });
});

describe('a form that is saved after its record was deleted here, which was not sent', () => {
  const shares = benchmarkOf('shares');
  const typed = { ...shares, note: 'typed' };
  /** What is saved of a form that had seen `seen`, where `copy` was deleted of the server's `base`. */
  const saved = async (parts: {
    readonly seen: RecordData;
    readonly copy: RecordData | null;
    readonly state?: OutboxEntry['state'];
  }) => {
    const { seen, copy, state = 'pending' } = parts;
    const entry: OutboxEntry = {
      ...{ order: 7, kind: 'bookSettings', recordId: id, bookId, clientId: null },
      ...{ baseVersion: { epoch: 'epoch0001', n: 1 }, base: shares, data: null },
      ...{ editedBy: personId, editedAt: now, state, mutationId: null, problem: null },
    };
    const edit = { kind: 'bookSettings', id, bookId, data: typed, seen };
    const plan = await planEdits(storeOf(null, [entry]), [edit], editor, false, () => copy);
    if (!plan.ok) throw new Error(plan.error.message);
    const { conflicts, steps } = plan.value;
    return { conflicts, data: steps[0]?.after };
  };

  it('brings it back as it was typed', async () => {
    const brought = { conflicts: 0, data: typed };
    expect(await saved({ seen: shares, copy: shares })).toEqual(brought);
    expect(await saved({ seen: shares, copy: null })).toEqual(brought);
  });

  it('brings back what others had changed before it was deleted', async () => {
    const copy = { ...shares, other: 'theirs' };
    expect(await saved({ seen: shares, copy })).toEqual({
      ...{ conflicts: 0, data: { ...typed, other: 'theirs' } },
    });
  });

  it('still asks where the deletion is on its way', async () => {
    expect(await saved({ seen: shares, copy: shares, state: 'sent' })).toEqual({
      ...{ conflicts: 1, data: typed },
    });
  });
});
