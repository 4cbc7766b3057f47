// PouchDB over IndexedDB, replicating from express-pouchdb; runs in the browser.
import PouchDB from 'pouchdb-browser';

/** See pouch-client.d.mts. */
export async function replicateIntoPouch(remote) {
  const database = new PouchDB(`records${Date.now()}`);
  await database.replicate.from(remote, { batch_size: 2_000, batches_limit: 10 });
  const { doc_count: held } = await database.info();
  return held;
}
