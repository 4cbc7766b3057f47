import { documentTransport } from '../transport/document-transport.ts';
import { serverTransport } from '../transport/server-transport.ts';
import { startVaultWorker } from '../vault/worker.ts';

// The page's own types know no worker scope; both ends post and listen in the same way.
startVaultWorker(
  self as unknown as Parameters<typeof startVaultWorker>[0],
  serverTransport,
  documentTransport,
);
