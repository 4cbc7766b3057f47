import { ok } from '#shared/lib/result.ts';
import { planRetry } from '#shared/sync/plan-push.ts';
import type { LocalRecord, OutboxEntry, StoreWrite } from '#shared/sync/records.ts';
import type { VaultResult } from '../api.ts';
import { failure, storeFailure } from '../failures.ts';
import { entriesOf, outboxInOrder } from '../store/store-state.ts';
import type { VaultStore } from '../store/vault-store.ts';

/** Sends an entry that needs attention again. */
export function retryUnsent(store: VaultStore, order: number): Promise<VaultResult<null>> {
  return withEntry(store, order, (entry) => ok(planRetry([entry])));
}

/**
 * Gives an unsent edit up, expressly: the record becomes what the edit started from. What is being
 * sent cannot be called back.
 */
export function giveUpUnsent(store: VaultStore, order: number): Promise<VaultResult<null>> {
  return withEntry(store, order, (entry, record) => {
    if (entry.state === 'sent') {
      return failure('failed', 'This change is being sent; it can be undone when it has arrived.');
    }
    const removal: StoreWrite = { write: 'removeOutbox', order };
    if (!record) return ok([removal]);
    const others = entriesOf(store.state, entry.recordId).length > 1;
    const isGone = entry.base === null && !others;
    const back: StoreWrite = isGone
      ? { write: 'removeRecord', kind: record.kind, id: record.id }
      : { write: 'putRecord', record: { ...record, data: entry.base } };
    return ok([back, removal]);
  });
}

function withEntry(
  store: VaultStore,
  order: number,
  plan: (entry: OutboxEntry, record: LocalRecord | null) => VaultResult<readonly StoreWrite[]>,
): Promise<VaultResult<null>> {
  return store.exclusive(async () => {
    const entry = store.state.outbox.get(order);
    if (!entry) return failure('notFound', 'This change is no longer waiting.');
    const writes = plan(entry, store.state.records.get(entry.recordId) ?? null);
    if (!writes.ok) return writes;
    try {
      await store.commit(writes.value, 'strict');
      return ok(null);
    } catch (cause) {
      return storeFailure(cause);
    }
  });
}

/** Everything unsent as a readable file: the last resort before a device is given up (A6). */
export function unsentText(store: VaultStore, exportedAt: string): string {
  const entries = outboxInOrder(store.state).map(({ kind, recordId, data, base, editedAt }) => ({
    kind,
    recordId,
    editedAt,
    data,
    base,
  }));
  return `${JSON.stringify({ format: 'fieldfolio-unsent', version: 1, exportedAt, entries }, null, 2)}\n`;
}
