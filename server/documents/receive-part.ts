import type { BookId, DeviceId, PersonId } from '#shared/lib/identifiers.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import {
  type DocumentRef,
  type DocumentState,
  type PartAnswer,
  partCountOf,
  partLengthOf,
} from '#shared/protocol/documents.ts';
import type { BookAccess } from '#shared/protocol/session.ts';
import { asOwner, asPerson } from '../database/as-person.ts';
import type { Transaction } from '../database/database.ts';
import { instantNow, type RouteDependencies } from '../dependencies.ts';
import { notFound, type Refused, refuse } from '../lib/refused.ts';
import { withAuditHash } from '../push/audit-chain.ts';
import { finishHeads } from '../push/write-records.ts';
import { appendAudit } from '../repositories/audit.ts';
import { lockHeads } from '../repositories/book-heads.ts';
import {
  dropParts,
  hashOfParts,
  isComplete,
  keepPart,
  type NamedBytes,
  namedBytes,
  noteComplete,
  owedBytes,
  partBytes,
  partsThere,
} from '../repositories/documents.ts';

interface Sender {
  readonly personId: PersonId;
  readonly deviceId: DeviceId;
}

const mayWrite = ({ role }: BookAccess): boolean => role === 'owner' || role === 'assistant';
const idsOf = (books: readonly BookAccess[]): BookId[] => books.map(({ bookId }) => bookId);

/**
 * What the server has of the bytes that a record names, for whoever may read the record, or still owes
 * its bytes (D1).
 */
export function stateOfDocument(
  { database, access }: RouteDependencies,
  personId: PersonId,
  ref: DocumentRef,
): Promise<Result<DocumentState, Refused>> {
  return asPerson(database, personId, async (transaction) => {
    const books = idsOf(await access.bookAccess(transaction, personId));
    const named =
      (await namedBytes(transaction, books, ref)) ?? (await owedByAuthor(transaction, ref));
    if (!named) return notFound();
    if (await isComplete(transaction, named.bookId, ref)) return ok({ complete: true, parts: [] });
    return ok({ complete: false, parts: [...(await partsThere(transaction, named.bookId, ref))] });
  });
}

/** One part of bytes that are whole; `notFound` for what is not there and for what is not theirs. */
export function readPart(
  { database, access }: RouteDependencies,
  personId: PersonId,
  ref: DocumentRef,
  part: number,
): Promise<Result<Uint8Array, Refused>> {
  return asPerson(database, personId, async (transaction) => {
    const books = idsOf(await access.bookAccess(transaction, personId));
    const named = await namedBytes(transaction, books, ref);
    if (!named || !(await isComplete(transaction, named.bookId, ref))) return notFound();
    const bytes = await partBytes(transaction, named.bookId, ref, part);
    return bytes ? ok(bytes) : notFound();
  });
}

/**
 * Keeps one part of the bytes that a record names, in a book in which the sender may write, or of those
 * they named before the client passed to somebody else (F7). With the
 * last of them the hash of the whole is taken: it is the one the record names, which is written into
 * the trail, or every part goes and the sender begins anew. Asked again, it answers the same.
 */
export function receivePart(
  dependencies: RouteDependencies,
  sender: Sender,
  ref: DocumentRef,
  part: number,
  bytes: Uint8Array,
): Promise<Result<PartAnswer, Refused>> {
  const { database, access } = dependencies;
  return asPerson(database, sender.personId, async (transaction) => {
    const books = (await access.bookAccess(transaction, sender.personId)).filter(mayWrite);
    const named =
      (await namedBytes(transaction, idsOf(books), ref)) ?? (await owedByAuthor(transaction, ref));
    if (!named) return notFound();
    if (part >= partCountOf(named.byteCount)) {
      return refuse('badRequest', 'part: the document has fewer parts');
    }
    if (bytes.length !== partLengthOf(named.byteCount, part)) {
      return refuse('badRequest', 'the part has not the length it must have');
    }
    // Two devices that send the last parts at once: one of them sees both.
    const heads = await lockHeads(transaction, [named.bookId]);
    const head = heads.get(named.bookId);
    if (!head) return notFound();
    if (await isComplete(transaction, named.bookId, ref)) return ok({ state: 'complete' });
    await keepPart(transaction, named, ref, part, bytes);
    const there = await partsThere(transaction, named.bookId, ref);
    if (there.length < partCountOf(named.byteCount)) return ok({ state: 'more' });
    if ((await hashOfParts(transaction, named.bookId, ref)) !== ref.contentHash) {
      await dropParts(transaction, named.bookId, ref);
      return ok({ state: 'mismatch' });
    }
    const now = instantNow(dependencies);
    await noteComplete(transaction, named, ref, sender.personId, now);
    await noteInTrail(transaction, head, named, ref, sender, now);
    return ok({ state: 'complete' });
  });
}

/** Bytes that this person named in a book that is not theirs any more; what follows is the owner's. */
async function owedByAuthor(
  transaction: Transaction,
  ref: DocumentRef,
): Promise<NamedBytes | undefined> {
  const owed = await owedBytes(transaction, ref);
  if (owed) await asOwner(transaction);
  return owed;
}

/** The arrival in the book's trail, with the record as it stood; other devices are poked. */
async function noteInTrail(
  transaction: Transaction,
  head: Parameters<typeof finishHeads>[1][number],
  named: NamedBytes,
  { documentId }: DocumentRef,
  { personId, deviceId }: Sender,
  acceptedAt: string,
): Promise<void> {
  const { epoch, n } = named;
  // Of a late edit the trail says what was decided, with the record itself.
  if (epoch === null || n === null) return;
  const seq = head.seq + 1;
  const entry = withAuditHash({
    bookId: named.bookId,
    seq,
    action: 'bytes',
    recordId: documentId,
    kind: 'document',
    clientId: named.clientId,
    epoch,
    n,
    personId,
    deviceId,
    editedAt: named.editedAt,
    acceptedAt,
    data: named.data,
    prevHash: head.auditHash,
  });
  await appendAudit(transaction, [entry]);
  await finishHeads(transaction, [{ ...head, seq, auditHash: entry.hash }]);
}
