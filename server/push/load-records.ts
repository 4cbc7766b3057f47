import type { RecordData } from '#shared/domain/kind.ts';
import { clientOf, kindDefinition, laneOf } from '#shared/domain/kinds.ts';
import { quoted } from '#shared/interchange/table/quoted.ts';
import type { BookId, RecordId } from '#shared/lib/identifiers.ts';
import { SYSTEM_PERSON } from '#shared/protocol/system-person.ts';
import type { Transaction } from '../database/database.ts';
import { instantNow, type ServerDependencies } from '../dependencies.ts';
import { lockHeads } from '../repositories/book-heads.ts';
import { clientPlaces, departuresOf, putClientPlaces } from '../repositories/clients.ts';
import { loadedStandings } from '../repositories/loaded-records.ts';
import { serverState } from '../repositories/server-state.ts';
import { SYSTEM_DEVICE } from '../system.ts';
import { type RecordWrite, writeRecords } from './write-records.ts';

/** A record that no person wrote: from a file, or the mirror of a person. */
export interface SystemRecord {
  readonly kind: string;
  readonly id: RecordId;
  readonly data: RecordData;
}

export interface LoadCounts {
  readonly written: number;
  /** The same as what is there. */
  readonly unchanged: number;
  /** Edited or removed since by people or the back office, or moved to another book: that stands. */
  readonly left: number;
  /** The first of those, as people call them. */
  readonly firstLeft: readonly string[];
}

/** Records that are named of those that were left. */
export const LEFT_NAMED = 20;

/**
 * Writes `records` into a book as the system's device, in one transaction with audit entries. What
 * people edited, removed or moved away since the last load is left as it is, and so is what the back
 * office changed by its answers; what is the same is not written again, so that loading twice changes
 * nothing.
 */
export function loadRecords(
  dependencies: ServerDependencies,
  bookId: BookId,
  records: readonly SystemRecord[],
): Promise<LoadCounts> {
  return dependencies.database.transaction((transaction) =>
    loadRecordsIn(transaction, dependencies, bookId, records),
  );
}

/** The same within the caller's transaction. */
export async function loadRecordsIn(
  transaction: Transaction,
  dependencies: ServerDependencies,
  bookId: BookId,
  records: readonly SystemRecord[],
): Promise<LoadCounts> {
  const heads = await lockHeads(transaction, [bookId]);
  const { epoch } = await serverState(transaction);
  const acceptedAt = instantNow(dependencies);
  const unique = [...new Map(records.map((record) => [record.id, record])).values()].map(
    (record) => ({
      ...record,
      text: JSON.stringify(record.data),
      clientId: clientOf(record.kind, record.id, record.data),
    }),
  );
  const standings = await loadedStandings(
    transaction,
    bookId,
    unique.map(({ id, text }) => ({ id, data: text })),
  );
  const standingOf = new Map(standings.map((standing) => [standing.id, standing]));
  const gone = await clientsElsewhere(
    transaction,
    bookId,
    unique.flatMap(({ clientId }) => (clientId ? [clientId] : [])),
  );
  let seq = heads.get(bookId)?.seq ?? 0;
  let unchanged = 0;
  const left: SystemRecord[] = [];
  const writes: RecordWrite[] = [];
  for (const { kind, id, data, text, clientId } of unique) {
    const previous = standingOf.get(id) ?? null;
    if (previous?.isSame) {
      unchanged += 1;
      continue;
    }
    // What is fixed stays as it is, with what was answered to it.
    const there = previous?.mayBeFixed;
    const isFixed = there && Boolean(kindDefinition(kind)?.fixedOnce?.(there, data).length);
    if (previous?.isEdited || isFixed || (clientId !== null && gone.has(clientId))) {
      left.push({ kind, id, data });
      continue;
    }
    seq += 1;
    writes.push({
      row: {
        bookId,
        id,
        kind,
        clientId,
        lane: laneOf(kind),
        version: { epoch, n: (previous?.version.n ?? 0) + 1 },
        seq,
        data: text,
        editedBy: SYSTEM_PERSON,
        editedAt: acceptedAt,
        acceptedAt,
        moveNumber: previous?.moveNumber ?? 0,
      },
      previous,
      action: 'load',
      personId: SYSTEM_PERSON,
      deviceId: SYSTEM_DEVICE,
    });
  }
  await writeRecords(transaction, heads, writes);
  await noteNewClients(transaction, writes);
  const firstLeft = left.slice(0, LEFT_NAMED).map(nameOf);
  return { written: writes.length, unchanged, left: left.length, firstLeft };
}

/** `transaction "deposit of 2026-03-02", reference 17`: the last where the firm's system has one. */
function nameOf({ kind, data }: SystemRecord): string {
  const name = `${kind} ${quoted(kindDefinition(kind)?.title(data) ?? '')}`;
  const reference = data.externalId;
  return typeof reference === 'string' && reference !== ''
    ? `${name}, reference ${reference}`
    : name;
}

async function clientsElsewhere(
  transaction: Transaction,
  bookId: BookId,
  clientIds: readonly RecordId[],
): Promise<ReadonlySet<RecordId>> {
  const unique = [...new Set(clientIds)];
  const places = await clientPlaces(transaction, unique);
  const departures = await departuresOf(transaction, [bookId], unique);
  return new Set([
    ...places.filter((place) => place.bookId !== bookId).map(({ clientId }) => clientId),
    ...departures.map(({ clientId }) => clientId),
  ]);
}

async function noteNewClients(
  transaction: Transaction,
  writes: readonly RecordWrite[],
): Promise<void> {
  const clients = writes.filter(({ row, previous }) => row.kind === 'client' && !previous);
  if (clients.length === 0) return;
  await putClientPlaces(
    transaction,
    clients.map(({ row }) => ({ clientId: row.id, bookId: row.bookId, moveNumber: 0 })),
  );
}
