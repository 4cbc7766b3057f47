import type { Lane } from '#shared/domain/kind.ts';
import { kindDefinition, laneOf, seriesOf } from '#shared/domain/kinds.ts';
import type { BookId, MutationId, RecordId } from '#shared/lib/identifiers.ts';
import type { SyncStore } from '#shared/sync/ports.ts';
import type { HandedOver, LaneState, LocalRecord, OutboxEntry } from '#shared/sync/records.ts';
import { VaultFailure } from '../failures.ts';
import { applyToState } from './apply-state.ts';
import { type ChangeSet, changeSetOf, type VaultWrite } from './change-set.ts';
import type { Connections, Durability } from './database.ts';
import { layoutOf } from './layout.ts';
import { Mutex } from './mutex.ts';
import { type PurgedChunks, purgedChunks } from './purge.ts';
import { sealWrites } from './seal-layout.ts';
import type { Sealer } from './sealer.ts';
import { pagesOf, SeriesReader } from './series-reader.ts';
import { isBulk, outboxInOrder, type StoreState } from './store-state.ts';
import { type Extras, NO_EXTRAS, writeAll } from './write-all.ts';

const VERSIONS_PAGE = 1_000;
/** Places of bulk records that were found by reading everything, kept for the commit that follows. */
const LOCATED_KEPT = 20_000;

/** Half of what is allowed: what is sealed beside commits (folding, summaries) is counted by the next. */
export const MOST_SEALED = 2 ** 31;

export interface StoreHooks {
  /**
   * Called before the transaction: appends what must survive the loss of the store to the journal and
   * flushes it (W1, W2). Returns the entry's number, or `null` when nothing had to be written.
   */
  readonly beforeCommit: (changes: ChangeSet, durability: Durability) => Promise<number | null>;
  /** The transaction of journal entry `position` failed: what the journal says of it must not count. */
  readonly onFailed: (position: number) => Promise<void>;
  /** Called when writes are durable and memory shows them. */
  readonly afterCommit: (changes: ChangeSet, before: readonly LocalRecord[]) => void;
  /** Clients whose persisted summaries a commit makes old: they go in the same transaction. */
  readonly staleSummaries: (
    changes: ChangeSet,
    before: readonly LocalRecord[],
  ) => readonly RecordId[];
  /** Bytes of documents that a commit leaves without a record: they go in the same transaction (F6). */
  readonly orphanedDocuments: (changes: ChangeSet) => Extras['deleteDocuments'];
  readonly onDamage: (message: string) => void;
}

/** The device's store: sealed in IndexedDB, decrypted in memory while unlocked. */
export class VaultStore implements SyncStore {
  readonly state: StoreState;
  readonly reader: SeriesReader;
  readonly connections: Connections;
  readonly sealer: Sealer;
  readonly #hooks: StoreHooks;
  readonly #mutex = new Mutex();
  readonly #located = new Map<RecordId, string>();
  /** The last transaction failed: the connection may be good for nothing any more (reliability, fact 2). */
  #hasFailed = false;
  /** Values that the key had sealed when the vault was unlocked. */
  readonly #sealedBefore: number;

  constructor(connections: Connections, sealer: Sealer, state: StoreState, hooks: StoreHooks) {
    this.connections = connections;
    this.sealer = sealer;
    this.state = state;
    this.#hooks = hooks;
    this.#sealedBefore = state.counters.sealedCount ?? 0;
    this.reader = new SeriesReader(connections, sealer, state, hooks.onDamage);
  }

  exclusive<Value>(work: () => Promise<Value>): Promise<Value> {
    return this.#mutex.run(work);
  }

