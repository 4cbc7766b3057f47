import { seriesOf } from '#shared/domain/kinds.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { sameJson } from '#shared/lib/same-json.ts';
import { wantedBy } from '#shared/sync/cycle/context.ts';
import { LaneLedger } from '#shared/sync/lane-ledger.ts';
import type { HandedOver, LocalRecord, OutboxEntry } from '#shared/sync/records.ts';
import { draftsAfter, type VaultWrite } from '../store/change-set.ts';
import { emptyState, type StoreState } from '../store/store-state.ts';
import type { JournalEntry } from './entry.ts';
import { recordOfEntry, type SettledCopy, type SettledPurge } from './settled.ts';
import { SettledSince, settledBy } from './settled-since.ts';

/** What a journal comes to. */
export interface JournalReading {
  /** What is owed. */
  readonly outbox: ReadonlyMap<number, OutboxEntry>;
  /** What edits came to that are owed no more, and what was purged, since the last backup. */
  readonly settled: SettledSince;
  readonly drafts: StoreState['drafts'];
  /** `undefined` when it says nothing of it. */
  readonly handedOver: HandedOver | null | undefined;
}

/** What `entries` come to over `before`, from their last snapshot on. */
export function readingOf(
  entries: readonly JournalEntry[],
  before: Pick<StoreState, 'outbox' | 'drafts'> = emptyState(),
): JournalReading {
  const outbox = new Map(before.outbox);
  let { drafts } = before;
  const settled = new SettledSince();
  let handedOver: HandedOver | null | undefined;
  for (const entry of entries) {
    settled.add(entry, settledBy(entry, outbox));
    if (entry.snapshot) outbox.clear();
    for (const one of entry.put) outbox.set(one.order, one);
    for (const { order, ...state } of entry.moved) {
      const former = outbox.get(order);
      if (former) outbox.set(order, { ...former, ...state });
    }
    for (const { order } of entry.removed) outbox.delete(order);
    if (entry.drafts) {
      drafts = draftsAfter(entry.snapshot ? new Map() : drafts, new Map(entry.drafts));
    }
    if (entry.handedOver !== undefined) handedOver = entry.handedOver;
  }
  return { outbox, settled, drafts, handedOver };
}

/** What a replay needs of the store beside its state. */
export interface ReplayInput {
  readonly entries: readonly JournalEntry[];
  /** The last journal entry whose writes the store has; 0 for a lost one. */
  readonly position: number;
  readonly state: StoreState;
  /** The rows that the store has of the records named by `namedBy`. */
  readonly held: ReadonlyMap<RecordId, LocalRecord>;
}

/** The records that a replay may write, as a store is asked for them; mostly none. */
export function namedBy({ entries, position, state }: Omit<ReplayInput, 'held'>) {
  const { outbox, settled } = readingOf(entries, state);
  const isBehind = position === 0 || entries.some(({ n }) => n > position);
  const owed = [...outbox.values()].filter(({ order }) => isBehind || !state.outbox.has(order));
  const copies = isBehind ? settled.list(position).copies : [];
  return [
    ...owed.map(wantedBy),
    ...copies.map(({ kind, id, record }) => {
      return { kind, id, series: record?.data ? seriesOf(kind, record.data) : null };
    }),
  ];
}

/**
 * The writes that bring a store to what the journal says (W2, W3): over a store that was lost, restored
 * from a backup, or that misses what was journalled just before a crash. What the server accepted is
 * put back as it was accepted, with its version, and is not owed again.
 */
export function replayWrites(input: ReplayInput): readonly VaultWrite[] {
  const { entries, position, state } = input;
  const missing = entries.filter((entry) => entry.n > position);
  const isWhole = entries[0]?.snapshot === true;
  if (missing.length === 0 && position > 0) return isWhole ? owedAgain(input) : [];
  // A whole journal says all that is owed; of drafts one from before they were journalled does not.
  const from = isWhole ? { ...state, outbox: new Map() } : state;
  const { outbox, settled, drafts, handedOver } = readingOf(isWhole ? entries : missing, from);
  const replay = new Replay(input);
  const { copies, purges } = settled.list(position);
  replay.purge(purges);
  for (const entry of state.outbox.values()) {
    if (!outbox.has(entry.order)) replay.writes.push({ write: 'removeOutbox', order: entry.order });
  }
  for (const copy of copies) replay.settle(copy);
  for (const entry of inOrder(outbox)) {
    if (sameJson(state.outbox.get(entry.order), entry)) continue;
    replay.owe(entry);
  }
  replay.draft(drafts, state.drafts);
  if (handedOver !== undefined && !sameJson(handedOver, state.counters.handedOver ?? null)) {
    replay.writes.push({ write: 'putHandedOver', handedOver });
  }
  return [...replay.writes, ...replay.ledger.writes()];
}

