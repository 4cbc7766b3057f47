// PouchDB over IndexedDB, replicating with express-pouchdb; runs in the browser.
import PouchDB from 'pouchdb-browser';

const PULLED_AT_ONCE = { batch_size: 2_000, batches_limit: 10 };
const PUSHED_AT_ONCE = { batch_size: 1_000, batches_limit: 10 };

/** See pouch-client.d.mts. */
export function openPouch() {
  const database = new PouchDB(`records${Date.now()}`);
  return {
    async pull(remote) {
      await database.replicate.from(remote, PULLED_AT_ONCE);
      const { doc_count: held } = await database.info();
      return held;
    },
    async write(records) {
      const answers = await database.bulkDocs(
        records.map(({ id, ...rest }) => ({ _id: id, ...rest })),
      );
      const refused = answers.find(({ error }) => error);
      if (refused) throw new Error(`PouchDB refused ${refused.id}: ${refused.message}`);
    },
    async push(remote) {
      const done = await database.replicate.to(remote, PUSHED_AT_ONCE);
      if (!done.ok || done.doc_write_failures > 0) throw new Error('PouchDB did not push all.');
      return done.docs_written;
    },
  };
}
