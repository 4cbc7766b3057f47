// RxDB with its Dexie storage, replicating over HTTP; runs in the browser.
import { addRxPlugin, createRxDatabase } from 'rxdb';
import { RxDBCleanupPlugin } from 'rxdb/plugins/cleanup';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';

addRxPlugin(RxDBCleanupPlugin);

const BATCH = 2_000;

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
export async function replicateIntoRxdb(fetchPage) {
  const database = await createRxDatabase({
    name: `records${Date.now()}`,
    storage: getRxStorageDexie(),
    multiInstance: false,
  });
  const { records } = await database.addCollections({ records: { schema } });
  let arrived = 0;
  let isAtEnd = false;
  const replication = replicateRxCollection({
    collection: records,
    replicationIdentifier: 'bench',
    live: false,
    pull: {
      batchSize: BATCH,
      async handler(checkpoint) {
        if (isAtEnd) return { documents: [], checkpoint };
        // RxDB takes a page that is not full for the last; lanes end in the middle of one.
        const documents = [];
        let at = checkpoint?.at;
        while (documents.length < BATCH && !isAtEnd) {
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
  const failures = [];
  replication.error$.subscribe((failure) => failures.push(failure));
  await replication.awaitInitialReplication();
  if (failures.length > 0) throw failures[0];
  const held = await records.count().exec();
  if (held !== arrived) throw new Error(`RxDB holds ${held} of ${arrived} records.`);
  return held;
}
