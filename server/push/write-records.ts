import type { BookId, DeviceId, PersonId } from '#shared/lib/identifiers.ts';
import type { Version } from '#shared/protocol/record.ts';
import { DigestCounter } from '#shared/sync/digest.ts';
import { type Transaction, together } from '../database/database.ts';
import { type AuditAction, type AuditRow, appendAudit } from '../repositories/audit.ts';
import { type BookHead, saveHeads } from '../repositories/book-heads.ts';
import { putRecords, type RecordRow } from '../repositories/records.ts';
import { withAuditHash } from './audit-chain.ts';

/** The channel on which every server process hears of new writes (F10). */
export const POKE_CHANNEL = 'fieldfolio_poke';

/** One write of a record, its seq and version given out, with what it replaces. */
export interface RecordWrite {
  readonly row: RecordRow;
  readonly previous: { readonly version: Version; readonly isLive: boolean } | null;
  readonly action: AuditAction;
  /** Who did it; the row says whose words they are, which differs for moves. */
  readonly personId: PersonId;
  readonly deviceId: DeviceId | null;
}

/**
 * Writes records, audit entries and heads, and pokes, in the caller's transaction, which holds the
 * locks of `heads`. The writes of a book come with seqs that follow its head one by one (F1).
 */
export async function writeRecords(
  transaction: Transaction,
  heads: ReadonlyMap<BookId, BookHead>,
  writes: readonly RecordWrite[],
): Promise<void> {
  if (writes.length === 0) return;
  const changed = new Map<BookId, BookHead>();
  const entries: AuditRow[] = [];
  for (const write of writes) {
    const { bookId } = write.row;
    const head = changed.get(bookId) ?? heads.get(bookId);
    if (head === undefined || write.row.seq !== head.seq + 1) {
      throw new Error(`seq ${write.row.seq} does not follow the head of book ${bookId}`);
    }
    const entry = auditEntryOf(write, head.auditHash);
    entries.push(entry);
    changed.set(bookId, headAfter(head, write, entry.hash));
  }
  await together([
    putRecords(transaction, latestOfEach(writes)),
    appendAudit(transaction, entries),
    finishHeads(transaction, [...changed.values()]),
  ]);
}

/** Saves heads and tells every server process that there is something new in their books. */
export async function finishHeads(
  transaction: Transaction,
  heads: readonly BookHead[],
): Promise<void> {
  await together([
    saveHeads(transaction, heads),
    transaction.query(`select pg_notify($1, value::text) from jsonb_array_elements($2::jsonb)`, [
      POKE_CHANNEL,
      JSON.stringify(heads.map(({ bookId, seq }) => ({ bookId, head: seq }))),
    ]),
  ]);
}

/** The head of a book after `write`, its digest and count over live records only (F8). */
export function headAfter(
  head: BookHead,
  { row, previous }: Pick<RecordWrite, 'row' | 'previous'>,
  hash: string,
): BookHead {
  const isWork = row.lane === 'work';
  const counter = isWork
    ? new DigestCounter(head.workDigest, head.workCount)
    : new DigestCounter(head.ledgerDigest, head.ledgerCount);
  if (previous?.isLive) counter.remove({ id: row.id, version: previous.version });
  if (row.data !== null) counter.add(row);
  const lane = isWork
    ? { workDigest: counter.digest, workCount: counter.count }
    : { ledgerDigest: counter.digest, ledgerCount: counter.count };
  return { ...head, ...lane, seq: row.seq, auditHash: hash };
}

/** The entry that `write` has in the trail of its book, behind the one of `prevHash`. */
export function auditEntryOf(
  { row, action, personId, deviceId }: RecordWrite,
  prevHash: string,
): AuditRow {
  return withAuditHash({
    bookId: row.bookId,
    seq: row.seq,
    action,
    recordId: row.id,
    kind: row.kind,
    clientId: row.clientId,
    epoch: row.version.epoch,
    n: row.version.n,
    personId,
    deviceId,
    editedAt: row.editedAt,
    acceptedAt: row.acceptedAt,
    data: row.data,
    prevHash,
  });
}

/** A record written twice in one transaction: the feed shows it once, at its latest seq (F2). */
function latestOfEach(writes: readonly RecordWrite[]): readonly RecordRow[] {
  return [...new Map(writes.map(({ row }) => [`${row.bookId} ${row.id}`, row])).values()];
}
