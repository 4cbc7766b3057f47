import { createHash } from 'node:crypto';
import { newClient } from '#shared/domain/client/client-builders.ts';
import { describeDocumentTransport } from '#tests/contracts/document-transport.ts';
import { httpDocuments } from '#tests/wire/http-documents.ts';
import { onEachDatabase } from '../databases.ts';
import { freshId } from './test-device.ts';
import { makeWorld } from './world.ts';

onEachDatabase((database) => {
  describeDocumentTransport('the real server over HTTP', async () => {
    const world = await makeWorld(database());
    const address = await world.app.listen({ port: 0, host: '127.0.0.1' });
    const { device, bookId } = await world.owner();
    const stranger = (await world.owner()).device;
    return {
      writer: httpDocuments(address, device.signedIn.accessToken),
      stranger: httpDocuments(address, stranger.signedIn.accessToken),
      async name(bytes) {
        const [clientId, documentId] = [freshId(), freshId()];
        const contentHash = createHash('sha256').update(bytes).digest('hex');
        const document = {
          ...{ clientId, title: 'Form', mediaType: 'application/pdf', contentHash },
          ...{ byteCount: bytes.length, madeOn: '2026-11-20', purpose: 'scan', relatedId: null },
        };
        await device.push([
          device.mutation(bookId, 'client', clientId, newClient({ name: 'Novak' })),
          device.mutation(bookId, 'document', documentId, document),
        ]);
        return { documentId, contentHash };
      },
      close: async () => {
        world.app.server.closeAllConnections();
        await world.app.close();
      },
    };
  });
});
