import { createHash } from 'node:crypto';
import { type RecordId, uuidFromText } from '#shared/lib/identifiers.ts';
import {
  type KeptBytes,
  memoryDocuments,
  type NamedForAsker,
} from '#shared/sync/documents/memory-documents.ts';
import { describeDocumentTransport } from './document-transport.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describeDocumentTransport('the server in memory', async () => {
  const names = new Map<string, number>();
  const kept = new Map<string, KeptBytes>();
  const hashOf = async (bytes: Uint8Array) => sha256(bytes);
  const named = (documentId: string, contentHash: string): NamedForAsker | null => {
    const byteCount = names.get(`${documentId}/${contentHash}`);
    return byteCount === undefined ? null : { byteCount, mayWrite: true };
  };
  return {
    writer: memoryDocuments({
      ...{ hashOf, kept },
      named: ({ documentId, contentHash }) => named(documentId, contentHash),
    }),
    stranger: memoryDocuments({ hashOf, kept, named: () => null }),
    async name(bytes) {
      const documentId = uuidFromText(`document ${names.size}`) as RecordId;
      const contentHash = sha256(bytes);
      names.set(`${documentId}/${contentHash}`, bytes.length);
      return { documentId, contentHash };
    },
  };
});
