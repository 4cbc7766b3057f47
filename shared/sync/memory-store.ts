import { laneOf } from '#shared/domain/kinds.ts';
import { assertNever } from '#shared/lib/assert.ts';
import type { BookId, MutationId, RecordId } from '#shared/lib/identifiers.ts';
import type { SyncStore } from './ports.ts';
import type { HandedOver, LaneState, LocalRecord, OutboxEntry, StoreWrite } from './records.ts';

/** All a store keeps. */
export interface StoreContents {
  readonly records: Map<RecordId, LocalRecord>;
  readonly outbox: Map<number, OutboxEntry>;
  readonly lanes: Map<string, LaneState>;
  readonly answered: Set<MutationId>;
  handedOver: HandedOver | null;
  order: number;
}

const emptyContents = (): StoreContents => ({
  records: new Map(),
  outbox: new Map(),
  lanes: new Map(),
  answered: new Set(),
  handedOver: null,
  order: 0,
});

const byOrder = (left: OutboxEntry, right: OutboxEntry): number => left.order - right.order;
const laneKey = (bookId: BookId, lane: string): string => `${bookId} ${lane}`;

function purge(contents: StoreContents, bookId: BookId, clientId: RecordId | null): void {
  const goes = (it: { bookId: BookId; clientId: RecordId | null }): boolean =>
    it.bookId === bookId && (clientId === null || it.clientId === clientId);
  for (const record of contents.records.values()) {
    if (goes(record)) contents.records.delete(record.id);
  }
  for (const entry of contents.outbox.values()) {
    if (goes(entry)) contents.outbox.delete(entry.order);
  }
}

function carryOut(contents: StoreContents, write: StoreWrite): void {
  switch (write.write) {
    case 'putRecord':
      contents.records.set(write.record.id, write.record);
      break;
    case 'removeRecord':
      contents.records.delete(write.id);
      break;
    case 'putOutbox':
      contents.outbox.set(write.entry.order, write.entry);
      contents.order = Math.max(contents.order, write.entry.order);
      break;
    case 'removeOutbox':
      contents.outbox.delete(write.order);
      break;
    case 'putLane':
      contents.lanes.set(laneKey(write.lane.bookId, write.lane.lane), write.lane);
      break;
    case 'purgeClient':
      purge(contents, write.bookId, write.clientId);
      break;
    case 'purgeBook':
      purge(contents, write.bookId, null);
      contents.lanes.delete(laneKey(write.bookId, 'work'));
      contents.lanes.delete(laneKey(write.bookId, 'ledger'));
      break;
    case 'putAnswered':
      for (const id of write.mutationIds) contents.answered.add(id);
      break;
    case 'removeAnswered':
      for (const id of write.mutationIds) contents.answered.delete(id);
      break;
    case 'putHandedOver':
      contents.handedOver = write.handedOver;
      break;
    default:
      assertNever(write);
  }
}

/** A `SyncStore` in memory, for tests and the simulation. */
export class MemoryStore implements SyncStore {
  readonly contents: StoreContents;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(contents: StoreContents = emptyContents()) {
    this.contents = contents;
  }

  exclusive<Value>(work: () => Promise<Value>): Promise<Value> {
    const mine = this.#turn.then(work);
    this.#turn = mine.catch(() => undefined);
    return mine;
  }

  async records(
    wanted: readonly { readonly id: RecordId }[],
  ): Promise<ReadonlyMap<RecordId, LocalRecord>> {
    const found = new Map<RecordId, LocalRecord>();
    for (const { id } of wanted) {
      const record = this.contents.records.get(id);
      if (record) found.set(id, record);
    }
    return found;
  }

  async outbox(recordIds?: readonly RecordId[]): Promise<readonly OutboxEntry[]> {
    const entries = [...this.contents.outbox.values()];
    if (!recordIds) return entries.sort(byOrder);
    const wanted = new Set(recordIds);
    return entries.filter(({ recordId }) => wanted.has(recordId)).sort(byOrder);
  }

  async nextOrder(): Promise<number> {
    return this.contents.order + 1;
  }

  async lanes(): Promise<readonly LaneState[]> {
    return [...this.contents.lanes.values()];
  }

  async answered(): Promise<readonly MutationId[]> {
    return [...this.contents.answered];
  }

  async handedOver(): Promise<HandedOver | null> {
    return this.contents.handedOver;
  }

  async *versions(bookId: BookId, lane: string): AsyncIterable<readonly LocalRecord[]> {
    yield [...this.contents.records.values()].filter(
      (record) =>
        record.version !== null && record.bookId === bookId && laneOf(record.kind) === lane,
    );
  }

  async commit(writes: readonly StoreWrite[], _durability: 'strict' | 'relaxed'): Promise<void> {
    for (const write of writes) carryOut(this.contents, write);
  }
}
