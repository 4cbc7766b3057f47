import type { DocumentTransport } from '#shared/sync/documents/ports.ts';
import type { DocumentCalls, VaultHost } from './host.ts';
import type { VaultTransport } from './ports.ts';
import { Endpoint } from './rpc/endpoint.ts';
import { HOST_CALLS } from './rpc/names.ts';
import type { Port } from './rpc/wire.ts';
import { vaultService } from './service.ts';

/**
 * Starts the vault inside a worker: answers the page's calls and reaches the shell through it.
 * @param transportOver makes the transport; passed in because adapters do not know each other
 * @param documentsOver makes that of documents' bytes
 */
export function startVaultWorker(
  port: Port,
  transportOver: (call: VaultHost['call']) => VaultTransport,
  documentsOver: (host: DocumentCalls) => DocumentTransport,
): void {
  // Calls come only after this turn of the event loop, so the functions are there before the first.
  const own = {};
  const endpoint = new Endpoint(port, () => own);
  const host = endpoint.remote<VaultHost>(HOST_CALLS);
  const service = vaultService({
    host,
    transport: transportOver(host.call),
    documents: documentsOver(host),
    tell: (event) => endpoint.tell(event),
  });
  Object.assign(own, service);
}
