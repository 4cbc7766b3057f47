import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { Journal } from '../../../electron/main/journal.ts';
import { withFolder } from './temporary.ts';

/**
 * Runs `work` with the address of the shell's own journal: what is posted there is appended to a file
 * and flushed to the disk before it is answered, as the shell does it for the application.
 */
export function withJournal<Value>(work: (address: string) => Promise<Value>): Promise<Value> {
  return withFolder(async (folder) => {
    const journal = new Journal(path.join(folder, 'journal'));
    const server = createServer(async (request, response) => {
      const appended = await journal.append(await buffer(request));
      response.writeHead(appended.ok ? 204 : 507).end();
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    try {
      return await work(`http://127.0.0.1:${port}/`);
    } finally {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await journal.close();
    }
  });
}