  async records(
    ids: readonly {
      readonly kind: string;
      readonly id: RecordId;
      readonly series: RecordId | null;
    }[],
  ): Promise<ReadonlyMap<RecordId, LocalRecord>> {
    const found = new Map<RecordId, LocalRecord>();
    const nowhere = new Set<RecordId>();
    for (const { kind, id, series } of ids) {
      const held = this.state.records.get(id);
      if (held) {
        found.set(id, held);
      } else if (isBulk(kind) && series === null) {
        nowhere.add(id);
      } else if (isBulk(kind) && series && this.reader.mayHave(series, id)) {
        const record = await this.reader.find(series, id);
        if (record) found.set(id, record);
      }
    }
    for (const [id, series] of await this.#locate(nowhere)) {
      const record = await this.reader.find(series, id);
      if (record) found.set(id, record);
    }
    return found;
  }

  async outbox(recordIds?: readonly RecordId[]): Promise<readonly OutboxEntry[]> {
    const entries = outboxInOrder(this.state);
    if (!recordIds) return entries;
    const wanted = new Set(recordIds);
    return entries.filter((entry) => wanted.has(entry.recordId));
  }

  async nextOrder(): Promise<number> {
    return this.state.counters.nextOrder;
  }

  async lanes(): Promise<readonly LaneState[]> {
    return [...this.state.lanes.values()];
  }

  async answered(): Promise<readonly MutationId[]> {
    return [...this.state.answered];
  }

  async handedOver(): Promise<HandedOver | null> {
    return this.state.counters.handedOver ?? null;
  }

  async *versions(bookId: BookId, lane: Lane): AsyncGenerator<readonly LocalRecord[]> {
    const inMemory = [...this.state.records.all()].filter(
      (record) =>
        record.bookId === bookId && record.version !== null && laneOf(record.kind) === lane,
    );
    yield* pagesOf(inMemory, VERSIONS_PAGE);
    for (const row of [...this.state.series.values()]) {
      if (laneOf(row.kind) !== lane || !row.bookIds.includes(bookId)) continue;
      const stored = await this.reader.readStored(row.series);
      const records = [...stored.values()].filter(
        (record) => record.bookId === bookId && !this.state.records.get(record.id),
      );
      if (records.length > 0) yield records;
    }
  }

  commit(writes: readonly VaultWrite[], durability: Durability): Promise<void> {
    return this.commitWith(writes, durability, NO_EXTRAS);
  }

  /** `commit` together with the vault's own rows (undo steps, summaries). */
  async commitWith(
    writes: readonly VaultWrite[],
    durability: Durability,
    extras: Extras,
  ): Promise<void> {
    const { state, sealer } = this;
    this.#refuseWornKey();
    await this.#reopenAfterFailure();
    const changes = changeSetOf(writes, state);
    const purged = await purgedChunks(
      changes,
      state,
      this.connections.relaxed,
      this.reader,
      sealer,
    );
    const former = await this.#formerSeries(changes, durability);
    const before = await this.#heldBefore(changes, former);
    const layout = layoutOf(changes, afterPurge(state, purged), durability, former);
    const position = await this.#hooks.beforeCommit(changes, durability);
    const { handedOver = null } = state.counters;
    const highest = Math.max(state.counters.nextOrder - 1, ...changes.outbox.keys());
    const counters = {
      nextOrder: highest + 1,
      stamp: layout.stamp,
      journalPosition: position ?? state.counters.journalPosition,
      sealedCount: this.#sealedBefore + sealer.sealedCount,
      handedOver: changes.handedOver === undefined ? handedOver : changes.handedOver,
    };
    const deleteDocuments = this.#hooks.orphanedDocuments(changes);
    const stale = this.#hooks.staleSummaries(changes, before);
    const deleteSummaries = [...extras.deleteSummaries, ...stale];
    try {
      await writeAll(this.connections[durability], {
        sealed: await sealWrites(sealer, { state, changes, layout, counters }),
        layout,
        changes,
        purged,
        extras: { ...extras, deleteSummaries, deleteDocuments },
      });
    } catch (cause) {
      this.#hasFailed = true;
      if (position !== null) await this.#hooks.onFailed(position);
      throw cause;
    }

    state.counters = counters;
    for (const name of purged.droppedSeries) {
      state.series.delete(name);
      this.reader.forget(name);
    }
    for (const row of purged.rewrittenSeries) {
      state.series.set(row.series, row);
      this.reader.forget(row.series);
    }
    for (const { stamp } of purged.logChunks) {
      for (const name of state.logHeads.get(stamp) ?? []) this.reader.forget(name);
    }
    for (const chunk of layout.chunks) this.#written(chunk.series, chunk.elements);
    for (const log of layout.logChunks) {
      for (const [name, elements] of log.parts) this.#written(name, elements);
    }
    applyToState(state, changes, layout);
    this.#hooks.afterCommit(changes, before);
  }

