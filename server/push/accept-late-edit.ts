import type { RecordData } from '#shared/domain/kind.ts';
import { kindDefinition, laneOf } from '#shared/domain/kinds.ts';
import type { BookId, MutationId, PersonId } from '#shared/lib/identifiers.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import { type WireRecord, wireRecord } from '#shared/protocol/record.ts';
import { rebase } from '#shared/sync/rebase.ts';
import type { OutboxEntry } from '#shared/sync/records.ts';
import { asPerson } from '../database/as-person.ts';
import type { Transaction } from '../database/database.ts';
import { instantNow, type RouteDependencies, type ServerDependencies } from '../dependencies.ts';
import { notFound, type Refused, refuse } from '../lib/refused.ts';
import { lockHeads } from '../repositories/book-heads.ts';
import { decideLateEdit, type OpenLateEdit, openLateEdit } from '../repositories/late-edits.ts';
import { currentRecords } from '../repositories/records.ts';
import { serverState } from '../repositories/server-state.ts';
import { SYSTEM_DEVICE } from '../system.ts';
import { objectionTo } from './check-mutation.ts';
import { type RecordWrite, writeRecords } from './write-records.ts';

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
    if (!edit) return notFound();
    if (decision === 'accepted') {
      const writes = await writesOf(
        transaction,
        dependencies,
        edit,
        heads.get(edit.bookId)?.seq ?? 0,
      );
      if (!writes.ok) return writes;
      await writeRecords(transaction, heads, writes.value);
    }
    await decideLateEdit(transaction, edit, decision, personId, instantNow(dependencies));
    return ok(null);
  });
}

interface Change {
  readonly kind: string;
  readonly id: WireRecord['id'];
  readonly data: RecordData | null;
}

async function writesOf(
  transaction: Transaction,
  dependencies: ServerDependencies,
  edit: OpenLateEdit,
  head: number,
): Promise<Result<readonly RecordWrite[], Refused>> {
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
  const { epoch } = await serverState(transaction);
  const known = await currentRecords(
    transaction,
    changes.map(({ id }) => ({ bookId: edit.bookId, id, version: null })),
  );
  const acceptedAt = instantNow(dependencies);
  return ok(
    changes.map(({ kind, id, data }, index) => {
      const previous = known.find((record) => record.id === id) ?? null;
      return {
        row: {
          bookId: edit.bookId,
          id,
          kind,
          clientId: edit.clientId,
          lane: laneOf(kind),
          version: { epoch, n: (previous?.version.n ?? 0) + 1 },
          seq: head + 1 + index,
          data: data && JSON.stringify(data),
          editedBy: edit.editedBy,
          editedAt: edit.editedAt,
          acceptedAt,
          moveNumber: previous?.moveNumber ?? 0,
        },
        previous,
        action: 'lateEdit' as const,
        personId: edit.editedBy,
        deviceId: SYSTEM_DEVICE,
      };
    }),
  );
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
