import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { uuidFromText } from '#shared/lib/identifiers.ts';
import { err, type Result } from '#shared/lib/result.ts';
import { PART_BYTES, partCountOf } from '#shared/protocol/documents.ts';
import type { TransportError } from '../ports.ts';
import { exchangeDocuments } from './exchange.ts';
import { type KeptBytes, memoryDocuments } from './memory-documents.ts';
import type { DocumentShelf, DocumentTransport, NamedDocument } from './ports.ts';

/** Not SHA-256, which the port's owner brings: any function of the bytes will do here. */
const hashOf = async (bytes: Uint8Array): Promise<string> => {
  const text = bytes.reduce((sum, byte, index) => (sum * 31 + byte + index) % 4_294_967_291, 7);
  return text.toString(16).padStart(64, '0');
};

/** A device that holds some documents and names others. */
class TestShelf implements DocumentShelf {
  readonly held = new Map<RecordId, Map<number, Uint8Array>>();
  readonly owes: NamedDocument[] = [];
  readonly wants: NamedDocument[] = [];
  readonly told: string[] = [];

  owed = () => this.owes;
  wanted = () => this.wants;
  partsHere = ({ documentId }: NamedDocument) => [...(this.held.get(documentId)?.keys() ?? [])];
  async part({ documentId }: NamedDocument, part: number) {
    return this.held.get(documentId)?.get(part) ?? null;
  }
  async keepPart({ documentId }: NamedDocument, part: number, bytes: Uint8Array) {
    const parts = this.held.get(documentId) ?? new Map<number, Uint8Array>();
    this.held.set(documentId, parts.set(part, bytes));
  }
  whole({ documentId, byteCount }: NamedDocument): Uint8Array {
    const whole = new Uint8Array(byteCount);
    for (const [part, bytes] of this.held.get(documentId) ?? [])
      whole.set(bytes, part * PART_BYTES);
    return whole;
  }
  async finish(document: NamedDocument) {
    const isRight = (await hashOf(this.whole(document))) === document.contentHash;
    if (!isRight) this.held.delete(document.documentId);
    return isRight;
  }
  async sent(id: RecordId) {
    this.told.push('sent');
    this.owes.splice(
      this.owes.findIndex(({ documentId }) => documentId === id),
      1,
    );
  }
  async damaged() {
    this.told.push('damaged');
  }
  async refused() {
    this.told.push('refused');
  }
  notArrived() {
    this.told.push('notArrived');
  }
}

async function documentOf(name: string, byteCount: number) {
  const bytes = Uint8Array.from({ length: byteCount }, (_, index) => (index + name.length) % 251);
  const documentId = uuidFromText(name) as RecordId;
  const document = { documentId, byteCount, contentHash: await hashOf(bytes) };
  return { document, bytes };
}

function serverOf(documents: readonly NamedDocument[]) {
  const kept = new Map<string, KeptBytes>();
  const named = ({ documentId }: { documentId: RecordId }) => {
    const document = documents.find((one) => one.documentId === documentId);
    return document ? { byteCount: document.byteCount, mayWrite: true } : null;
  };
  return memoryDocuments({ kept, named, hashOf });
}

function holding(shelf: TestShelf, document: NamedDocument, bytes: Uint8Array): void {
  const parts = Array.from({ length: partCountOf(document.byteCount) }, (_, part) => part);
  shelf.held.set(
    document.documentId,
    new Map(
      parts.map((part) => [part, bytes.slice(part * PART_BYTES, (part + 1) * PART_BYTES)] as const),
    ),
  );
}

/** A line on which each call in `breaks` (counted from 0) is lost, before or after it took effect. */
function brokenLine(to: DocumentTransport, breaks: ReadonlyMap<number, 'before' | 'after'>) {
  let calls = 0;
  const lost = (): Result<never, TransportError> =>
    err({ tag: 'unreachable', message: 'The line broke.' });
  const over = async <Value>(call: () => Promise<Result<Value, TransportError>>) => {
    const fate = breaks.get(calls);
    calls += 1;
    if (fate === 'before') return lost();
    const answer = await call();
    return fate === 'after' ? lost() : answer;
  };
  const transport: DocumentTransport = {
    state: (ref) => over(() => to.state(ref)),
    send: (ref, part, bytes) => over(() => to.send(ref, part, bytes)),
    read: (ref, part) => over(() => to.read(ref, part)),
  };
  return transport;
}

