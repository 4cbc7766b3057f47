import type { RecordId } from '#shared/lib/identifiers.ts';
import type { LocalRecord } from '#shared/sync/records.ts';
import type { VaultChange } from '../api.ts';
import type { ChangeSet } from '../store/change-set.ts';

/** A change of more clients than this is told as a change of any. */
export const MANY_CLIENTS = 500;

/** What a commit changed, for queries: kinds and clients; both empty means "much". */
export function changeOf(changes: ChangeSet, before: readonly LocalRecord[]): VaultChange {
  const kinds = new Set<string>();
  const clientIds = new Set<RecordId>();
  for (const { kind, record } of changes.records.values()) {
    kinds.add(kind);
    if (record?.clientId) clientIds.add(record.clientId);
  }
  for (const { clientId } of before) if (clientId) clientIds.add(clientId);
  for (const { clientId } of changes.purges) if (clientId) clientIds.add(clientId);
  for (const entry of changes.outbox.values()) if (entry?.clientId) clientIds.add(entry.clientId);
  const isDrafts = changes.drafts.size > 0 && changes.outbox.size === 0;
  const isSync = changes.records.size === 0 && changes.purges.length === 0;
  const what = isSync ? (isDrafts ? 'drafts' : 'sync') : 'records';
  const isMuch = clientIds.size > MANY_CLIENTS || changes.purges.length > 0;
  return { kinds: [...kinds], clientIds: isMuch ? [] : [...clientIds], what };
}
