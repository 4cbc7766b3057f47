import { assertNever } from '#shared/lib/assert.ts';
import type { BookId, MutationId, RecordId } from '#shared/lib/identifiers.ts';
import type {
  HandedOver,
  LaneState,
  LocalRecord,
  OutboxEntry,
  StoreWrite,
} from '#shared/sync/records.ts';
import type { LocalDraft } from '../api.ts';
import { laneKey, type StoreState } from './store-state.ts';

/** What of bulk records leaves with a purge; their ids are found when the chunks are read. */
export type Purge =
  | { readonly bookId: BookId; readonly clientId: RecordId }
  | { readonly bookId: BookId; readonly clientId: null };

/** What a vault writes: beside what synchronisation writes its drafts, of which that knows nothing. */
export type VaultWrite =
  | StoreWrite
  | { readonly write: 'putDraft'; readonly draft: LocalDraft }
  | { readonly write: 'removeDraft'; readonly id: RecordId };

/** What a list of writes comes to: per thing its last state, `null` where it goes. */
export interface ChangeSet {
  readonly records: Map<RecordId, { readonly kind: string; readonly record: LocalRecord | null }>;
  readonly outbox: Map<number, OutboxEntry | null>;
  readonly lanes: Map<string, LaneState | null>;
  readonly answered: Map<MutationId, boolean>;
  readonly purges: readonly Purge[];
  readonly drafts: Map<RecordId, LocalDraft | null>;
  /** `undefined` when it stays as it is. */
  readonly handedOver?: HandedOver | null;
}

/** Reduces `writes`, in their order, over what the store has. */
export function changeSetOf(writes: readonly VaultWrite[], state: StoreState): ChangeSet {
  const purges: Purge[] = [];
  let handedOver: HandedOver | null | undefined;
  const changes = {
    records: new Map<RecordId, { kind: string; record: LocalRecord | null }>(),
    outbox: new Map<number, OutboxEntry | null>(),
    lanes: new Map<string, LaneState | null>(),
    answered: new Map<MutationId, boolean>(),
    purges,
    drafts: new Map<RecordId, LocalDraft | null>(),
  };
  for (const write of writes) {
    switch (write.write) {
      case 'putRecord':
        changes.records.set(write.record.id, { kind: write.record.kind, record: write.record });
        break;
      case 'removeRecord':
        changes.records.set(write.id, { kind: write.kind, record: null });
        break;
      case 'putOutbox':
        changes.outbox.set(write.entry.order, write.entry);
        break;
      case 'removeOutbox':
        changes.outbox.set(write.order, null);
        break;
      case 'putLane':
        changes.lanes.set(laneKey(write.lane.bookId, write.lane.lane), write.lane);
        break;
      case 'purgeClient':
        purges.push({ bookId: write.bookId, clientId: write.clientId });
        purge(changes, state, write.bookId, write.clientId);
        break;
      case 'purgeBook':
        purges.push({ bookId: write.bookId, clientId: null });
        purge(changes, state, write.bookId, null);
        break;
      case 'putAnswered':
        for (const id of write.mutationIds) changes.answered.set(id, true);
        break;
      case 'removeAnswered':
        for (const id of write.mutationIds) changes.answered.set(id, false);
        break;
      case 'putHandedOver':
        handedOver = write.handedOver;
        break;
      case 'putDraft':
        // Anew, so that what was saved last comes last.
        changes.drafts.delete(write.draft.id);
        changes.drafts.set(write.draft.id, write.draft);
        break;
      case 'removeDraft':
        changes.drafts.set(write.id, null);
        break;
      default:
        assertNever(write);
    }
  }
  for (const id of [...state.drafts.keys(), ...changes.drafts.keys()]) {
    const { record } = changes.records.get(id) ?? { record: state.records.get(id) };
    // What became a record is no draft any more.
    if (record) changes.drafts.set(id, null);
  }
  return handedOver === undefined ? changes : { ...changes, handedOver };
}

/** The records of a commit, as they were before it and as they are after it. */
export function* statesOf(
  { records }: ChangeSet,
  before: readonly LocalRecord[],
): Generator<LocalRecord> {
  yield* before;
  for (const { record } of records.values()) if (record) yield record;
}

/** `drafts` after `changes` of them, what was saved last first. */
export function draftsAfter(
  drafts: ReadonlyMap<RecordId, LocalDraft>,
  changes: ChangeSet['drafts'],
): ReadonlyMap<RecordId, LocalDraft> {
  const others = [...drafts.values()].filter(({ id }) => !changes.has(id));
  const saved = [...changes.values()].reverse().filter((draft) => draft !== null);
  return new Map([...saved, ...others].map((draft) => [draft.id, draft]));
}

/** Removes what a purge covers, from the store and from what earlier writes of this list put. */
function purge(
  changes: ChangeSet,
  state: StoreState,
  bookId: BookId,
  clientId: RecordId | null,
): void {
  const covers = (thing: { bookId: BookId; clientId: RecordId | null }): boolean =>
    thing.bookId === bookId && (clientId === null || thing.clientId === clientId);
  const held = clientId === null ? state.records.all() : state.records.ofClient(clientId).values();
  for (const record of held) {
    // A write earlier in the list already says what becomes of this record.
    if (covers(record) && !changes.records.has(record.id)) {
      changes.records.set(record.id, { kind: record.kind, record: null });
    }
  }
  for (const [id, { kind, record }] of changes.records) {
    if (record && covers(record)) changes.records.set(id, { kind, record: null });
  }
  for (const entry of state.outbox.values()) {
    if (covers(entry) && !changes.outbox.has(entry.order)) changes.outbox.set(entry.order, null);
  }
  for (const [order, entry] of changes.outbox) {
    if (entry && covers(entry)) changes.outbox.set(order, null);
  }
  if (clientId !== null) return;
  for (const lane of state.lanes.values()) {
    if (lane.bookId === bookId) changes.lanes.set(laneKey(lane.bookId, lane.lane), null);
  }
  for (const [key, lane] of changes.lanes) {
    if (lane?.bookId === bookId) changes.lanes.set(key, null);
  }
}
