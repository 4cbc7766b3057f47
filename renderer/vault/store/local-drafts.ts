import type { RecordId } from '#shared/lib/identifiers.ts';
import { ok } from '#shared/lib/result.ts';
import type { LocalDraft, VaultResult } from '../api.ts';
import { storeFailure } from '../failures.ts';
import type { VaultWrite } from './change-set.ts';
import type { VaultStore } from './vault-store.ts';

/** The drafts of this device, the last saved first; what became a record is none any more. */
export function draftsOf({ state }: VaultStore): readonly LocalDraft[] {
  return [...state.drafts.values()];
}

/** Keeps `draft` in place of an earlier state of it; journalled, and durable when this answers (W1). */
export function putDraft(store: VaultStore, draft: LocalDraft): Promise<VaultResult<null>> {
  return committed(store, () => [{ write: 'putDraft', draft }]);
}

/** Forgets those of `ids` that are drafts: they were given up. */
export function removeDrafts(
  store: VaultStore,
  ids: readonly RecordId[],
): Promise<VaultResult<null>> {
  return committed(store, ({ state }) =>
    ids.filter((id) => state.drafts.has(id)).map((id) => ({ write: 'removeDraft', id })),
  );
}

function committed(
  store: VaultStore,
  writesOf: (store: VaultStore) => readonly VaultWrite[],
): Promise<VaultResult<null>> {
  return store.exclusive(async () => {
    const writes = writesOf(store);
    if (writes.length === 0) return ok(null);
    try {
      await store.commit(writes, 'strict');
      return ok(null);
    } catch (cause) {
      return storeFailure(cause);
    }
  });
}
