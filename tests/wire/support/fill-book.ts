import { instantNow, type ServerDependencies } from '#server/dependencies.ts';
import { headAfter } from '#server/push/write-records.ts';
import { lockHeads, saveHeads } from '#server/repositories/book-heads.ts';
import { putRecords, type RecordRow } from '#server/repositories/records.ts';
import { serverState } from '#server/repositories/server-state.ts';
import { newClient } from '#shared/domain/client/client-builders.ts';
import { laneOf } from '#shared/domain/kinds.ts';
import type { BookId, RecordId } from '#shared/lib/identifiers.ts';
import { SYSTEM_PERSON } from '#shared/protocol/system-person.ts';
import { noteOf } from '#tests/integration/server/test-device.ts';
import { Random } from '#tests/simulation/random.ts';

const BATCH = 5_000;
const WORDS =
  'met agreed on the renewal of rent costs autumn call again asked for a statement'.split(' ');

/** Puts `count` records (a client and its notes) into a book, as a load leaves them but for the audit. */
export async function fillBook(
  dependencies: ServerDependencies,
  bookId: BookId,
  count: number,
): Promise<void> {
  const random = new Random(count);
  const clientId = random.uuid() as RecordId;
  const sentence = (): string => Array.from({ length: 24 }, () => random.pick(WORDS)).join(' ');
  for (let from = 0; from < count; from += BATCH) {
    await dependencies.database.transaction(async (transaction) => {
      const { epoch } = await serverState(transaction);
      let head = (await lockHeads(transaction, [bookId])).get(bookId);
      if (!head) throw new Error('the book has a head');
      const at = instantNow(dependencies);
      const rows: RecordRow[] = [];
      for (let index = from; index < Math.min(count, from + BATCH); index += 1) {
        const kind = index === 0 ? 'client' : 'note';
        const data = index === 0 ? newClient({ name: 'Acme' }) : noteOf(clientId, sentence());
        const id = index === 0 ? clientId : (random.uuid() as RecordId);
        const row: RecordRow = {
          ...{ bookId, id, kind, clientId, lane: laneOf(kind), version: { epoch, n: 1 } },
          ...{ seq: head.seq + 1, data: JSON.stringify(data), editedBy: SYSTEM_PERSON },
          ...{ editedAt: at, acceptedAt: at, moveNumber: 0 },
        };
        rows.push(row);
        head = headAfter(head, { row, previous: null }, head.auditHash);
      }
      await putRecords(transaction, rows);
      await saveHeads(transaction, [head]);
    });
  }
}
