import type { Entry } from '#shared/domain/client/client-file.ts';
import { type SimilarBuyers, similarBuyers } from '#shared/domain/growth/similar-buyers.ts';
import { type DataOf, type Kind, kindDefinition } from '#shared/domain/kinds.ts';
import type { BookId, RecordId } from '#shared/lib/identifiers.ts';
import { SYSTEM_PERSON } from '#shared/protocol/system-person.ts';
import type { LocalRecord } from '#shared/sync/records.ts';
import type { ListFilter } from '../api.ts';
import { isBulk, type StoreState } from '../store/store-state.ts';
import type { VaultStore } from '../store/vault-store.ts';
import type { ClientName, RecordSyncState, RecordView } from '../views.ts';

/** How each record that is not plainly synchronised stands with the server. */
export function syncStates(state: StoreState): ReadonlyMap<RecordId, RecordSyncState> {
  const states = new Map<RecordId, RecordSyncState>();
  const rank = { synced: 0, waiting: 1, syncing: 2, attention: 3 } as const;
  const raise = (id: RecordId, to: RecordSyncState): void => {
    if (rank[to] > rank[states.get(id) ?? 'synced']) states.set(id, to);
  };
  const words = { pending: 'waiting', sent: 'syncing', attention: 'attention' } as const;
  for (const entry of state.outbox.values()) raise(entry.recordId, words[entry.state]);
  for (const conflict of openConflicts(state)) {
    const recordId = conflict.data?.recordId;
    if (typeof recordId === 'string') raise(recordId as RecordId, 'attention');
  }
  return states;
}

/** Conflicts that wait for a person. */
export function openConflicts(state: StoreState): LocalRecord[] {
  return [...state.records.ofKind('conflict').values()].filter(
    (conflict) => conflict.data?.status === 'open',
  );
}

/** What screens see of a live record. Data was checked where it came in: on the wire or at saving. */
export function viewOf<K extends Kind>(
  record: LocalRecord,
  states: ReadonlyMap<RecordId, RecordSyncState>,
): RecordView<K> {
  return {
    ...entryOf<DataOf<K>>(record),
    kind: record.kind as K,
    bookId: record.bookId,
    clientId: record.clientId,
    sync: states.get(record.id) ?? 'synced',
  };
}

/** A record as rules and figures see it; what came in bulk was edited by nobody. */
export function entryOf<Data>(record: LocalRecord): Entry<Data> {
  const isEdited = record.editedBy !== SYSTEM_PERSON;
  return {
    id: record.id,
    data: record.data as Data,
    editedAt: isEdited ? record.editedAt : null,
    editedBy: isEdited ? record.editedBy : null,
  };
}

/** One record, wherever it rests; `null` when it is deleted or not here. */
export async function findRecord(
  store: VaultStore,
  kind: string,
  id: RecordId,
): Promise<LocalRecord | null> {
  const found = await store.records([{ kind, id, series: null }]);
  const record = found.get(id);
  return record?.data && record.kind === kind ? record : null;
}

/**
 * The record of which `bookId` has one; `null` when it has none here. What another book keeps under its
 * id is not it.
 */
export function recordOfBook<K extends 'bookSettings' | 'vigilanceSettings'>(
  store: VaultStore,
  kind: K,
  bookId: BookId,
): DataOf<K> | null {
  const id = kindDefinition(kind)?.idInBook?.(bookId);
  const record = id && store.state.records.get(id);
  const isOwn = record && record.kind === kind && record.bookId === bookId;
  return isOwn ? (record.data as DataOf<K> | null) : null;
}

/** Live records of a kind that pass `filter`; bulk kinds are read from disk. */
export async function listRecords(
  store: VaultStore,
  kind: Kind,
  filter: ListFilter = {},
): Promise<LocalRecord[]> {
  const { clientId, bookId, editedSince } = filter;
  const candidates = isBulk(kind)
    ? await bulkRecords(store, kind, clientId)
    : (clientId
        ? store.state.records.ofClient(clientId)
        : store.state.records.ofKind(kind)
      ).values();
  return [...candidates].filter(
    (record) =>
      record.kind === kind &&
      record.data !== null &&
      (!bookId || record.bookId === bookId) &&
      (!clientId || record.clientId === clientId) &&
      (!editedSince || (record.editedAt >= editedSince && record.editedBy !== SYSTEM_PERSON)),
  );
}

/** Every client's name, and the language of its documents where it has one; in no order. */
export function clientNames(store: VaultStore): ClientName[] {
  const names: ClientName[] = [];
  for (const record of store.state.records.ofKind('client').values()) {
    if (record.data === null) continue;
    const { id, data } = entryOf<DataOf<'client'>>(record);
    const { name, language } = data;
    names.push({ id, name: name ?? '', ...(language ? { language } : {}) });
  }
  return names;
}

/** How many like the client have which products. */
export function buyersLike(store: VaultStore, clientId: RecordId): SimilarBuyers | null {
  const { records } = store.state;
  const client = records.get(clientId);
  if (client?.kind !== 'client' || client.data === null) return null;
  const live = <K extends Kind>(kind: K): Entry<DataOf<K>>[] =>
    [...records.ofKind(kind).values()].flatMap((record) =>
      record.data === null ? [] : [entryOf<DataOf<K>>(record)],
    );
  const entitlements = live('entitlement').map(({ data }) => data);
  return similarBuyers(entryOf<DataOf<'client'>>(client), live('client'), entitlements);
}

async function bulkRecords(
  store: VaultStore,
  kind: string,
  clientId: RecordId | undefined,
): Promise<LocalRecord[]> {
  const found = new Map<RecordId, LocalRecord>();
  for (const row of store.state.series.values()) {
    if (row.kind !== kind || (clientId && row.clientId !== clientId)) continue;
    for (const [id, record] of await store.reader.read(row.series)) found.set(id, record);
  }
  // Made here and never pulled: rows of series that have no chunk yet.
  for (const [id, record] of store.state.records.ofKind(kind)) found.set(id, record);
  return [...found.values()];
}
