import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Device, Position } from './server-pages.ts';
import { pageAfter, START } from './server-pages.ts';

/** A CouchDB of express-pouchdb's, in memory, with the same records. */
export interface PouchServer {
  readonly database: string;
  readonly records: number;
  stop(): Promise<void>;
}

/** Starts it and copies everything `device` may read into it. */
export async function startPouchServer(device: Device): Promise<PouchServer> {
  const script = path.join(import.meta.dirname, '..', 'peers', 'pouch-server.mjs');
  const child = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  let records = 0;
  for (let at: Position | null = START; at; ) {
    const page: Awaited<ReturnType<typeof pageAfter>> = await pageAfter(device, at);
    const documents = page.records.map(({ id, ...rest }) => ({ _id: id, ...rest }));
    records += documents.length;
    const line = `${JSON.stringify(documents)}\n`;
    if (!child.stdin.write(line)) {
      await new Promise((resolve) => child.stdin.once('drain', resolve));
    }
    at = page.next;
  }
  child.stdin.end();
  const said = await Promise.race([
    createInterface({ input: child.stdout })[Symbol.asyncIterator]().next(),
    ended.then(() => null),
  ]);
  if (!said || said.done) throw new Error('express-pouchdb ended before it listened.');
  const { listening } = JSON.parse(said.value) as { listening: string };
  return {
    database: listening,
    records,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
