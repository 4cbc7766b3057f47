import { keyRing } from '#renderer/vault/keys/key-ring.ts';
import { listRecords } from '#renderer/vault/queries/record-views.ts';
import { openConnections } from '#renderer/vault/store/database.ts';
import { fold } from '#renderer/vault/store/fold.ts';
import { openState, readSealedState } from '#renderer/vault/store/load-state.ts';
import { type Sealer, sealerOf } from '#renderer/vault/store/sealer.ts';
import { emptyState, type StoreState } from '#renderer/vault/store/store-state.ts';
import { type StoreHooks, VaultStore } from '#renderer/vault/store/vault-store.ts';
import { seriesOf } from '#shared/domain/kinds.ts';
import type { LocalRecord, StoreWrite } from '#shared/sync/records.ts';
import type { BenchStore } from './vault-worker.ts';

const NAME = 'bench';

/** No journal and nobody who listens: what is measured is the store. */
const HOOKS: StoreHooks = {
  beforeCommit: async () => null,
  onFailed: async () => undefined,
  afterCommit: () => undefined,
  staleSummaries: () => [],
  orphanedDocuments: () => [],
  onDamage: (message) => {
    throw new Error(message);
  },
};

/** The product's encrypted store, driven as its synchronisation and its edits drive it. */
export class OurStore implements BenchStore {
  readonly #sealer: Sealer;
  #store: VaultStore;

  private constructor(sealer: Sealer, store: VaultStore) {
    this.#sealer = sealer;
    this.#store = store;
  }

  static async open(): Promise<OurStore> {
    const keys = await keyRing(crypto.getRandomValues(new Uint8Array(32)), 1);
    const sealer = sealerOf(keys.records);
    return new OurStore(sealer, await storeWith(sealer, emptyState()));
  }

  async putPage(records: readonly LocalRecord[]): Promise<void> {
    await this.#store.exclusive(async () => {
      await this.#store.records(
        records.map(({ kind, id, data }) => ({
          kind,
          id,
          series: data ? seriesOf(kind, data) : null,
        })),
      );
      await this.#store.commit(
        records.map((record): StoreWrite => ({ write: 'putRecord', record })),
        'relaxed',
      );
    });
  }

  settle(): Promise<void> {
    return fold(this.#store);
  }

  async reopen(): Promise<void> {
    this.#store.connections.close();
    const connections = await openConnections(NAME);
    const { state } = await openState(await readSealedState(connections.relaxed), this.#sealer);
    this.#store = new VaultStore(connections, this.#sealer, state, HOOKS);
  }

  transactionsOf(clientId: LocalRecord['id']): Promise<LocalRecord[]> {
    return listRecords(this.#store, 'transaction', { clientId });
  }

  async edit(record: LocalRecord, durability: 'strict' | 'relaxed'): Promise<void> {
    const { id: recordId, kind, bookId, clientId, data, editedBy, editedAt } = record;
    await this.#store.exclusive(async () => {
      const [owed] = await this.#store.outbox([recordId]);
      const order = owed?.order ?? (await this.#store.nextOrder());
      const entry = {
        ...{ order, kind, recordId, bookId, clientId, data, editedBy, editedAt },
        ...{ baseVersion: null, base: null, mutationId: null, problem: null },
        state: 'pending' as const,
      };
      await this.#store.commit(
        [
          { write: 'putRecord', record },
          { write: 'putOutbox', entry },
        ],
        durability,
      );
    });
  }
}

async function storeWith(sealer: Sealer, state: StoreState): Promise<VaultStore> {
  return new VaultStore(await openConnections(NAME), sealer, state, HOOKS);
}
