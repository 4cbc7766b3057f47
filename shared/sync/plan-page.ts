import type { BookId, RecordId } from '#shared/lib/identifiers.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { sameJson } from '#shared/lib/same-json.ts';
import type { PullAnswer, WireDeparture } from '#shared/protocol/pull.ts';
import type { WireRecord } from '#shared/protocol/record.ts';
import type { NewConflict } from './conflict-record.ts';
import { LaneLedger } from './lane-ledger.ts';
import { offerOf, type Rebased, rebase, relationOf, rowOf } from './rebase.ts';
import type { LaneState, LocalRecord, OutboxEntry, StoreWrite } from './records.ts';

export interface PageInput {
  readonly page: PullAnswer;
  /** All lanes of the device. */
  readonly lanes: readonly LaneState[];
  /** The rows this device has of the page's records. */
  readonly records: ReadonlyMap<RecordId, LocalRecord>;
  /** Outbox entries of the page's records. */
  readonly entries: readonly OutboxEntry[];
  /** Of the clients that leave: their own rows, every row of theirs in this book, and their entries. */
  readonly departing: {
    readonly clients: ReadonlyMap<RecordId, LocalRecord>;
    readonly rows: readonly LocalRecord[];
    readonly entries: readonly OutboxEntry[];
  };
  /** Entries that were tried in this cycle and are still owed: they survive a purge as they are. */
  readonly tried: ReadonlySet<number>;
  /** The books this person may write in; only what was theirs to write is offered again (F9). */
  readonly writable: ReadonlySet<BookId>;
  readonly nextOrder: number;
}

export interface AppliedPage {
  readonly writes: readonly StoreWrite[];
  readonly conflicts: readonly NewConflict[];
  /** The order for the next new entry, after those of this plan. */
  readonly nextOrder: number;
  readonly touchesOutbox: boolean;
}

export type PageRefusal =
  /** Not the answer to what was asked, or not in itself consistent: nothing of it is used (F3). */
  | { readonly refusal: 'garbled'; readonly reason: string }
  /** The server's data is of another generation, or behind what this device has read (F9). */
  | { readonly refusal: 'serverLostWrites' }
  /** Edits of a client that leaves, or with an unknown answer, are to be pushed before this (F3, F7). */
  | { readonly refusal: 'pushFirst'; readonly entries: readonly OutboxEntry[] };

function objectionTo(page: PullAnswer, lane: LaneState): PageRefusal | null {
  if (page.bookId !== lane.bookId || page.lane !== lane.lane || page.from !== lane.cursor) {
    return { refusal: 'garbled', reason: 'the page answers another question' };
  }
  if ((lane.epoch !== null && page.epoch !== lane.epoch) || page.head < lane.cursor) {
    return { refusal: 'serverLostWrites' };
  }
  const isInside = (seq: number) => seq > page.from && seq <= page.cursor;
  const isConsistent =
    page.cursor >= page.from &&
    page.cursor <= page.head &&
    (!page.more || page.cursor > page.from) &&
    page.departures.every(({ seq }) => isInside(seq)) &&
    page.records.every(({ seq, bookId }) => isInside(seq) && bookId === page.bookId);
  return isConsistent ? null : { refusal: 'garbled', reason: 'the page contradicts itself' };
}

class PagePlanner {
  readonly ledger: LaneLedger;
  readonly writes: StoreWrite[] = [];
  readonly conflicts: NewConflict[] = [];
  readonly #input: PageInput;
  readonly #entries = new Map<RecordId, OutboxEntry>();
  /** Rows that a departure in this page takes away. */
  readonly #purged = new Set<RecordId>();
  nextOrder: number;
  touchesOutbox = false;

  constructor(input: PageInput) {
    this.#input = input;
    this.ledger = new LaneLedger(input.lanes);
    this.nextOrder = input.nextOrder;
    for (const entry of input.entries) this.#entries.set(entry.recordId, entry);
  }

