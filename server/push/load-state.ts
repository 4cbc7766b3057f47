import type { Instant } from '#shared/lib/calendar-date.ts';
import type { BookId, DeviceId, PersonId, RecordId } from '#shared/lib/identifiers.ts';
import { wireRecord } from '#shared/protocol/record.ts';
import { type Transaction, together } from '../database/database.ts';
import type { AccessCheck } from '../repositories/access.ts';
import { formerClients, idsOfOtherBooks } from '../repositories/audit.ts';
import { type BookHead, lockHeads } from '../repositories/book-heads.ts';
import { clientPlaces, departuresOf } from '../repositories/clients.ts';
import { rememberedMutations } from '../repositories/mutations.ts';
import { type CurrentRecord, currentRecords, type WantedRecord } from '../repositories/records.ts';
import { serverState } from '../repositories/server-state.ts';
import type { CheckedMutation } from './check-mutation.ts';
import type { PushState, WriteRight } from './decide.ts';

export interface LoadedState {
  readonly state: PushState;
  readonly heads: ReadonlyMap<BookId, BookHead>;
  /** Where a client is now. */
  readonly placeOf: (clientId: RecordId) => BookId | undefined;
}

/**
 * Locks the books of `mutations` that this person writes to and reads what deciding
 * needs: a fixed number of statements, however many mutations there are.
 */
export async function loadState(
  transaction: Transaction,
  check: AccessCheck,
  { personId }: { readonly personId: PersonId; readonly deviceId: DeviceId },
  mutations: readonly CheckedMutation[],
  acceptedAt: Instant,
): Promise<LoadedState> {
  const named = new Set(mutations.map(({ mutation }) => mutation.bookId));
  const [access, former, { epoch }] = await together([
    check.bookAccess(transaction, personId, [...named]),
    check.formerlyWritable(transaction, personId),
    serverState(transaction),
  ]);
  const writable = new Set(
    access
      .filter(({ role }) => role === 'owner' || role === 'assistant')
      .map(({ bookId }) => bookId),
  );
  const bookIds = [...named].filter((bookId) => writable.has(bookId));
  // What cannot be locked is not theirs, whatever the check said: PostgreSQL has its own (V1). What is
  // remembered is read behind the lock: another try of this very push may have held it (P2).
  const [heads, remembered] = await together([
    lockHeads(transaction, bookIds),
    rememberedMutations(
      transaction,
      mutations.map(({ mutation }) => mutation.id),
    ),
  ]);
  const rightIn = (bookId: BookId): WriteRight => {
    if (heads.has(bookId)) return 'writes';
    return former.has(bookId) ? 'wroteOnce' : 'none';
  };

  const ours = mutations.filter(({ mutation }) => rightIn(mutation.bookId) !== 'none');
  const records = await currentRecords(transaction, wantedRecords(ours));
  const recordByKey = new Map(records.map((record) => [keyOf(record.bookId, record.id), record]));
  const absent = ours.filter(
    ({ mutation }) => !recordByKey.has(keyOf(mutation.bookId, mutation.recordId)),
  );
  const [formerClient, borrowed] = await together([
    formerClientsByKey(transaction, absent),
    idsOfOtherBooks(
      transaction,
      absent.map(({ mutation: { bookId, recordId } }) => ({ bookId, recordId })),
    ),
  ]);
  const isBorrowed = new Set(borrowed.map(({ bookId, recordId }) => keyOf(bookId, recordId)));
  const clientIds = new Set<RecordId>([
    ...ours.flatMap(({ clientId }) => (clientId ? [clientId] : [])),
    ...records.flatMap(({ clientId }) => (clientId ? [clientId] : [])),
    ...formerClient.values(),
  ]);
  const [places, departures] = await together([
    clientPlaces(transaction, [...clientIds]),
    departuresOf(transaction, bookIds, [...clientIds]),
  ]);
  const placeByClient = new Map(places.map((place) => [place.clientId, place.bookId]));
  const departed = new Set(departures.map(({ bookId, clientId }) => keyOf(bookId, clientId)));
  const rememberedById = new Map(remembered.map((mutation) => [mutation.id, mutation]));
  const firmBook = access.find(({ isFirmBook }) => isFirmBook)?.bookId;

  return {
    heads,
    placeOf: (clientId) => placeByClient.get(clientId),
    state: {
      epoch,
      personId,
      acceptedAt,
      rightIn,
      isFirmBook: (bookId) => bookId === firmBook,
      headOf: (bookId) => heads.get(bookId)?.seq ?? 0,
      recordIn: (bookId, id) => recordByKey.get(keyOf(bookId, id)),
      wireOf: (bookId, id) => parsedWire(recordByKey.get(keyOf(bookId, id))),
      hasLeft: (bookId, clientId) => departed.has(keyOf(bookId, clientId)),
      formerClientOf: (bookId, id) => formerClient.get(keyOf(bookId, id)),
      isOfAnotherBook: (bookId, id) => isBorrowed.has(keyOf(bookId, id)),
      remembered: (id) => rememberedById.get(id),
    },
  };
}

const keyOf = (bookId: BookId, id: RecordId): string => `${bookId} ${id}`;

/** The records themselves with the version the device knows, their clients and their parents. */
function wantedRecords(mutations: readonly CheckedMutation[]): readonly WantedRecord[] {
  const wanted = new Map<string, WantedRecord>();
  const want = (bookId: BookId, id: RecordId, withoutCopy: boolean): void => {
    const key = keyOf(bookId, id);
    const before = wanted.get(key);
    if (before && (withoutCopy || !before.withoutCopy)) return;
    wanted.set(key, { bookId, id, version: null, withoutCopy });
  };
  for (const { mutation, definition, clientId, parents } of mutations) {
    const { bookId, recordId: id } = mutation;
    // What is fixed once it exists is compared with the copy that is there.
    const version = definition.fixedOnce ? null : mutation.baseVersion;
    wanted.set(keyOf(bookId, id), { bookId, id, version });
    // Only of what is fixed is the client looked into, for whether it is of a sample.
    if (clientId) want(bookId, clientId, !definition.fixedOnce);
    for (const parent of parents) want(bookId, parent, true);
  }
  return [...wanted.values()];
}

/** Records that are not there may have left with their client; the audit trail knows with whom. */
async function formerClientsByKey(
  transaction: Transaction,
  absent: readonly CheckedMutation[],
): Promise<ReadonlyMap<string, RecordId>> {
  const unknown = absent.filter(
    ({ mutation, clientId }) => clientId === null && mutation.baseVersion !== null,
  );
  const rows = await formerClients(
    transaction,
    unknown.map(({ mutation }) => ({ bookId: mutation.bookId, recordId: mutation.recordId })),
  );
  return new Map(rows.map((row) => [keyOf(row.bookId, row.recordId), row.clientId]));
}

function parsedWire(record: CurrentRecord | undefined) {
  return record?.wire ? wireRecord.parse(JSON.parse(record.wire)) : undefined;
}
