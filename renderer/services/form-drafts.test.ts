import { beforeEach, describe, expect, it, vi } from 'vitest';
import { bookSettingsId } from '#shared/domain/portfolio/book-settings.ts';
import type { Instant } from '#shared/lib/calendar-date.ts';
import { type BookId, type RecordId, uuidFromText } from '#shared/lib/identifiers.ts';
import { ok } from '#shared/lib/result.ts';
import type { LocalDraft, VaultApi } from '../vault/api.ts';
import { failure } from '../vault/failures.ts';
import { type FormDraft, FormDrafts, seenBy } from './form-drafts.tsx';
import { readPlace, setPlace } from './view-state.ts';

const clientId = uuidFromText('client') as RecordId;
const FORM: Omit<FormDraft, 'id' | 'changes' | 'seen'> = {
  place: 'draft.note.new.client',
  kind: 'note',
  recordId: null,
  clientId,
  blank: { body: '', notedAt: '2026-11-28T09:00:00.000Z' },
};

/** A vault that keeps drafts, or refuses to. */
function vaultOfDrafts() {
  const kept = new Map<RecordId, LocalDraft>();
  const vault = {
    isFull: false,
    calls: 0,
    kept,
    async keepDraft(draft: Omit<LocalDraft, 'savedAt'>) {
      vault.calls += 1;
      if (vault.isFull) return failure('diskFull', 'The disk is full.');
      kept.set(draft.id, { ...draft, savedAt: '2026-11-28T09:00:00.000Z' as Instant });
      return ok(null);
    },
    async dropDraft(id: RecordId) {
      kept.delete(id);
      return ok(null);
    },
    drafts: async () => [...kept.values()],
  } satisfies Pick<VaultApi, 'keepDraft' | 'dropDraft' | 'drafts'> & Record<string, unknown>;
  return vault;
}

beforeEach(() => setPlace(FORM.place, undefined));

