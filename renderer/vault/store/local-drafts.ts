import type { RecordId } from '#shared/lib/identifiers.ts';
import type { LocalDraft } from '../api.ts';
import { Meta } from './meta-values.ts';
import type { VaultStore } from './vault-store.ts';

/** The drafts of this device, the last saved first; what became a record is none any more. */
export async function draftsOf(store: VaultStore): Promise<readonly LocalDraft[]> {
  return (await keptDrafts(store)).filter(({ id }) => !store.state.records.get(id));
}

async function keptDrafts(store: VaultStore): Promise<readonly LocalDraft[]> {
  return (await metaOf(store).get('drafts')) ?? [];
}

/** Keeps `draft` in place of an earlier state of it. */
export function putDraft(store: VaultStore, draft: LocalDraft): Promise<void> {
  return changeDrafts(store, (drafts) => [draft, ...drafts.filter(({ id }) => id !== draft.id)]);
}

/** Forgets a draft: it became a record, or was given up. Returns whose it was. */
export async function removeDraft(store: VaultStore, id: RecordId): Promise<RecordId | null> {
  let clientId: RecordId | null = null;
  await changeDrafts(store, (drafts) => {
    clientId = drafts.find((draft) => draft.id === id)?.clientId ?? null;
    return drafts.filter((draft) => draft.id !== id);
  });
  return clientId;
}

/** Forgets the drafts of `clients`. */
export function removeDraftsOf(store: VaultStore, clients: readonly RecordId[]): Promise<void> {
  return changeDrafts(store, (drafts) =>
    drafts.filter(({ clientId }) => !clients.includes(clientId)),
  );
}

function changeDrafts(
  store: VaultStore,
  change: (drafts: readonly LocalDraft[]) => readonly LocalDraft[],
): Promise<void> {
  return store.exclusive(async () => {
    const before = await keptDrafts(store);
    const after = change(before);
    if (after.length === 0 && before.length === 0) return;
    await metaOf(store).put('drafts', after);
  });
}

/** Made anew each time: after a full disk the store has other connections. */
function metaOf({ connections, sealer }: VaultStore): Meta {
  return new Meta(connections.strict, sealer);
}
