import { err, ok, type Result } from '#shared/lib/result.ts';
import { partCountOf, partLengthOf } from '#shared/protocol/documents.ts';
import type { TransportError } from '../ports.ts';
import type { DocumentShelf, DocumentTransport, NamedDocument } from './ports.ts';

export interface ExchangeInput {
  readonly shelf: DocumentShelf;
  readonly transport: DocumentTransport;
  /** The exchange stops before the next part. */
  readonly isStopped: () => boolean;
}

/** How one document came through. */
export type Passage = 'done' | 'refused' | 'notArrived' | 'damaged' | 'stopped';

/**
 * Sends what is owed and fetches what is wanted, one part after the other (D1). Whatever breaks it, the
 * next exchange goes on with the part that is missing. What concerns one document (it is refused, its
 * bytes are damaged) never stops the others; what concerns the line stops all.
 * @returns why it ended before everything was sent and fetched; `null` when it was not cut
 */
export async function exchangeDocuments(input: ExchangeInput): Promise<TransportError | null> {
  const { shelf, isStopped } = input;
  for (const document of shelf.owed()) {
    if (isStopped()) break;
    const passage = await sendDocument(input, document);
    if (!passage.ok) return passage.error;
  }
  for (const document of shelf.wanted()) {
    if (isStopped()) break;
    const passage = await fetchDocument(input, document);
    if (!passage.ok) return passage.error;
  }
  return null;
}

/** Sends the parts of one document that the server lacks. */
export async function sendDocument(
  { shelf, transport, isStopped }: ExchangeInput,
  document: NamedDocument,
): Promise<Result<Passage, TransportError>> {
  const { documentId } = document;
  const ref = { documentId, contentHash: document.contentHash };
  const state = await transport.state(ref);
  if (!state.ok) return refusedOr(state.error, () => shelf.refused(documentId));
  if (state.value.complete) {
    await shelf.sent(documentId);
    return ok('done');
  }
  for (const part of toSend(document.byteCount, state.value.parts)) {
    if (isStopped()) return ok('stopped');
    const bytes = await shelf.part(document, part);
    if (bytes === null) {
      await shelf.damaged(documentId);
      return ok('damaged');
    }
    const answer = await transport.send(ref, part, bytes);
    if (!answer.ok) return refusedOr(answer.error, () => shelf.refused(documentId));
    if (answer.value.state === 'mismatch') {
      // Either they were spoilt on the way, and are sent anew next time, or here.
      if (!(await shelf.finish(document))) await shelf.damaged(documentId);
      return ok('damaged');
    }
    if (answer.value.state === 'complete') {
      await shelf.sent(documentId);
      return ok('done');
    }
  }
  return ok('stopped');
}

/** Fetches the parts of one document that are not here, and checks the whole. */
export async function fetchDocument(
  { shelf, transport, isStopped }: ExchangeInput,
  document: NamedDocument,
): Promise<Result<Passage, TransportError>> {
  const { documentId, byteCount } = document;
  const ref = { documentId, contentHash: document.contentHash };
  const state = await transport.state(ref);
  if (!state.ok) return refusedOr(state.error, async () => undefined);
  if (!state.value.complete) {
    shelf.notArrived(documentId);
    return ok('notArrived');
  }
  for (const part of missing(byteCount, shelf.partsHere(document))) {
    if (isStopped()) return ok('stopped');
    const bytes = await transport.read(ref, part);
    if (!bytes.ok) return refusedOr(bytes.error, async () => undefined);
    if (bytes.value.length !== partLengthOf(byteCount, part)) {
      return err({
        tag: 'garbled',
        message: 'A part of a document was cut off; it is asked again.',
      });
    }
    await shelf.keepPart(document, part, bytes.value);
  }
  return ok((await shelf.finish(document)) ? 'done' : 'damaged');
}

/** The parts the server lacks; when it lacks none and still is not done, the last asks it to look again. */
function toSend(byteCount: number, there: readonly number[]): readonly number[] {
  const lacking = missing(byteCount, there);
  return lacking.length > 0 ? lacking : [partCountOf(byteCount) - 1];
}

function missing(byteCount: number, there: readonly number[]): readonly number[] {
  const known = new Set(there);
  const parts = Array.from({ length: partCountOf(byteCount) }, (_, part) => part);
  return parts.filter((part) => !known.has(part));
}

async function refusedOr(
  error: TransportError,
  refused: () => Promise<void>,
): Promise<Result<Passage, TransportError>> {
  if (error.tag !== 'refused') return err(error);
  await refused();
  return ok('refused');
}