describe('drafts of forms', () => {
  it('are kept together after a pause, with what was typed last', async () => {
    vi.useFakeTimers();
    try {
      const vault = vaultOfDrafts();
      const drafts = new FormDrafts(vault);
      const begun = drafts.begin(FORM);
      drafts.keep({ ...begun, changes: { body: 'They' } });
      drafts.keep({ ...begun, changes: { body: 'They moved' } });
      expect(vault.calls).toBe(0);
      await vi.runAllTimersAsync();
      expect(vault.calls).toBe(1);
      expect([...vault.kept.values()]).toMatchObject([
        { id: begun.id, kind: 'form', clientId, data: { changes: { body: 'They moved' } } },
      ]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('are in their forms again after a restart, but for one that was typed in since', async () => {
    const vault = vaultOfDrafts();
    const before = new FormDrafts(vault);
    const note = { ...before.begin(FORM), changes: { body: 'They moved' } };
    const other = {
      ...before.begin({ ...FORM, place: 'draft.task.new' }),
      changes: { title: 'a' },
    };
    before.keep(note);
    before.keep(other);
    await before.flush();
    setPlace(note.place, undefined);
    setPlace(other.place, { ...other, changes: { title: 'newer' } });
    await new FormDrafts(vault).restore();
    expect(readPlace(note.place)).toEqual(note);
    expect(readPlace(other.place)).toMatchObject({ changes: { title: 'newer' } });
  });

  it('of a first benchmark that an older version began as a new record are in the form of the book', async () => {
    const vault = vaultOfDrafts();
    const before = new FormDrafts(vault);
    const bookId = uuidFromText('north') as BookId;
    const former = `draft.bookSettings.new.${bookId}`;
    const form = { place: former, kind: 'bookSettings', recordId: null, clientId: null } as const;
    const begun = before.begin({ ...form, blank: { benchmark: [] } });
    const changes = { benchmark: [{ id: uuidFromText('bonds'), weight: 10_000 }] };
    before.keep({ ...begun, changes });
    await before.flush();
    setPlace(former, undefined);

    const after = new FormDrafts(vault);
    await after.restore();
    const recordId = bookSettingsId(bookId);
    const place = `draft.bookSettings.${recordId}`;
    const seen = [{ name: 'benchmark', value: [] }];
    const moved = { ...begun, ...{ place, recordId, blank: {}, changes, seen } };
    expect(readPlace(place)).toEqual(moved);
    await after.flush();
    expect([...vault.kept.values()].map(({ data }) => data)).toEqual([moved]);
    after.drop(moved);
    await after.flush();
    expect(vault.kept.size).toBe(0);
    setPlace(place, undefined);
  });

  it('hold a field that was emptied, though JSON does not, and text where a number belongs', async () => {
    const vault = vaultOfDrafts();
    const before = new FormDrafts(vault);
    const entry = { ...before.begin(FORM), changes: { quantity: undefined, amount: '1.234.56' } };
    before.keep(entry);
    await before.flush();
    for (const draft of vault.kept.values()) {
      vault.kept.set(draft.id, JSON.parse(JSON.stringify(draft)) as LocalDraft);
    }
    setPlace(entry.place, undefined);
    await new FormDrafts(vault).restore();
    expect(readPlace(entry.place)).toStrictEqual(entry);
  });

  it('go when they are saved or put back', async () => {
    const vault = vaultOfDrafts();
    const drafts = new FormDrafts(vault);
    const begun = { ...drafts.begin(FORM), changes: { body: 'They moved' } };
    drafts.keep(begun);
    await drafts.flush();
    drafts.drop(begun);
    expect(readPlace(FORM.place)).toBeNull();
    await drafts.flush();
    expect(vault.kept.size).toBe(0);
  });

  it('are handed over again when the vault had no room, unless something newer was typed', async () => {
    const vault = vaultOfDrafts();
    const drafts = new FormDrafts(vault);
    const begun = { ...drafts.begin(FORM), changes: { body: 'They moved' } };
    vault.isFull = true;
    drafts.keep(begun);
    await drafts.flush();
    vault.isFull = false;
    await drafts.flush();
    expect(vault.kept.get(begun.id)?.data).toMatchObject({ changes: { body: 'They moved' } });
  });

  it('hold the fields that are other than they were, and go when none is', async () => {
    const vault = vaultOfDrafts();
    const drafts = new FormDrafts(vault);
    const before = { on: '2026-11-28', text: '' };
    const form = { ...FORM, recordId: clientId, blank: {} };
    drafts.change(form, before, 'text', 'Too much at once');
    drafts.change(form, before, 'on', '2026-11-27');
    await drafts.flush();
    expect([...vault.kept.values()].map(({ data }) => data.changes)).toEqual([
      { on: '2026-11-27', text: 'Too much at once' },
    ]);
    drafts.change(form, before, 'on', '2026-11-28');
    drafts.change(form, before, 'text', '');
    expect(readPlace(form.place)).toBeNull();
    await drafts.flush();
    expect(vault.kept.size).toBe(0);
  });

  it('of a record keep one id, those of new records have each another', () => {
    const drafts = new FormDrafts(vaultOfDrafts());
    const recordId = uuidFromText('record') as RecordId;
    const ofRecord = { ...FORM, place: `draft.note.${recordId}`, recordId };
    expect(drafts.begin(ofRecord).id).toBe(drafts.begin(ofRecord).id);
    expect(drafts.begin(ofRecord).id).not.toBe(recordId);
    expect(drafts.begin(FORM).id).not.toBe(drafts.begin(FORM).id);
  });

  it('know what their fields showed when they were changed first, whatever came since', () => {
    const drafts = new FormDrafts(vaultOfDrafts());
    const form = { ...FORM, place: 'draft.client.one', recordId: clientId, blank: {} };
    const then = { name: 'Novak', phone: '', notes: 'Tea' };
    const since = { name: 'Novak & Sons', phone: '7', notes: 'Coffee' };
    drafts.change(form, then, 'name', 'Novák');
    drafts.change(form, since, 'name', 'Novák & Syn');
    drafts.change(form, since, 'phone', '1');
    const draft = readPlace<FormDraft>(form.place);
    expect(draft && seenBy(draft, since)).toEqual({ ...since, name: 'Novak' });
    setPlace(form.place, undefined);
  });

  it('know what was merged with a field that was changed: amount and units are one value', () => {
    const drafts = new FormDrafts(vaultOfDrafts());
    const place = 'draft.transaction.one';
    const form = { ...FORM, place, kind: 'transaction', recordId: clientId, blank: {} } as const;
    const then = { type: 'buy', quantity: 10, amount: -100_000, description: 'Novak' };
    const since = { ...then, amount: -110_000, description: 'Novak s.r.o.' };
    drafts.change(form, then, 'quantity', 12);
    const draft = readPlace<FormDraft>(place);
    expect(draft && seenBy(draft, since)).toEqual({ ...then, description: 'Novak s.r.o.' });
    setPlace(place, undefined);
  });
});
