import { documentTransport } from '#renderer/transport/document-transport.ts';
import { err } from '#shared/lib/result.ts';
import type { DocumentTransport } from '#shared/sync/documents/ports.ts';
import { partPath, routeOf } from '../../electron/main/network/endpoints.ts';
import { exchange } from '../../electron/main/network/exchange.ts';

const wire = {
  fetch: (url: string, init: RequestInit) => fetch(url, init),
  hasNetwork: () => true,
};

/**
 * The application's own way for documents' bytes: the renderer's parsing over the shell's exchange, with
 * Node's `fetch` in the place of Electron's.
 */
export function httpDocuments(address: string, token: string): DocumentTransport {
  return documentTransport({
    async call(_endpoint, body) {
      const route = routeOf('documentState', body);
      if (route === null) return err({ tag: 'refused', message: 'no such request' });
      return exchange(wire, { method: 'GET', url: address + route.path, token });
    },
    sendPart: (part, content) =>
      exchange(wire, {
        ...{ method: 'POST', url: address + partPath(part), token },
        body: Uint8Array.from(content),
      }),
    readPart: (part) =>
      exchange(wire, {
        ...{ method: 'GET', url: address + partPath(part), token, accepts: 'bytes' },
      }),
  });
}
