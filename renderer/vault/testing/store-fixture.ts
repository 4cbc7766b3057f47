import { randomBytes } from '../crypto/bytes.ts';
import { keyRing } from '../keys/key-ring.ts';
import { openConnections } from '../store/database.ts';
import { openState, readSealedState } from '../store/load-state.ts';
import { sealerOf } from '../store/sealer.ts';
import { VaultStore } from '../store/vault-store.ts';

/** A store in a database of its own, that can be opened again as after a restart. */
export interface StoreFixture {
  readonly store: VaultStore;
  /** Closes it and opens it anew from the disk. */
  readonly reopen: () => Promise<VaultStore>;
  readonly destroy: () => Promise<void>;
}

/** A store without journal: what is written is judged by what is read. */
export async function newStore(): Promise<StoreFixture> {
  const name = `store-${[...randomBytes(8)].join('-')}`;
  const { records } = await keyRing(randomBytes(32), 1);
  const sealer = sealerOf(records);
  const open = async (): Promise<VaultStore> => {
    const connections = await openConnections(name);
    const { state, damaged } = await openState(await readSealedState(connections.relaxed), sealer);
    if (damaged > 0) throw new Error(`${damaged} entries do not open`);
    return new VaultStore(connections, sealer, state, {
      beforeCommit: async () => null,
      onFailed: async () => undefined,
      afterCommit: () => undefined,
      staleSummaries: () => [],
      orphanedDocuments: () => [],
      onDamage: (message) => {
        throw new Error(message);
      },
    });
  };
  let store = await open();
  return {
    store,
    async reopen() {
      store.connections.close();
      store = await open();
      return store;
    },
    async destroy() {
      store.connections.close();
      await store.connections.strict.delete();
    },
  };
}
