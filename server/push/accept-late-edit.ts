import type { BookId, MutationId, PersonId } from '#shared/lib/identifiers.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import type { WireMutation } from '#shared/protocol/push.ts';
import { type WireRecord, wireRecord } from '#shared/protocol/record.ts';
import { rebase } from '#shared/sync/rebase.ts';
import type { OutboxEntry } from '#shared/sync/records.ts';
import { asPerson } from '../database/as-person.ts';
import type { Transaction } from '../database/database.ts';
import { instantNow, newId, type RouteDependencies } from '../dependencies.ts';
import { notFound, type Refused, refuse } from '../lib/refused.ts';
import { lockHeads } from '../repositories/book-heads.ts';
import { decideLateEdit, type OpenLateEdit, openLateEdit } from '../repositories/late-edits.ts';
import { currentRecords } from '../repositories/records.ts';
import { SYSTEM_DEVICE } from '../system.ts';
import { type CheckedMutation, checkMutation } from './check-mutation.ts';
import { decidePush } from './decide.ts';
import { loadState } from './load-state.ts';
import { writeAccepted } from './push.ts';
import type { Change } from './write-changes.ts';

/**
 * Decides on a late edit (F7), by somebody who may write in the book where its client is now.
 * Accepting merges it into the current copy as a device would: what cannot stand beside it becomes a
 * conflict record. Comes back with `notFound` when there is no open one, or none of theirs, and with
 * `badRequest` when a push of it would not be accepted.
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
    if (!edit || !heads.has(seen.bookId)) return notFound();
    if (decision === 'accepted') {
      const accepted = await accept(dependencies, transaction, personId, edit);
      if (!accepted.ok) return accepted;
    }
    await decideLateEdit(transaction, edit, decision, personId, instantNow(dependencies));
    return ok(null);
  });
}

/** Puts what `edit` changes to the same judgement as a push, and writes it as its author's words. */
async function accept(
  dependencies: RouteDependencies,
  transaction: Transaction,
  personId: PersonId,
  edit: OpenLateEdit,
): Promise<Result<null, Refused>> {
  const changes = mergedChanges(edit, await wireRecordOf(transaction, edit.bookId, edit.recordId));
  const mutations = await mutationsOf(dependencies, transaction, edit, changes);
  const checked: CheckedMutation[] = [];
  for (const mutation of mutations) {
    const result = checkMutation(mutation);
    if (!result.ok) return refusedFor(result.error?.field, result.error?.message);
    checked.push(result.value);
  }
  const system = { deviceId: SYSTEM_DEVICE, action: 'lateEdit' } as const;
  const loaded = await loadState(
    transaction,
    dependencies.access,
    { ...system, personId },
    checked,
    instantNow(dependencies),
  );
  const plan = decidePush(loaded.state, checked);
  for (const answer of plan.answers) {
    if (answer.answer === 'rejected') return refusedFor(answer.field, answer.message);
    if (answer.answer === 'waiting') return refusedFor(null, 'what it belongs to is not here');
    if (answer.answer !== 'accepted') return refusedFor(null, 'it cannot be written here');
  }
  await writeAccepted(transaction, loaded, plan, { ...system, personId: edit.editedBy });
  return ok(null);
}

function refusedFor(field: string | null | undefined, message = 'it cannot be read') {
  return refuse('badRequest', field ? `${field}: ${message}` : message);
}

/** `changes` as a device that knows the present state would push them, each under a fresh id. */
async function mutationsOf(
  dependencies: RouteDependencies,
  transaction: Transaction,
  { bookId, editedBy, editedAt }: OpenLateEdit,
  changes: readonly Change[],
): Promise<readonly WireMutation[]> {
  const known = await currentRecords(
    transaction,
    changes.map(({ id }) => ({ bookId, id, version: null, withoutCopy: true })),
  );
  const versions = new Map(known.map(({ id, version }) => [id, version]));
  return changes.map(({ kind, id: recordId, data }) => ({
    id: newId<MutationId>(dependencies),
    ...{ kind, recordId, bookId, baseVersion: versions.get(recordId) ?? null },
    ...{ data, editedBy, editedAt },
  }));
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
