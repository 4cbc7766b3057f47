import { Endpoint } from '#renderer/vault/rpc/endpoint.ts';
import type { Port } from '#renderer/vault/rpc/wire.ts';
import type { LocalRecord } from '#shared/sync/records.ts';
import { DexieStore } from './dexie-store.ts';
import { OurStore } from './our-store.ts';
import { localRecords, noteAfter } from './store-records.ts';
import type { Contestant, StoreCalls } from './vault-calls.ts';

/* Runs one store after the other in a worker, as the application's own runs. */

/** What the bench asks of a store. */
export interface BenchStore {
  /** Writes a page of pulled records; may be made durable later. */
  putPage(records: readonly LocalRecord[]): Promise<void>;
  settle(): Promise<void>;
  reopen(): Promise<void>;
  transactionsOf(clientId: LocalRecord['id']): Promise<readonly LocalRecord[]>;
  /** Writes an edited record, with what a synchronisation needs of it. */
  edit(record: LocalRecord, durability: 'strict' | 'relaxed'): Promise<void>;
}

const PAGE = 2_000;
const stores = new Map<Contestant, BenchStore>();

async function storeOf(contestant: Contestant): Promise<BenchStore> {
  const open = stores.get(contestant);
  if (open) return open;
  const store = contestant === 'ours' ? await OurStore.open() : await DexieStore.open();
  stores.set(contestant, store);
  return store;
}

async function timed(work: () => Promise<void>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

const calls: StoreCalls = {
  async load(request) {
    const { records, clientIds } = localRecords(request);
    const store = await storeOf(request.contestant);
    const millis = await timed(async () => {
      for (let at = 0; at < records.length; at += PAGE) {
        await store.putPage(records.slice(at, at + PAGE));
      }
    });
    return { records: records.length, millis, clientIds };
  },
  async settle(contestant) {
    const store = await storeOf(contestant);
    return timed(() => store.settle());
  },
  async reopen(contestant) {
    const store = await storeOf(contestant);
    return timed(() => store.reopen());
  },
  async readClients(contestant, clientIds) {
    const store = await storeOf(contestant);
    const millis: number[] = [];
    let records = 0;
    for (const clientId of clientIds) {
      const spent = await timed(async () => {
        records += (await store.transactionsOf(clientId)).length;
      });
      millis.push(spent);
    }
    return { records, millis };
  },
  async edit(contestant, durability, times) {
    const store = await storeOf(contestant);
    const millis: number[] = [];
    for (let n = 0; n < times; n += 1) {
      const note = noteAfter(n);
      millis.push(await timed(() => store.edit(note, durability)));
    }
    return millis;
  },
};

// The page's types know no worker scope; both ends post and listen in the same way.
new Endpoint(self as unknown as Port, () => calls);