  /** With random nonces of 96 bits a key must not seal more than 2^32 values (NIST SP 800-38D, 8.3). */
  #refuseWornKey(): void {
    if (this.#sealedBefore + this.sealer.sealedCount < MOST_SEALED) return;
    throw new VaultFailure({
      tag: 'failed',
      message:
        'The key of this device has been used as often as is safe. Export what is unsent, sign out ' +
        'and sign in again: that makes a new key.',
    });
  }

  async #reopenAfterFailure(): Promise<void> {
    if (!this.#hasFailed && !this.connections.isLost) return;
    await this.connections.reopen();
    this.#hasFailed = false;
  }

  #written(series: string, elements: Parameters<SeriesReader['written']>[1]): void {
    this.reader.written(series, elements, !this.state.series.has(series));
  }

  /**
   * Where bulk records stand that `changes` remove or put into another series; editable kinds are
   * known anyway. What is pulled in its first version cannot have moved, and most of it is that.
   */
  async #formerSeries(
    changes: ChangeSet,
    durability: Durability,
  ): Promise<ReadonlyMap<RecordId, string>> {
    const removed = new Set<RecordId>();
    const moved = new Map<RecordId, string>();
    for (const [id, { kind, record }] of changes.records) {
      if (!kindDefinition(kind) || !isBulk(kind)) continue;
      if (record === null) removed.add(id);
      else if (record.data && (durability === 'strict' || (record.version?.n ?? 0) > 1)) {
        const home = seriesOf(kind, record.data);
        if (home && (await this.reader.find(home, id))) continue;
        const former = await this.reader.findElsewhere(id, kind, record.clientId, home);
        if (former) moved.set(id, former.series);
      }
    }
    return new Map([...(await this.#locate(removed)), ...moved]);
  }

  /** The records that `changes` replace or remove; of bulk ones in chunks those that go or move. */
  async #heldBefore(
    changes: ChangeSet,
    former: ReadonlyMap<RecordId, string>,
  ): Promise<readonly LocalRecord[]> {
    const before: LocalRecord[] = [];
    for (const id of changes.records.keys()) {
      const series = former.get(id);
      const held = this.state.records.get(id) ?? (series && (await this.reader.find(series, id)));
      if (held) before.push(held);
    }
    return before;
  }

  async #locate(ids: ReadonlySet<RecordId>): Promise<ReadonlyMap<RecordId, string>> {
    const found = new Map<RecordId, string>();
    const unknown = new Set<RecordId>();
    for (const id of ids) {
      const series = this.#located.get(id);
      if (series && this.state.series.has(series)) found.set(id, series);
      else unknown.add(id);
    }
    if (unknown.size === 0) return found;
    if (this.#located.size > LOCATED_KEPT) this.#located.clear();
    for (const [id, series] of await this.reader.locate(unknown)) {
      found.set(id, series);
      this.#located.set(id, series);
    }
    return found;
  }
}

/** The state as a purge leaves it, for the writes of the same commit that come after. */
function afterPurge(state: StoreState, purged: PurgedChunks): StoreState {
  if (purged.droppedSeries.length === 0 && purged.rewrittenSeries.length === 0) return state;
  const series = new Map(state.series);
  for (const name of purged.droppedSeries) series.delete(name);
  for (const row of purged.rewrittenSeries) series.set(row.series, row);
  return { ...state, series };
}
