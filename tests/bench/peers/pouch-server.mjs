// express-pouchdb over memory, as a process. Reads documents from standard input, one line of JSON
// an array of them; prints {"listening":"http://…/records"} when all are there.
import { createInterface } from 'node:readline';
import express from 'express';
import expressPouch from 'express-pouchdb';
import memory from 'pouchdb-adapter-memory';
import PouchDB from 'pouchdb-core';
import mapReduce from 'pouchdb-mapreduce';
import replication from 'pouchdb-replication';

PouchDB.plugin(memory).plugin(mapReduce).plugin(replication);
const InMemory = PouchDB.defaults({ adapter: 'memory' });
const records = new InMemory('records');
for await (const line of createInterface({ input: process.stdin })) {
  await records.bulkDocs(JSON.parse(line));
}
const app = express();
app.use(
  '/',
  expressPouch(InMemory, {
    mode: 'minimumForPouchDB',
    inMemoryConfig: true,
    logPath: process.platform === 'win32' ? 'NUL' : '/dev/null',
  }),
);
const server = app.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  process.stdout.write(`${JSON.stringify({ listening: `http://127.0.0.1:${port}/records` })}\n`);
});
process.on('SIGTERM', () => process.exit(0));
