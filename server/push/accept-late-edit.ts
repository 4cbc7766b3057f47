import { kindDefinition } from '#shared/domain/kinds.ts';
import type { BookId, MutationId, PersonId } from '#shared/lib/identifiers.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import { type WireRecord, wireRecord } from '#shared/protocol/record.ts';
import { rebase } from '#shared/sync/rebase.ts';
import type { OutboxEntry } from '#shared/sync/records.ts';
import { asPerson } from '../database/as-person.ts';
import type { Transaction } from '../database/database.ts';
import { instantNow, type RouteDependencies } from '../dependencies.ts';
import { notFound, type Refused, refuse } from '../lib/refused.ts';
import { lockHeads } from '../repositories/book-heads.ts';
import { decideLateEdit, type OpenLateEdit, openLateEdit } from '../repositories/late-edits.ts';
import { currentRecords } from '../repositories/records.ts';
import { objectionTo } from './check-mutation.ts';
import { type Change, writeChanges } from './write-changes.ts';

/**
 * Decides on a late edit (F7), by somebody who may write in the book where its client is now.
 * Accepting merges it into the current copy as a device would: what cannot stand beside it becomes a
 * conflict record. Comes back with `notFound` when there is no open one, or none of theirs, and with
 * `badRequest` when a push of it would not be accepted: its data breaks a rule, or is of a kind that is
 * fixed once it exists.
 */
export function decideOnLateEdit(
  dependencies: RouteDependencies,
  personId: PersonId,
  id: MutationId,
  decision: 'accepted' | 'discarded',
): Promise<Result<null, Refused>> {
  const { database, access } = dependencies;
  return asPerson(database, personId, async (transaction) => {
    const books = await access.bookAccess(transaction, personId);
    const writable = books.filter(({ role }) => role === 'owner' || role === 'assistant');
    const bookIds = writable.map(({ bookId }) => bookId);
    const seen = await openLateEdit(transaction, bookIds, id);
    if (!seen) return notFound();
    const heads = await lockHeads(transaction, [seen.bookId]);
    // Two people may decide at once: under the lock it is still open, or it is not.
    const edit = await openLateEdit(transaction, [seen.bookId], id);
    const head = heads.get(seen.bookId);
    if (!edit || !head) return notFound();
    if (decision === 'accepted') {
      const changes = await acceptableChanges(transaction, edit);
      if (!changes.ok) return changes;
      const { clientId, editedBy, editedAt } = edit;
      const by = { action: 'lateEdit', editedBy, editedAt } as const;
      await writeChanges(transaction, dependencies, { head, clientId }, changes.value, by);
    }
    await decideLateEdit(transaction, edit, decision, personId, instantNow(dependencies));
    return ok(null);
  });
}

/** What accepting `edit` changes, unless a push of it would not be accepted. */
async function acceptableChanges(
  transaction: Transaction,
  edit: OpenLateEdit,
): Promise<Result<readonly Change[], Refused>> {
  const current = await wireRecordOf(transaction, edit.bookId, edit.recordId);
  const changes = mergedChanges(edit, current);
  for (const { kind, id, data } of changes) {
    const definition = kindDefinition(kind);
    const before = id === edit.recordId ? (current?.data ?? null) : null;
    const objection =
      (definition && data && objectionTo(definition, data)) ??
      definition?.fixedOnce?.(before, data)[0];
    if (objection) return refuse('badRequest', `${objection.field ?? ''}: ${objection.message}`);
  }
  return ok(changes);
}

/** What accepting changes: the record, unless its current copy stands, and conflicts with it. */
function mergedChanges(edit: OpenLateEdit, current: WireRecord | null): readonly Change[] {
  const { kind, recordId: id } = edit;
  if (!current) return edit.data ? [{ kind, id, data: edit.data }] : [];
  const entry: OutboxEntry = {
    order: 0,
    kind,
    recordId: id,
    bookId: edit.bookId,
    clientId: edit.clientId,
    baseVersion: edit.baseVersion,
    base: edit.base,
    data: edit.data,
    editedBy: edit.editedBy,
    editedAt: edit.editedAt,
    state: 'sent',
    mutationId: edit.id,
    problem: null,
  };
  const merged = rebase({ entry, mine: edit.data }, current);
  const record = merged.entry ? [{ kind, id, data: merged.entry.data }] : [];
  const conflicts = merged.conflicts.map(({ record: { kind, id, data } }) => ({ kind, id, data }));
  return [...record, ...conflicts];
}

/** The current copy of a record as the wire has it. */
export async function wireRecordOf(
  transaction: Pick<Transaction, 'query'>,
  bookId: BookId,
  id: WireRecord['id'],
): Promise<WireRecord | null> {
  const [record] = await currentRecords(transaction, [{ bookId, id, version: null }]);
  return record?.wire ? wireRecord.parse(JSON.parse(record.wire)) : null;
}
