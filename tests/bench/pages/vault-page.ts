import { Endpoint } from '#renderer/vault/rpc/endpoint.ts';
import type { Port } from '#renderer/vault/rpc/wire.ts';
import { STORE_CALLS, type StoreCalls } from './vault-calls.ts';

/* The page of the bench `vault`: passes calls on to a worker, where the application's store lives. */

const worker = new Worker(new URL('./vault-worker.ts', import.meta.url), { type: 'module' });
const endpoint = new Endpoint(worker as Port, () => ({}));
window.bench = endpoint.remote<StoreCalls>(STORE_CALLS);
