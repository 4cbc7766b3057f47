import { ok } from '#shared/lib/result.ts';
import type { VaultOwner, VaultResult } from '../api.ts';
import { storeFailure } from '../failures.ts';
import {
  type Connections,
  databaseName,
  openConnections,
  type Probe,
  probeDatabase,
  SCHEMAS,
  type Schema,
} from '../store/database.ts';
import { readSealedState, type SealedState } from '../store/load-state.ts';

/** A store as far as it opens without a key. */
export interface SealedStore {
  readonly probe: Probe;
  /** What it holds; `null` when it has to be made, upgraded or refused first. */
  readonly content: { readonly connections: Connections; readonly sealed: SealedState } | null;
}

/**
 * Opens and reads the store of `owner` as far as that needs no key: it is done while the key is being
 * derived, which takes about as long. Changes nothing.
 * @param schemas the versions of the database; a test has later ones
 */
export async function openSealed(
  owner: VaultOwner,
  schemas: readonly Schema[] = SCHEMAS,
): Promise<VaultResult<SealedStore>> {
  const name = databaseName(owner);
  try {
    const probe = await probeDatabase(name, schemas.length);
    if (probe.found !== 'current') return ok({ probe, content: null });
    const connections = await openConnections(name, schemas);
    try {
      return ok({
        probe,
        content: { connections, sealed: await readSealedState(connections.relaxed) },
      });
    } catch (cause) {
      connections.close();
      throw cause;
    }
  } catch (cause) {
    return storeFailure(cause);
  }
}

/** Lets go of a store that is not going to be opened: the passphrase was wrong. */
export async function abandon(store: Promise<VaultResult<SealedStore>>): Promise<void> {
  const opened = await store;
  if (opened.ok) opened.value.content?.connections.close();
}
