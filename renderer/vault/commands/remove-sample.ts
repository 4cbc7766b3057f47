import type { RecordId } from '#shared/lib/identifiers.ts';
import { ok } from '#shared/lib/result.ts';
import type { VaultResult } from '../api.ts';
import { listRecords } from '../queries/record-views.ts';
import type { UnlockedVault } from '../session/unlocked-vault.ts';
import { checkRight } from './check-edit.ts';

const DELETED_AT_ONCE = 500;
/** What hangs on others goes first, clients, securities and products last. */
const LAST: readonly string[] = ['account', 'meeting', 'client', 'security', 'product'];

interface Target {
  readonly kind: string;
  readonly id: RecordId;
}

/**
 * Deletes what is marked as sample, with everything of the sample's clients, through ordinary
 * deletions in batches; where the person may not write, records stay.
 */
export async function removeSample(
  vault: UnlockedVault,
): Promise<VaultResult<{ removed: number }>> {
  const targets = await sampleRecords(vault);
  let removed = 0;
  for (let start = 0; start < targets.length; start += DELETED_AT_ONCE) {
    const batch = targets.slice(start, start + DELETED_AT_ONCE);
    const edits = batch.map(({ kind, id }) => ({ kind, id, data: null }));
    const deleted = await vault.edits.apply(edits, null, 'cannotBeUndone');
    if (!deleted.ok) return deleted;
    removed += batch.length;
  }
  return ok({ removed });
}

async function sampleRecords({ store, books }: UnlockedVault): Promise<Target[]> {
  const targets: Target[] = [];
  const clientIds: RecordId[] = [];
  for (const kind of ['client', 'security', 'product', 'exchangeRate']) {
    for (const [id, { data, bookId }] of store.state.records.ofKind(kind)) {
      if (data?.isSample !== true || !checkRight(books, bookId).ok) continue;
      targets.push({ kind, id });
      if (kind === 'client') clientIds.push(id);
      if (kind === 'security') targets.push(...(await store.reader.read(id)).values());
    }
  }
  for (const clientId of clientIds) {
    const own = [...store.state.records.ofClient(clientId).values()];
    const live = own.filter(({ data, kind }) => data !== null && kind !== 'client');
    targets.push(...live, ...(await listRecords(store, 'transaction', { clientId })));
  }
  const unique = new Map(targets.map(({ kind, id }) => [id, { kind, id }]));
  return [...unique.values()].sort(
    (left, right) => LAST.indexOf(left.kind) - LAST.indexOf(right.kind),
  );
}
