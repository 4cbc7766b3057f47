import type { RecordData } from '#shared/domain/kind.ts';
import { clientOf, seriesOf } from '#shared/domain/kinds.ts';
import type { Instant } from '#shared/lib/calendar-date.ts';
import type { BookId, PersonId, RecordId } from '#shared/lib/identifiers.ts';
import { ok } from '#shared/lib/result.ts';
import { sameJson } from '#shared/lib/same-json.ts';
import type { BookAccess } from '#shared/protocol/session.ts';
import { planEdit } from '#shared/sync/plan-edit.ts';
import { rebaseEdit } from '#shared/sync/rebase-edit.ts';
import type { LocalRecord, OutboxEntry, StoreWrite } from '#shared/sync/records.ts';
import type { VaultResult } from '../api.ts';
import { failure } from '../failures.ts';
import { isBulk } from '../store/store-state.ts';
import type { VaultStore } from '../store/vault-store.ts';
import { bookOf, checkData, checkFixed, checkRight } from './check-edit.ts';

/** What one record becomes; `null` deletes it. */
export interface Edit {
  readonly kind: string;
  readonly id: RecordId;
  readonly data: RecordData | null;
  readonly bookId?: BookId | undefined;
  /**
   * The copy it was begun on, `null` where none was there: what changed since is merged, and what both
   * changed is a conflict. With others in one step it is refused then.
   */
  readonly seen?: RecordData | null | undefined;
}

/** One record's part of a step that can be undone. */
export interface Step {
  readonly kind: string;
  readonly id: RecordId;
  readonly bookId: BookId;
  readonly clientId: RecordId | null;
  readonly before: RecordData | null;
  readonly after: RecordData | null;
}

export interface EditPlan {
  readonly writes: readonly StoreWrite[];
  readonly steps: readonly Step[];
  /** How many fields others had changed as well: each is a conflict of its own. */
  readonly conflicts: number;
}

/** The copy that this device deleted last of a record; `null` where that is not remembered. */
export type DeletedCopyOf = (id: RecordId) => RecordData | null;

export interface Editor {
  readonly personId: PersonId;
  readonly now: Instant;
  readonly books: readonly BookAccess[];
}

/**
 * Checks and plans `edits` together, each seeing what those before it do. Run inside `exclusive`.
 * @param isChecked whether data was checked before (undo): rules may have become stricter since
 * @param deletedCopyOf what a form that is saved after its record was deleted here brings back
 */
export async function planEdits(
  store: VaultStore,
  edits: readonly Edit[],
  editor: Editor,
  isChecked = false,
  deletedCopyOf: DeletedCopyOf = () => null,
): Promise<VaultResult<EditPlan>> {
  const held = await heldRecords(store, edits);
  const planned = new Map<RecordId, LocalRecord | null>();
  const entries = entriesByRecord(store);
  const recordOf = (id: RecordId): LocalRecord | null =>
    planned.get(id) ?? held.get(id) ?? store.state.records.get(id) ?? null;
  const writes: StoreWrite[] = [];
  const steps: Step[] = [];
  let nextOrder = await store.nextOrder();
  let conflicts = 0;
  for (const { kind, id, data, bookId: asked, seen } of edits) {
    const checked = data === null || isChecked ? ok(data) : checkData(kind, data);
    if (!checked.ok) return checked;
    const existing = recordOf(id);
    const bookId = bookOf({
      kind,
      id,
      data: checked.value,
      existing,
      asked,
      books: editor.books,
      recordOf,
    });
    if (!bookId.ok) return bookId;
    const right = checkRight(editor.books, bookId.value);
    if (!right.ok) return right;
    const clientId = existing?.clientId ?? clientOf(kind, id, checked.value);
    const own = entries.get(id) ?? [];
    const begun = {
      kind,
      recordId: id,
      bookId: bookId.value,
      clientId,
      data: checked.value,
      editedBy: editor.personId,
      editedAt: editor.now,
    };
    const isBegun = seen !== undefined;
    const standing = seen && existing ? beforeDeletion(existing, own, deletedCopyOf) : existing;
    if (isBegun && edits.length > 1 && !sameJson(seen, standing?.data ?? null)) {
      return changedMeanwhile();
    }
    const rebased = isBegun && standing ? rebaseEdit(begun, seen, standing) : null;
    const edit = rebased ? { ...begun, data: rebased.data } : begun;
    const fixed = checkFixed(kind, existing?.data ?? null, edit.data);
    if (!fixed.ok) return fixed;
    const result = planEdit({ edit, record: existing, entries: own, nextOrder });
    writes.push(...result);
    for (const write of result) {
      if (write.write === 'putRecord') planned.set(id, write.record);
      if (write.write === 'removeRecord') planned.set(id, null);
      if (write.write === 'putOutbox') {
        nextOrder = Math.max(nextOrder, write.entry.order + 1);
        const others = own.filter((entry) => entry.order !== write.entry.order);
        entries.set(id, [...others, write.entry]);
      }
      if (write.write === 'removeOutbox') {
        entries.set(
          id,
          own.filter((entry) => entry.order !== write.order),
        );
      }
    }
    for (const { record, entry } of rebased?.conflicts ?? []) {
      writes.push({ write: 'putRecord', record });
      writes.push({ write: 'putOutbox', entry: { ...entry, order: nextOrder } });
      nextOrder += 1;
      conflicts += 1;
    }
    if (result.length === 0) continue;
    const before = existing?.data ?? null;
    steps.push({ kind, id, bookId: bookId.value, clientId, before, after: edit.data });
  }
  return ok({ writes, steps, conflicts });
}

/**
 * `record` as it was before it was deleted on this device, where that was not sent: a form that shows it
 * still brings it back, and nobody else has to be asked. `own` are its entries, in order. Without a copy
 * in the history it is the server's.
 */
function beforeDeletion(
  record: LocalRecord,
  own: readonly OutboxEntry[],
  deletedCopyOf: DeletedCopyOf,
): LocalRecord {
  const last = own.at(-1);
  const isUnsent = record.data === null && last?.data === null && last.state !== 'sent';
  return isUnsent ? { ...record, data: deletedCopyOf(record.id) ?? last.base } : record;
}

/** What belongs together (both entries of a transfer) is not merged record by record. */
function changedMeanwhile(): VaultResult<never> {
  return failure(
    'invalid',
    'Somebody else has changed this since the form was opened. Put it back, and enter it again.',
    { field: 'seen' },
  );
}

function entriesByRecord(store: VaultStore): Map<RecordId, OutboxEntry[]> {
  const entries = new Map<RecordId, OutboxEntry[]>();
  for (const entry of store.state.outbox.values()) {
    const own = [...(entries.get(entry.recordId) ?? []), entry];
    entries.set(
      entry.recordId,
      own.sort((left, right) => left.order - right.order),
    );
  }
  return entries;
}

/** The records that `edits` change, bulk ones looked up in their series and their client's others. */
async function heldRecords(
  store: VaultStore,
  edits: readonly Edit[],
): Promise<ReadonlyMap<RecordId, LocalRecord>> {
  const found = new Map(
    await store.records(
      edits.map(({ kind, id, data }) => ({ kind, id, series: data ? seriesOf(kind, data) : null })),
    ),
  );
  for (const { kind, id, data } of edits) {
    if (data === null || found.has(id) || !isBulk(kind)) continue;
    // Moved to another account by this edit: its base stands where it was.
    const clientId = clientOf(kind, id, data);
    const moved = await store.reader.findElsewhere(id, kind, clientId, seriesOf(kind, data));
    if (moved) found.set(id, moved.record);
  }
  return found;
}
