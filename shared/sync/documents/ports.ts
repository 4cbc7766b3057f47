import type { RecordId } from '#shared/lib/identifiers.ts';
import type { Result } from '#shared/lib/result.ts';
import type { DocumentRef, DocumentState, PartAnswer } from '#shared/protocol/documents.ts';
import type { TransportError } from '../ports.ts';

/**
 * Calls to the server for the bytes of documents (SPEC D1); `refused` is also the answer to what is
 * not there and to what is not this person's. Adapters: in memory (tests) and over the shell; both
 * pass `tests/contracts/document-transport.ts`.
 */
export interface DocumentTransport {
  state(ref: DocumentRef): Promise<Result<DocumentState, TransportError>>;
  /** Sends one part, counted from 0; sent again it changes nothing. */
  send(
    ref: DocumentRef,
    part: number,
    bytes: Uint8Array,
  ): Promise<Result<PartAnswer, TransportError>>;
  /** One part of bytes that are whole at the server. */
  read(ref: DocumentRef, part: number): Promise<Result<Uint8Array, TransportError>>;
}

/** Bytes that a record names. */
export interface NamedDocument extends DocumentRef {
  readonly byteCount: number;
}

/** What the exchange of bytes needs of a device's store. */
export interface DocumentShelf {
  /** Bytes the server does not have yet and may take: their records were accepted. Oldest first. */
  owed(): readonly NamedDocument[];
  /** Bytes to fetch without being asked, in this order. */
  wanted(): readonly NamedDocument[];
  /** Which parts of the bytes are here, in order. */
  partsHere(document: NamedDocument): readonly number[];
  /** One part as it was kept; `null` when it is not there or damaged. */
  part(document: NamedDocument, part: number): Promise<Uint8Array | null>;
  /** Keeps a part that was fetched. */
  keepPart(document: NamedDocument, part: number, bytes: Uint8Array): Promise<void>;
  /** All parts are here: answers whether their hash is the record's; else nothing of them is kept. */
  finish(document: NamedDocument): Promise<boolean>;
  /** The server has all bytes and has found them right. */
  sent(documentId: RecordId): Promise<void>;
  /** What is here is not what the record names and must not be sent. */
  damaged(documentId: RecordId): Promise<void>;
  /** The server would not take these bytes: no record it knows names them, or not in a book of ours. */
  refused(documentId: RecordId): Promise<void>;
  /** The server does not have these bytes yet either. */
  notArrived(documentId: RecordId): void;
}