  /** Whether the client has come back, as far as this device and this page know (F5). */
  isObsolete(departure: WireDeparture): boolean {
    const held = this.#input.departing.clients.get(departure.clientId);
    const isBack =
      held !== undefined &&
      held.bookId === this.#input.page.bookId &&
      held.moveNumber > departure.moveNumber;
    return (
      isBack ||
      this.#input.page.records.some(
        (record) => record.id === departure.clientId && record.seq > departure.seq,
      )
    );
  }

  /** Edits that have to be answered for before a client can go. */
  owedBeforeLeaving(departures: readonly WireDeparture[]): readonly OutboxEntry[] {
    const leaving = new Set(departures.map(({ clientId }) => clientId));
    return this.#input.departing.entries.filter(
      ({ clientId, order }) =>
        clientId !== null && leaving.has(clientId) && !this.#input.tried.has(order),
    );
  }

  /**
   * A client's records go, in the transaction of this page (F6); what could not be sent stays. Rows
   * of an earlier epoch may be all that is left of a lost write: when this device holds the client in
   * another book they go along to it, where the digest will tell whether the server has them (F9).
   */
  leave({ clientId }: WireDeparture): void {
    const { page, departing } = this.#input;
    const rows = departing.rows.filter((row) => row.clientId === clientId);
    const entries = departing.entries.filter((entry) => entry.clientId === clientId);
    if (rows.length === 0 && entries.length === 0) return;
    const home = departing.clients.get(clientId)?.bookId ?? page.bookId;
    this.writes.push({ write: 'purgeClient', bookId: page.bookId, clientId });
    for (const row of rows) {
      const isRetained = home === page.bookId || row.version?.epoch === page.epoch;
      const moved = isRetained ? null : { ...row, bookId: home };
      this.ledger.replace(row, moved);
      if (moved) this.writes.push({ write: 'putRecord', record: moved });
      else this.#purged.add(row.id);
    }
    for (const entry of entries) this.writes.push({ write: 'putOutbox', entry });
    this.touchesOutbox ||= entries.length > 0;
  }

  #put(row: LocalRecord | undefined, after: LocalRecord): void {
    this.ledger.replace(row, after);
    this.writes.push({ write: 'putRecord', record: after });
  }

  #remove(row: LocalRecord | undefined): void {
    if (!row) return;
    this.ledger.replace(row, null);
    this.writes.push({ write: 'removeRecord', kind: row.kind, id: row.id });
  }

  #adopt(row: LocalRecord | undefined, current: WireRecord): void {
    if (current.data === null) this.#remove(row);
    else this.#put(row, rowOf(current));
  }

  #applyRebased(row: LocalRecord | undefined, entry: OutboxEntry, rebased: Rebased): void {
    const isOwed = this.#entries.has(entry.recordId);
    if (rebased.entry) this.writes.push({ write: 'putOutbox', entry: rebased.entry });
    else if (isOwed) this.writes.push({ write: 'removeOutbox', order: entry.order });
    this.touchesOutbox ||= isOwed || rebased.entry !== null;
    if (rebased.record) this.#put(row, rebased.record);
    else this.#remove(row);
    this.conflicts.push(...rebased.conflicts);
  }

  apply(current: WireRecord): void {
    const row = this.#purged.has(current.id) ? undefined : this.#input.records.get(current.id);
    const entry = this.#entries.get(current.id);
    if (entry) {
      // Nothing new, and the row is there, as it is not when the edit outlived a purge, and it knows
      // its version, as it does not when it came back from the journal after the store was lost.
      const isKnown =
        row &&
        (current.data === null || relationOf(row.version, current.version) === 'same') &&
        relationOf(entry.baseVersion, current.version) === 'same';
      if (isKnown && entry.bookId === current.bookId && sameJson(entry.base, current.data)) return;
      this.#applyRebased(row, entry, rebase({ entry, mine: entry.data }, current));
      return;
    }
    if (!row) {
      this.#adopt(row, current);
      return;
    }
    const relation = relationOf(row.version, current.version);
    switch (relation) {
      case 'same': {
        const isSame = row.bookId === current.bookId && row.seq === current.seq;
        if (!isSame || !sameJson(row.data, current.data)) this.#adopt(row, current);
        break;
      }
      case 'behind':
        this.#adopt(row, current);
        break;
      case 'ahead':
      case 'unknown': {
        const { writable } = this.#input;
        const isOurs = writable.has(current.bookId) || writable.has(row.bookId);
        if (!isOurs || sameJson(row.data, current.data)) {
          this.#adopt(row, current);
          break;
        }
        const offer = offerOf(row, this.nextOrder);
        const rebased = rebase({ entry: offer, mine: offer.data }, current);
        if (rebased.entry) this.nextOrder += 1;
        this.#applyRebased(row, offer, rebased);
        break;
      }
    }
  }
}

/**
 * What a page makes of this device: records, cursor, digests, and the rebase of every edit it
 * touches, to be committed together (F3); or why the page is not to be applied. A cursor never moves
 * backwards, and never to where the page does not reach.
 */
export function planPage(input: PageInput): Result<AppliedPage, PageRefusal> {
  const { page } = input;
  const planner = new PagePlanner(input);
  const lane = planner.ledger.lane(page.bookId, page.lane);
  const objection = objectionTo(page, lane);
  if (objection) return err(objection);
  const sent = input.entries.filter((entry) => entry.state === 'sent');
  const departures = page.departures.filter((departure) => !planner.isObsolete(departure));
  const owed = [...sent, ...planner.owedBeforeLeaving(departures)];
  if (owed.length > 0) return err({ refusal: 'pushFirst', entries: owed });
  for (const departure of departures) planner.leave(departure);
  for (const record of page.records) planner.apply(record);
  planner.ledger.advance(page.bookId, page.lane, {
    epoch: page.epoch,
    cursor: page.cursor,
    whole: lane.whole || !page.more,
  });
  return ok({
    writes: [...planner.writes, ...planner.ledger.writes()],
    conflicts: planner.conflicts,
    nextOrder: planner.nextOrder,
    touchesOutbox: planner.touchesOutbox || planner.conflicts.length > 0,
  });
}
