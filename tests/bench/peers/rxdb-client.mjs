// RxDB with its Dexie storage, replicating over HTTP; runs in the browser.
import { addRxPlugin, createRxDatabase } from 'rxdb';
import { RxDBCleanupPlugin } from 'rxdb/plugins/cleanup';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';

addRxPlugin(RxDBCleanupPlugin);

const PULLED_AT_ONCE = 2_000;
const PUSHED_AT_ONCE = 1_000;

const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 36 },
    kind: { type: 'string', maxLength: 40 },
    clientId: { type: ['string', 'null'], maxLength: 36 },
    seq: { type: 'number' },
    data: { type: 'object' },
  },
  required: ['id', 'kind', 'seq', 'data'],
};

/** See rxdb-client.d.mts. */
export async function openRxdb() {
  const database = await createRxDatabase({
    name: `records${Date.now()}`,
    storage: getRxStorageDexie(),
    multiInstance: false,
  });
  const { records } = await database.addCollections({ records: { schema } });
  return {
    pull: (fetchPage) => pullAll(records, fetchPage),
    async write(batch) {
      const documents = batch.map(({ kind, id, data }) => {
        return { id, kind, clientId: data.clientId ?? null, seq: 0, data };
      });
      const { error } = await records.bulkInsert(documents);
      if (error.length > 0) throw new Error(`RxDB refused ${error.length} records.`);
    },
    push: (send) => pushAll(records, send),
  };
}

async function pullAll(records, fetchPage) {
  let arrived = 0;
  let isAtEnd = false;
  await replicate(records, {
    pull: {
      batchSize: PULLED_AT_ONCE,
      async handler(checkpoint) {
        if (isAtEnd) return { documents: [], checkpoint };
        // RxDB takes a page that is not full for the last; lanes end in the middle of one.
        const documents = [];
        let at = checkpoint?.at;
        while (documents.length < PULLED_AT_ONCE && !isAtEnd) {
          const page = await fetchPage(at);
          for (const { id, kind, clientId, seq, data } of page.records) {
            documents.push({ id, kind, clientId, seq, data, _deleted: data === null });
          }
          isAtEnd = page.next === null;
          at = page.next ?? at;
        }
        arrived += documents.length;
        return { documents, checkpoint: { at } };
      },
    },
  });
  const held = await records.count().exec();
  if (held !== arrived) throw new Error(`RxDB holds ${held} of ${arrived} records.`);
  return held;
}

async function pushAll(records, send) {
  let sent = 0;
  await replicate(records, {
    push: {
      batchSize: PUSHED_AT_ONCE,
      async handler(rows) {
        await send(rows.map(({ newDocumentState: { kind, id, data } }) => ({ kind, id, data })));
        sent += rows.length;
        return [];
      },
    },
  });
  return sent;
}

async function replicate(collection, directions) {
  const replication = replicateRxCollection({
    collection,
    replicationIdentifier: 'bench',
    live: false,
    ...directions,
  });
  const failures = [];
  replication.error$.subscribe((failure) => failures.push(failure));
  await replication.awaitInitialReplication();
  if (failures.length > 0) throw failures[0];
}
