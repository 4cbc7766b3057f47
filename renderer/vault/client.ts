import type { VaultApi, VaultEvent } from './api.ts';
import type { VaultHost } from './host.ts';
import { Endpoint } from './rpc/endpoint.ts';
import { API_CALLS } from './rpc/names.ts';
import type { Port } from './rpc/wire.ts';

/** How long a lock waits for the worker to finish its last write before ending it anyway. */
const LOCK_PATIENCE_IN_MILLIS = 800;

export interface VaultClient extends VaultApi {
  /** Ends the worker at once: nothing decrypted is left. A later call starts a new one, locked. */
  terminate(): void;
}

interface Running {
  readonly worker: Worker;
  readonly endpoint: Endpoint;
  readonly api: VaultApi;
}

/**
 * The vault as the page sees it: starts the worker and passes its calls on. Locking ends the worker,
 * so that keys and everything decrypted are gone whatever the garbage collector does; calls that
 * were waiting then fail with `VaultLocked`.
 * @param host the shell's capabilities
 * @param startWorker makes the worker; a test passes its own
 */
export function connectVault(
  host: VaultHost,
  onEvent: (event: VaultEvent) => void,
  startWorker: () => Worker = vaultWorker,
): VaultClient {
  let running: Running | null = null;

  const start = (): Running => {
    if (running) return running;
    const worker = startWorker();
    const endpoint = new Endpoint(
      worker as Port,
      () => host,
      (event) => onEvent(event as VaultEvent),
    );
    running = { worker, endpoint, api: endpoint.remote<VaultApi>(API_CALLS) };
    worker.addEventListener('error', (event) => {
      if (running?.worker !== worker) return;
      endpoint.end(new Error(`The vault stopped: ${event.message}`));
      running = null;
      onEvent({ event: 'locked' });
    });
    return running;
  };
  const terminate = (): void => {
    const ended = running;
    running = null;
    ended?.worker.terminate();
    const reason = new Error('The vault is locked.');
    reason.name = 'VaultLocked';
    ended?.endpoint.end(reason);
  };

  const calls = API_CALLS.map((name) => [
    name,
    (...args: unknown[]) =>
      (start().api[name] as (...args: unknown[]) => Promise<unknown>)(...args),
  ]);
  const api = Object.fromEntries(calls) as VaultApi;
  return {
    ...api,
    // Large buffers are moved to the worker, not copied: the caller's own must stay whole.
    keepDocument: (document) => api.keepDocument({ ...document, bytes: document.bytes.slice() }),
    async lock() {
      const closing = running;
      if (!closing) return;
      const patience = new Promise((resolve) => setTimeout(resolve, LOCK_PATIENCE_IN_MILLIS));
      // A worker that cannot close in time is ended: what was shown as saved is durable already.
      await Promise.race([closing.api.lock().catch(() => undefined), patience]);
      if (running === closing) terminate();
    },
    terminate,
  };
}

function vaultWorker(): Worker {
  return new Worker(new URL('../app/vault-worker.ts', import.meta.url), {
    type: 'module',
    name: 'vault',
  });
}
