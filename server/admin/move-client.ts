import type { Instant } from '#shared/lib/calendar-date.ts';
import type { BookId, RecordId } from '#shared/lib/identifiers.ts';
import { err, ok, type Result, type TaggedError } from '#shared/lib/result.ts';
import { SYSTEM_PERSON } from '#shared/protocol/system-person.ts';
import { DigestCounter } from '#shared/sync/digest.ts';
import type { Transaction } from '../database/database.ts';
import { instantNow, type ServerDependencies } from '../dependencies.ts';
import { withAuditHash } from '../push/audit-chain.ts';
import { finishHeads, writeRecords } from '../push/write-records.ts';
import { appendAudit } from '../repositories/audit.ts';
import { type BookHead, lockHeads } from '../repositories/book-heads.ts';
import {
  clientPlaces,
  putClientPlaces,
  putDeparture,
  removeDeparture,
} from '../repositories/clients.ts';
import { moveDocuments } from '../repositories/documents.ts';
import { moveLateEdits } from '../repositories/late-edits.ts';
import { type MovedRecord, takeClientOut } from '../repositories/moved-records.ts';
import { serverState } from '../repositories/server-state.ts';
import { SYSTEM_DEVICE } from '../system.ts';

export interface Moved {
  readonly from: BookId;
  readonly records: number;
  readonly moveNumber: number;
}

export type MoveError = TaggedError<'noSuchClient' | 'alreadyThere' | 'movedMeanwhile'>;

/**
 * Moves a client with all its records to another book in one transaction, both heads locked in the
 * order of their ids (F5). The old book's feed says that the client left, under a higher move number;
 * the new book's feed carries every record anew.
 */
export function moveClient(
  dependencies: ServerDependencies,
  clientId: RecordId,
  to: BookId,
): Promise<Result<Moved, MoveError>> {
  return dependencies.database.transaction(async (transaction) => {
    const [place] = await clientPlaces(transaction, [clientId]);
    if (!place) {
      return err({ tag: 'noSuchClient', message: `there is no client ${clientId}` } as const);
    }
    const from = place.bookId;
    if (from === to) {
      return err({ tag: 'alreadyThere', message: 'the client is in this book already' } as const);
    }
    const heads = await lockHeads(transaction, [from, to]);
    const [placeNow] = await clientPlaces(transaction, [clientId]);
    const [source, target] = [heads.get(from), heads.get(to)];
    if (!source || !target || placeNow?.bookId !== from) {
      return err({ tag: 'movedMeanwhile', message: 'the client was moved meanwhile' } as const);
    }
    const moveNumber = placeNow.moveNumber + 1;
    const acceptedAt = instantNow(dependencies);
    const { epoch } = await serverState(transaction);
    const records = await takeClientOut(transaction, from, clientId);
    const move = { clientId, moveNumber, acceptedAt, epoch, records };
    await leave(transaction, source, move);
    await arrive(transaction, target, move);
    await putClientPlaces(transaction, [{ clientId, bookId: to, moveNumber }]);
    await moveLateEdits(transaction, clientId, from, to);
    await moveDocuments(transaction, clientId, from, to);
    return ok({ from, records: records.length, moveNumber });
  });
}

interface Move {
  readonly clientId: RecordId;
  readonly moveNumber: number;
  readonly acceptedAt: Instant;
  readonly epoch: string;
  readonly records: readonly MovedRecord[];
}

/** The old book's side: its digests without the client, a departure, an audit entry. */
async function leave(
  transaction: Transaction,
  head: BookHead,
  { clientId, moveNumber, acceptedAt, epoch, records }: Move,
): Promise<void> {
  const seq = head.seq + 1;
  const { bookId } = head;
  const work = new DigestCounter(head.workDigest, head.workCount);
  const ledger = new DigestCounter(head.ledgerDigest, head.ledgerCount);
  for (const { id, lane, epoch: versionEpoch, n, data } of records) {
    if (data === null) continue;
    (lane === 'work' ? work : ledger).remove({ id, version: { epoch: versionEpoch, n } });
  }
  const entry = withAuditHash({
    bookId,
    seq,
    action: 'moveOut',
    recordId: clientId,
    kind: 'client',
    clientId,
    epoch,
    n: records.find(({ id }) => id === clientId)?.n ?? 0,
    personId: SYSTEM_PERSON,
    deviceId: SYSTEM_DEVICE,
    editedAt: acceptedAt,
    acceptedAt,
    data: null,
    prevHash: head.auditHash,
  });
  await appendAudit(transaction, [entry]);
  await putDeparture(transaction, { bookId, clientId, moveNumber, seq });
  await finishHeads(transaction, [
    {
      bookId,
      seq,
      workDigest: work.digest,
      workCount: work.count,
      ledgerDigest: ledger.digest,
      ledgerCount: ledger.count,
      auditHash: entry.hash,
    },
  ]);
}

/** The new book's side: every record written anew, tombstones included. */
async function arrive(
  transaction: Transaction,
  head: BookHead,
  { clientId, moveNumber, acceptedAt, epoch, records }: Move,
): Promise<void> {
  await removeDeparture(transaction, head.bookId, clientId);
  await writeRecords(
    transaction,
    new Map([[head.bookId, head]]),
    records.map((record, index) => ({
      row: {
        bookId: head.bookId,
        id: record.id,
        kind: record.kind,
        clientId,
        lane: record.lane,
        version: { epoch, n: record.n + 1 },
        seq: head.seq + 1 + index,
        data: record.data,
        editedBy: record.editedBy,
        editedAt: record.editedAt,
        acceptedAt,
        moveNumber: record.id === clientId ? moveNumber : 0,
      },
      previous: null,
      action: 'moveIn' as const,
      personId: SYSTEM_PERSON,
      deviceId: SYSTEM_DEVICE,
    })),
  );
}