const isStopped = () => false;

describe('[D1] the exchange of bytes', () => {
  it('comes through any line that breaks now and then, and repeats no part that arrived', async () => {
    const { document, bytes } = await documentOf('contract', 2 * PART_BYTES + 5);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(20), fc.constantFrom('before' as const, 'after' as const)), {
          maxLength: 8,
        }),
        async (breaks) => {
          const server = serverOf([document]);
          const line = brokenLine(server, new Map(breaks));
          const from = new TestShelf();
          holding(from, document, bytes);
          from.owes.push(document);
          const to = new TestShelf();
          to.wants.push(document);
          for (let rounds = 0; rounds < 12 && from.owes.length > 0; rounds += 1) {
            await exchangeDocuments({ shelf: from, transport: line, isStopped });
          }
          expect(from.told).toEqual(['sent']);
          for (let rounds = 0; rounds < 12; rounds += 1) {
            await exchangeDocuments({ shelf: to, transport: line, isStopped });
          }
          const whole = to.whole(document);
          expect(whole.every((byte, index) => byte === bytes[index])).toBe(true);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('goes on with the next document when one is refused, damaged or not there yet', async () => {
    const one = await documentOf('nobody names it', 10);
    const two = await documentOf('two', 20);
    const three = await documentOf('three', 30);
    const four = await documentOf('never sent', 40);
    const server = serverOf([two.document, three.document, four.document]);
    const shelf = new TestShelf();
    holding(shelf, one.document, one.bytes);
    holding(shelf, three.document, three.bytes);
    // Nothing is held of the second: it counts as damaged.
    shelf.owes.push(one.document, two.document, three.document);
    shelf.wants.push(four.document);
    expect(await exchangeDocuments({ shelf, transport: server, isStopped })).toBeNull();
    expect(shelf.told).toEqual(['refused', 'damaged', 'sent', 'notArrived']);
  });

  it('ends with the error of a line that is gone, and touches nothing more', async () => {
    const { document } = await documentOf('one', 10);
    const shelf = new TestShelf();
    shelf.owes.push(document);
    const line = brokenLine(serverOf([document]), new Map([[0, 'before']]));
    const error = await exchangeDocuments({ shelf, transport: line, isStopped });
    expect(error).toMatchObject({ tag: 'unreachable' });
    expect(shelf.told).toEqual([]);
  });

  it('takes no bytes that are others than the record names', async () => {
    const { document, bytes } = await documentOf('one', PART_BYTES + 1);
    const server = serverOf([document]);
    const from = new TestShelf();
    holding(from, document, bytes);
    from.owes.push(document);
    await exchangeDocuments({ shelf: from, transport: server, isStopped });
    const to = new TestShelf();
    to.wants.push(document);
    const spoilt: DocumentTransport = {
      ...server,
      async read(ref, part) {
        const answer = await server.read(ref, part);
        if (answer.ok) answer.value[0] = (answer.value[0] ?? 0) ^ 1;
        return answer;
      },
    };
    await exchangeDocuments({ shelf: to, transport: spoilt, isStopped });
    expect(to.partsHere(document)).toEqual([]);
  });

  it('stops when it is told to, between two parts', async () => {
    const { document, bytes } = await documentOf('one', 3 * PART_BYTES);
    const server = serverOf([document]);
    const shelf = new TestShelf();
    holding(shelf, document, bytes);
    shelf.owes.push(document);
    let parts = 0;
    const transport: DocumentTransport = {
      ...server,
      send(ref, part, content) {
        parts += 1;
        return server.send(ref, part, content);
      },
    };
    await exchangeDocuments({ shelf, transport, isStopped: () => parts >= 2 });
    const state = await server.state(document);
    expect(state).toMatchObject({ value: { complete: false, parts: [0, 1] } });
  });
});
