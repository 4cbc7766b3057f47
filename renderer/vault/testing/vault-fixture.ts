import { newClient } from '#shared/domain/client/client-builders.ts';
import { newNote } from '#shared/domain/meeting/meeting-builders.ts';
import { newTransaction } from '#shared/domain/portfolio/portfolio-builders.ts';
import type { CalendarDate, Instant } from '#shared/lib/calendar-date.ts';
import type { BookId, DeviceId, PersonId, RecordId } from '#shared/lib/identifiers.ts';
import { uuidFromText, uuidV7 } from '#shared/lib/identifiers.ts';
import { err, type Result } from '#shared/lib/result.ts';
import type { BookAccess } from '#shared/protocol/session.ts';
import { memoryDocuments } from '#shared/sync/documents/memory-documents.ts';
import type { DocumentTransport } from '#shared/sync/documents/ports.ts';
import type { TransportError } from '#shared/sync/ports.ts';
import type { VaultApi, VaultEvent, VaultOwner, VaultResult } from '../api.ts';
import { randomBytes } from '../crypto/bytes.ts';
import { contentHashOf } from '../documents/content-hash.ts';
import type { VaultHost } from '../host.ts';
import type { VaultTransport } from '../ports.ts';
import { type ServiceParts, vaultService } from '../service.ts';
import { emptyDisk, type MemoryDisk, memoryHost } from './memory-host.ts';
import { TinyServer } from './tiny-server.ts';

export const PASSPHRASE = 'three small green boats';
/** The person's day. */
export const TODAY = '2026-11-24' as CalendarDate;

const fresh = (): string => uuidV7(Date.now(), randomBytes(10));
export const idOf = (text: string): RecordId => uuidFromText(text) as RecordId;

/** A person with a device, a server with their book, and the vault between them. */
export interface Fixture {
  readonly owner: VaultOwner;
  readonly bookId: BookId;
  readonly firmBookId: BookId;
  readonly disk: MemoryDisk;
  readonly server: TinyServer;
  /** The server's side of documents' bytes; a test puts another in its place. */
  documents: DocumentTransport;
  readonly events: VaultEvent[];
  /** The vault over the same disk and database, as after a restart. */
  readonly start: (more?: Pick<ServiceParts, 'schemas' | 'now'>) => VaultApi;
}

/**
 * A fixture of its own: no test sees another's database.
 * @param transportOver the real transport; adapters do not know each other, tests know both
 */
export function newFixture(transportOver: (call: VaultHost['call']) => VaultTransport): Fixture {
  const owner: VaultOwner = {
    personId: fresh() as PersonId,
    personName: 'Anna Berg',
    deviceId: fresh() as DeviceId,
    deviceName: 'Laptop',
    server: 'https://example.com',
  };
  const bookId = fresh() as BookId;
  const firmBookId = fresh() as BookId;
  const books: BookAccess[] = [
    { bookId, name: 'Anna’s book', role: 'owner', isFirmBook: false },
    { bookId: firmBookId, name: 'Firm', role: 'reader', isFirmBook: true },
  ];
  const server = new TinyServer(owner, books);
  const disk = emptyDisk();
  const events: VaultEvent[] = [];
  const fixture: Fixture = {
    owner,
    bookId,
    firmBookId,
    disk,
    server,
    events,
    documents: documentsOf(server),
    start: (more = {}) => {
      const host = memoryHost(disk, server.call);
      return vaultService({
        // Cycles run when a test asks for one.
        host: { ...host, useNetworkKey: async () => ({ ok: true, value: { signedIn: false } }) },
        transport: transportOver(host.call),
        documents: {
          state: (ref) => fixture.documents.state(ref),
          send: (ref, part, bytes) => fixture.documents.send(ref, part, bytes),
          read: (ref, part) => fixture.documents.read(ref, part),
        },
        tell: (event) => events.push(event),
        ...more,
      });
    },
  };
  return fixture;
}

/** Bytes in memory beside the records of `server`, reachable when it is. */
export function documentsOf(server: TinyServer): DocumentTransport {
  const memory = memoryDocuments({
    hashOf: contentHashOf,
    named: ({ documentId, contentHash }) => {
      const data = server.records.get(documentId)?.data;
      if (data?.contentHash !== contentHash) return null;
      return { byteCount: Number(data.byteCount), mayWrite: true };
    },
  });
  const reached = async <Value>(call: () => Promise<Result<Value, TransportError>>) =>
    server.isReachable
      ? call()
      : err({ tag: 'unreachable' as const, message: 'The server cannot be reached.' });
  return {
    state: (ref) => reached(() => memory.state(ref)),
    send: (ref, part, bytes) => reached(() => memory.send(ref, part, bytes)),
    read: (ref, part) => reached(() => memory.read(ref, part)),
  };
}

/** The value of a result that must be good. */
export function good<Value>(result: VaultResult<Value>): Value {
  if (!result.ok) throw new Error(`${result.error.tag}: ${result.error.message}`);
  return result.value;
}

/** An enrolled, unlocked vault that has synchronised once and so knows its books. */
export async function enrolled(fixture: Fixture): Promise<VaultApi> {
  const vault = fixture.start();
  good(await vault.enrol({ owner: fixture.owner, passphrase: PASSPHRASE }));
  const view = await vault.synchronise();
  if (view.error) throw new Error(view.error.message);
  return vault;
}

export function clientNamed(name: string) {
  return { kind: 'client' as const, id: idOf(`client ${name}`), data: newClient({ name }) };
}

export function noteFor(clientId: RecordId, body: string) {
  const notedAt = '2026-11-24T09:00:00.000Z' as Instant;
  return {
    kind: 'note' as const,
    id: fresh() as RecordId,
    data: newNote({ clientId, notedAt, body }),
  };
}

export function depositInto(clientId: RecordId, accountId: RecordId, amount: number, day: number) {
  const date = `2026-${String(1 + (day % 12)).padStart(2, '0')}-15` as CalendarDate;
  return newTransaction({
    clientId,
    accountId,
    type: 'deposit',
    amount,
    date,
  });
}

/** Deletes a database as a browser that clears its data does; waits for connections that are closing. */
export function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
}
