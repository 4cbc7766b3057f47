import type { RecordData } from '#shared/domain/kind.ts';
import { type CalendarDate, instantFromMillis } from '#shared/lib/calendar-date.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { ok } from '#shared/lib/result.ts';
import { resolveConflict } from '#shared/sync/conflict.ts';
import type { ConflictChoice } from '#shared/sync/settle.ts';
import type { VaultResult } from '../api.ts';
import { failure } from '../failures.ts';
import { findRecord } from '../queries/record-views.ts';
import type { UnlockedVault } from '../session/unlocked-vault.ts';

/** Settles a conflict as the person chose; an ordinary edit that can be undone (M6). */
export async function settleConflict(
  vault: UnlockedVault,
  request: {
    conflictId: RecordId;
    choice: 'mine' | 'theirs' | 'both' | 'edited';
    edited?: RecordData | undefined;
    today: CalendarDate;
  },
): Promise<VaultResult<null>> {
  const { store } = vault;
  const conflict = store.state.records.get(request.conflictId);
  if (!conflict) return failure('notFound', 'This conflict is no longer there.');
  const kind = String(conflict.data?.recordKind ?? '');
  const recordId = conflict.data?.recordId as RecordId;
  const record = store.state.records.get(recordId) ?? (await findRecord(store, kind, recordId));
  const choice: ConflictChoice =
    request.choice === 'edited'
      ? { choice: 'edited', values: request.edited ?? {} }
      : { choice: request.choice };
  const now = instantFromMillis(Date.now());
  const { personId } = vault.owner;
  const edits = resolveConflict({ conflict, record, choice, personId, now, today: request.today });
  if (!edits.ok) return failure('failed', edits.error.message);
  const planned = edits.value.map(({ kind: of, recordId: id, bookId, data }) => ({
    kind: of,
    id,
    bookId,
    data,
  }));
  const applied = await vault.edits.apply(planned, null);
  return applied.ok ? ok(null) : applied;
}
