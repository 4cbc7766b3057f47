import { keyRing } from '#renderer/vault/keys/key-ring.ts';
import {
  type Connections,
  openConnections,
  probeDatabase,
  SCHEMAS,
  type Schema,
} from '#renderer/vault/store/database.ts';
import { openState, readSealedState } from '#renderer/vault/store/load-state.ts';
import { sealerOf } from '#renderer/vault/store/sealer.ts';
import { VaultStore } from '#renderer/vault/store/vault-store.ts';
import type { StoreWrite } from '#shared/sync/records.ts';
import { ACCOUNT, CLIENT, entry, id, row, transaction } from '#tests/contracts/store/fixtures.ts';

/* The product's own store in a page, to be opened by one engine of Chromium after another. */

const NAME = 'engine';

/** A version that there is not yet: another table, and every row of the two largest touched. */
const NEXT: readonly Schema[] = [
  ...SCHEMAS,
  {
    stores: { ...SCHEMAS.at(-1)?.stores, something: 'id' },
    async upgrade(transaction) {
      for (const table of TOUCHED) {
        await transaction
          .table(table)
          .toCollection()
          .modify((row: object) => Object.assign(row, { touched: 1 }));
      }
    },
  },
];
const TOUCHED = ['rows', 'logChunks'];

/** What a store holds, so that two can be compared. */
export interface Held {
  readonly version: number;
  /** Of every row of every table, as it rests, but for what the upgrade touched. */
  readonly digest: string;
  readonly rows: Readonly<Record<string, number>>;
  readonly touched: number;
  /** Rows that the key no longer opens. */
  readonly damaged: number;
  readonly outbox: number;
}

export interface EngineCalls {
  /** Writes so many notes, transactions and edits, in small and in large commits. */
  fill(count: number): Promise<void>;
  held(): Promise<Held>;
  /** Upgrades the store to a version that touches its rows; answers how long it took. */
  upgrade(): Promise<number>;
}

declare global {
  interface Window {
    engine?: EngineCalls;
  }
}

/** Opens the store as it is, whichever of the two versions it has. */
async function asItIs(): Promise<{ version: number; connections: Connections }> {
  const probe = await probeDatabase(NAME);
  const version = probe.found === 'nothing' ? SCHEMAS.length : probe.version;
  const schemas = version > SCHEMAS.length ? NEXT : SCHEMAS;
  return { version, connections: await openConnections(NAME, schemas) };
}

async function opened() {
  const { records } = await keyRing(new Uint8Array(32).fill(7), 1);
  const sealer = sealerOf(records);
  const { version, connections } = await asItIs();
  const loaded = await openState(await readSealedState(connections.relaxed), sealer);
  const store = new VaultStore(connections, sealer, loaded.state, {
    beforeCommit: async () => null,
    onFailed: async () => undefined,
    afterCommit: () => undefined,
    staleSummaries: () => [],
    orphanedDocuments: () => [],
    onDamage: (message) => {
      throw new Error(message);
    },
  });
  return { version, connections, loaded, store };
}

window.engine = {
  async fill(count) {
    const { store, connections } = await opened();
    const from = await store.nextOrder();
    const pulled = Array.from({ length: count }, (_, n): StoreWrite[] => [
      { write: 'putRecord', record: row(n + 1) },
      {
        write: 'putRecord',
        record: row(n + 1 + count, {
          ...{ kind: 'transaction', clientId: CLIENT },
          data: { ...transaction(n), accountId: ACCOUNT },
        }),
      },
    ]);
    await store.commit(pulled.flat(), 'relaxed');
    for (let n = 0; n < 20; n += 1) {
      const owed = { ...entry(from + n, n + 1), recordId: row(n + 1).id };
      const writes: StoreWrite[] = [
        { write: 'putRecord', record: row(n + 1, { data: { ...row(n + 1).data, title: id(n) } }) },
        { write: 'putOutbox', entry: owed },
      ];
      await store.commit(writes, 'strict');
    }
    connections.close();
  },
  async held() {
    const { version, connections, loaded } = await opened();
    let touched = 0;
    const rows: Record<string, number> = {};
    const all: unknown[] = [];
    for (const table of connections.relaxed.tables) {
      const found = (await table.toArray()).map((row: Record<string, unknown>) => {
        const { touched: isTouched, ...rest } = row;
        if (isTouched) touched += 1;
        return rest;
      });
      rows[table.name] = found.length;
      all.push([table.name, found]);
    }
    connections.close();
    const text = JSON.stringify(all, (_, value: unknown) =>
      value instanceof Uint8Array ? [...value].join() : value,
    );
    const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
    const digest = [...new Uint8Array(hash)].map((byte) => byte.toString(16)).join('-');
    const { damaged, state } = loaded;
    return { version, digest, rows, touched, damaged, outbox: state.outbox.size };
  },
  async upgrade() {
    const begun = performance.now();
    (await openConnections(NAME, NEXT)).close();
    return performance.now() - begun;
  },
};
