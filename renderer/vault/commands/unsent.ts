import { counted } from '#shared/domain/wording.ts';
import { ok } from '#shared/lib/result.ts';
import { planRetry } from '#shared/sync/plan-push.ts';
import type { LocalRecord, OutboxEntry, StoreWrite } from '#shared/sync/records.ts';
import type { VaultResult } from '../api.ts';
import type { Shelf } from '../documents/shelf.ts';
import { failure, storeFailure } from '../failures.ts';
import { draftsOf } from '../store/local-drafts.ts';
import { entriesOf, outboxInOrder } from '../store/store-state.ts';
import type { VaultStore } from '../store/vault-store.ts';
import type { UnsentWork } from '../views.ts';

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

/** Edits that will be sent; the others wait for a decision. */
export function waitingCount({ state }: VaultStore): number {
  return [...state.outbox.values()].filter((entry) => entry.state !== 'attention').length;
}

/** What is on this device only, and what of it is not an edit (A6). */
export async function unsentWork(store: VaultStore, shelf: Shelf): Promise<UnsentWork> {
  const changes = store.state.outbox.size;
  return { changes, documents: shelf.owedCount, drafts: draftsOf(store).length };
}

/** "2 changes have not reached the server. 1 draft is on this device only."; `null` without any. */
export function unsentSentence({ changes, documents, drafts }: UnsentWork): string | null {
  const unsent = [
    ...(changes > 0 ? [counted(changes, 'change')] : []),
    ...(documents > 0 ? [`the files of ${counted(documents, 'document')}`] : []),
  ].join(' and ');
  const has = changes === 1 && documents === 0 ? 'has' : 'have';
  const begun = unsent.charAt(0).toUpperCase() + unsent.slice(1);
  const sentences = [
    ...(unsent === '' ? [] : [`${begun} ${has} not reached the server.`]),
    ...(drafts > 0
      ? [`${counted(drafts, 'draft')} ${drafts === 1 ? 'is' : 'are'} on this device only.`]
      : []),
  ];
  return sentences.length === 0 ? null : sentences.join(' ');
}

/**
 * Everything unsent as a readable file: the last resort before a device is given up (A6). Documents
 * are named; their files are saved one by one.
 */
export async function unsentText(
  store: VaultStore,
  shelf: Shelf,
  exportedAt: string,
): Promise<string> {
  const entries = outboxInOrder(store.state).map(({ kind, recordId, data, base, editedAt }) => ({
    kind,
    recordId,
    editedAt,
    data,
    base,
  }));
  const drafts = draftsOf(store);
  const documents = shelf.unsent();
  const file = { format: 'fieldfolio-unsent', version: 1, exportedAt, entries, drafts, documents };
  return `${JSON.stringify(file, null, 2)}\n`;
}
