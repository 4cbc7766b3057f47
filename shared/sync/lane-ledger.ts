import type { Lane } from '#shared/domain/kind.ts';
import { laneOf } from '#shared/domain/kinds.ts';
import type { BookId, RecordId } from '#shared/lib/identifiers.ts';
import type { Version } from '#shared/protocol/record.ts';
import { DigestCounter, EMPTY_DIGEST } from './digest.ts';
import type { LaneState, StoreWrite } from './records.ts';

/** What the digest of a lane needs to know of a record. */
export interface Counted {
  readonly kind: string;
  readonly id: RecordId;
  readonly bookId: BookId;
  readonly version: Version | null;
}

const keyOf = (bookId: BookId, lane: Lane): string => `${bookId} ${lane}`;

/** A lane nothing has been read of. */
export function freshLane(bookId: BookId, lane: Lane): LaneState {
  return { bookId, lane, epoch: null, cursor: 0, digest: EMPTY_DIGEST, count: 0, whole: false };
}

/**
 * Keeps the lanes' digests in step while a plan is made, and then says which lanes to write (F8).
 * A record is counted in the book it is in, so one that moves changes two lanes.
 */
export class LaneLedger {
  readonly #lanes: Map<string, LaneState>;
  readonly #counters = new Map<string, DigestCounter>();
  readonly #changed = new Set<string>();

  constructor(lanes: readonly LaneState[]) {
    this.#lanes = new Map(lanes.map((lane) => [keyOf(lane.bookId, lane.lane), lane]));
  }

  /** The lane with its digest as it is by now. */
  lane(bookId: BookId, lane: Lane): LaneState {
    const key = keyOf(bookId, lane);
    const state = this.#lanes.get(key) ?? freshLane(bookId, lane);
    const counter = this.#counters.get(key);
    return counter ? { ...state, digest: counter.digest, count: counter.count } : state;
  }

  /** Records how far a lane has been read. */
  advance(bookId: BookId, lane: Lane, how: Pick<LaneState, 'epoch' | 'cursor' | 'whole'>): void {
    const key = keyOf(bookId, lane);
    this.#lanes.set(key, { ...(this.#lanes.get(key) ?? freshLane(bookId, lane)), ...how });
    this.#changed.add(key);
  }

  #counter(record: Counted): DigestCounter {
    const lane = laneOf(record.kind);
    const key = keyOf(record.bookId, lane);
    let counter = this.#counters.get(key);
    if (!counter) {
      const state = this.#lanes.get(key) ?? freshLane(record.bookId, lane);
      this.#lanes.set(key, state);
      counter = new DigestCounter(state.digest, state.count);
      this.#counters.set(key, counter);
    }
    this.#changed.add(key);
    return counter;
  }

  /** A record's row became another, came (`before` undefined) or went (`after` null). */
  replace(before: Counted | undefined, after: Counted | null): void {
    const isSame =
      before &&
      after &&
      before.bookId === after.bookId &&
      before.version?.n === after.version?.n &&
      before.version?.epoch === after.version?.epoch;
    if (isSame) return;
    if (before?.version) this.#counter(before).remove({ id: before.id, version: before.version });
    if (after?.version) this.#counter(after).add({ id: after.id, version: after.version });
  }

  /** One write for each lane that changed. */
  writes(): readonly StoreWrite[] {
    return [...this.#changed].map((key) => {
      const state = this.#lanes.get(key);
      const counter = this.#counters.get(key);
      if (!state) throw new Error('a changed lane is known');
      const lane = counter ? { ...state, digest: counter.digest, count: counter.count } : state;
      return { write: 'putLane', lane };
    });
  }
}
