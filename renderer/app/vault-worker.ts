import { serverTransport } from '../transport/server-transport.ts';
import type { Port } from '../vault/rpc/wire.ts';
import { startVaultWorker } from '../vault/worker.ts';

/* The entry of the vault's worker: builds its adapters, because they do not know each other. */
startVaultWorker(self as unknown as Port, serverTransport);
