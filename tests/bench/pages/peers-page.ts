import { openPouch } from '../peers/pouch-client.mjs';
import { openRxdb } from '../peers/rxdb-client.mjs';
import { type Position, pageAfter, START } from '../support/server-pages.ts';
import { pushRecords } from '../support/server-pushes.ts';
import type { Batches, PeersCalls, Pulled, Pushed } from './peers-calls.ts';

/* The page with the ways other than ours to get a book into a browser, and edits out of it. */

async function pulling(pull: () => Promise<number>): Promise<Pulled> {
  const from = performance.now();
  const records = await pull();
  return { millis: performance.now() - from, records };
}

async function pushing(
  batches: Batches,
  write: (batch: Batches[number]) => Promise<void>,
  push: () => Promise<number>,
): Promise<Pushed> {
  const from = performance.now();
  for (const batch of batches) await write(batch);
  const written = performance.now() - from;
  const records = await push();
  return { written, millis: performance.now() - from, records };
}

const calls: PeersCalls = {
  pullHttp: (device) =>
    pulling(async () => {
      let records = 0;
      for (let at: Position | null = START; at; ) {
        const page: Awaited<ReturnType<typeof pageAfter>> = await pageAfter(device, at);
        records += page.records.length;
        at = page.next;
      }
      return records;
    }),

  pullRxdb: (device) =>
    pulling(async () => {
      const database = await openRxdb();
      return database.pull<Position>((at) => pageAfter(device, at ?? START));
    }),

  pullPouchdb: (remote) => pulling(() => openPouch().pull(remote)),

  async pushRxdb(device, batches) {
    const database = await openRxdb();
    return pushing(batches, database.write, () =>
      database.push((records) => pushRecords(device, records)),
    );
  },

  async pushPouchdb(remote, batches) {
    const database = openPouch();
    return pushing(batches, database.write, () => database.push(remote));
  },
};
window.bench = calls;
