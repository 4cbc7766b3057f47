import { instantNow, type ServerDependencies } from '#server/dependencies.ts';
import { headAfter } from '#server/push/write-records.ts';
import { lockHeads, saveHeads } from '#server/repositories/book-heads.ts';
import { findBooks, firmBookId } from '#server/repositories/books.ts';
import { putClientPlaces } from '#server/repositories/clients.ts';
import { putRecords, type RecordRow } from '#server/repositories/records.ts';
import { serverState } from '#server/repositories/server-state.ts';
import { clientOf, laneOf } from '#shared/domain/kinds.ts';
import type { BookId } from '#shared/lib/identifiers.ts';
import { SYSTEM_PERSON } from '#shared/protocol/system-person.ts';
import type { GeneratedBook, GeneratedRecord } from './generated-book.ts';
import { progress } from './report.ts';

const BATCH = 10_000;
const TOLD_EVERY = 200_000;

/**
 * Fills a book, and the firm's, with what a load would have written: records, digests, places of
 * clients. Only the audit trail is left out, which makes a million records a matter of a minute.
 */
export async function loadGenerated(
  dependencies: ServerDependencies,
  bookName: string,
  book: GeneratedBook,
): Promise<void> {
  const [own] = await findBooks(dependencies.database, bookName);
  if (!own) throw new Error(`There is no book "${bookName}".`);
  await write(dependencies, await firmBookId(dependencies.database), book.firm);
  let batch: GeneratedRecord[] = [];
  let written = 0;
  for (const records of book.clients()) {
    batch.push(...records);
    if (batch.length < BATCH) continue;
    await write(dependencies, own.id, batch);
    if (Math.floor((written + batch.length) / TOLD_EVERY) > Math.floor(written / TOLD_EVERY)) {
      progress(`${written + batch.length} records are on the server`);
    }
    written += batch.length;
    batch = [];
  }
  await write(dependencies, own.id, batch);
}

function write(
  dependencies: ServerDependencies,
  bookId: BookId,
  records: readonly GeneratedRecord[],
): Promise<void> {
  return dependencies.database.transaction(async (transaction) => {
    const { epoch } = await serverState(transaction);
    let head = (await lockHeads(transaction, [bookId])).get(bookId);
    if (!head) throw new Error(`Book ${bookId} has no head.`);
    const at = instantNow(dependencies);
    const rows: RecordRow[] = [];
    for (const { kind, id, data } of records) {
      const row: RecordRow = {
        ...{ bookId, id, kind, clientId: clientOf(kind, id, data), lane: laneOf(kind) },
        ...{ version: { epoch, n: 1 }, seq: head.seq + 1, data: JSON.stringify(data) },
        ...{ editedBy: SYSTEM_PERSON, editedAt: at, acceptedAt: at, moveNumber: 0 },
      };
      rows.push(row);
      head = headAfter(head, { row, previous: null }, head.auditHash);
    }
    await putRecords(transaction, rows);
    await saveHeads(transaction, [head]);
    const clients = rows.filter(({ kind }) => kind === 'client');
    await putClientPlaces(
      transaction,
      clients.map(({ id }) => ({ clientId: id, bookId, moveNumber: 0 })),
    );
  });
}