/**
 * Brings back what the journal says is owed or half made and a store that is up to date no longer has:
 * it was damaged or tampered with. Nothing is taken out: a torn journal may know less.
 */
function owedAgain({ entries, ...input }: ReplayInput): readonly VaultWrite[] {
  const { state } = input;
  const replay = new Replay(input);
  const { outbox, drafts } = readingOf(entries);
  for (const entry of inOrder(outbox)) {
    if (!state.outbox.has(entry.order)) replay.owe(entry);
  }
  replay.draft(new Map([...drafts, ...state.drafts]), state.drafts);
  return [...replay.writes, ...replay.ledger.writes()];
}

const inOrder = (outbox: ReadonlyMap<number, OutboxEntry>): OutboxEntry[] =>
  [...outbox.values()].sort((left, right) => left.order - right.order);

/** The writes so far, the rows as they leave them, and the lanes that count them. */
class Replay {
  readonly writes: VaultWrite[] = [];
  readonly ledger: LaneLedger;
  readonly #rows: Map<RecordId, LocalRecord>;

  constructor({ state, held }: Pick<ReplayInput, 'state' | 'held'>) {
    this.ledger = new LaneLedger([...state.lanes.values()]);
    this.#rows = new Map(held);
  }

  /** Lanes are counted anew at unlock: they need not be told what a purge took. */
  purge(purges: readonly SettledPurge[]): void {
    for (const { bookId, clientId } of purges.map(({ purge }) => purge)) {
      this.writes.push(
        clientId === null
          ? { write: 'purgeBook', bookId }
          : { write: 'purgeClient', bookId, clientId },
      );
      for (const [id, row] of this.#rows) {
        const isPurged = row.bookId === bookId && (clientId === null || row.clientId === clientId);
        if (isPurged) this.#rows.delete(id);
      }
    }
  }

  settle({ id, kind, record }: SettledCopy): void {
    const row = this.#rows.get(id);
    if (record && row && isNoLater(record, row)) return;
    if (record) this.#put(row, record);
    else if (row) {
      this.ledger.replace(row, null);
      this.#rows.delete(id);
      this.writes.push({ write: 'removeRecord', kind, id });
    }
  }

  owe(entry: OutboxEntry): void {
    const row = this.#rows.get(entry.recordId);
    const { data, editedBy, editedAt, base, baseVersion } = entry;
    // A merge may have taken the edit to a later copy than the row's.
    const version = base === null ? null : baseVersion;
    const record = row ? { ...row, version, data, editedBy, editedAt } : recordOfEntry(entry);
    this.#put(row, record);
    this.writes.push({ write: 'putOutbox', entry });
  }

  /** Makes `drafts` of `former`, in their order. */
  draft(drafts: StoreState['drafts'], former: StoreState['drafts']): void {
    if (sameJson([...former.values()], [...drafts.values()])) return;
    for (const id of former.keys()) {
      if (!drafts.has(id)) this.writes.push({ write: 'removeDraft', id });
    }
    const oldestFirst = [...drafts.values()].reverse();
    this.writes.push(...oldestFirst.map((draft) => ({ write: 'putDraft' as const, draft })));
  }

  #put(row: LocalRecord | undefined, record: LocalRecord): void {
    this.ledger.replace(row, record);
    this.#rows.set(record.id, record);
    this.writes.push({ write: 'putRecord', record });
  }
}

/** A store whose position was damaged may have pulled what came after `copy`. */
function isNoLater(copy: LocalRecord, row: LocalRecord): boolean {
  if (!copy.version || !row.version || copy.version.epoch !== row.version.epoch) return false;
  return copy.version.n < row.version.n;
}
