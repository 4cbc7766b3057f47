import type { Lane } from '#shared/domain/kind.ts';
import type { Instant } from '#shared/lib/calendar-date.ts';
import type { BookId, MutationId, RecordId } from '#shared/lib/identifiers.ts';
import type { Result, TaggedError } from '#shared/lib/result.ts';
import type { PullAnswer, PullRequest } from '#shared/protocol/pull.ts';
import type { MutationStatusAnswer, PushAnswer, PushRequest } from '#shared/protocol/push.ts';
import type { SessionAnswer } from '#shared/protocol/session.ts';
import type { HandedOver, LaneState, LocalRecord, OutboxEntry, StoreWrite } from './records.ts';

/**
 * What synchronisation needs of a device's store. Reads see what the last `commit` wrote. Adapters:
 * in memory (`memory-store.ts`) and the vault (`renderer/vault`); both pass
 * `tests/contracts/sync-store.ts`.
 */
export interface SyncStore {
  /** Runs `work` alone: read, plan and commit see no other writer in between. */
  exclusive<Value>(work: () => Promise<Value>): Promise<Value>;
  /** The records among `ids` (with their kinds, which say where to look) that this device has. */
  records(
    ids: readonly {
      readonly kind: string;
      readonly id: RecordId;
      readonly series: RecordId | null;
    }[],
  ): Promise<ReadonlyMap<RecordId, LocalRecord>>;
  /** Outbox entries in `order`; of these records only, or all of them. */
  outbox(recordIds?: readonly RecordId[]): Promise<readonly OutboxEntry[]>;
  /** An `order` above that of every outbox entry there is or was, for the next new one. */
  nextOrder(): Promise<number>;
  lanes(): Promise<readonly LaneState[]>;
  /** Mutations whose answers were applied but not yet acknowledged. */
  answered(): Promise<readonly MutationId[]>;
  /** Edits that were handed over and that the person has not been told of yet (F7). */
  handedOver(): Promise<HandedOver | null>;
  /**
   * Every record of a lane whose `version` is not null (the server has a live copy), read from the
   * rows and not from the running digest: to count the digest anew, to repair, and to offer to a
   * server that lost writes. A record deleted here whose deletion is not accepted yet is among them.
   */
  versions(bookId: BookId, lane: Lane): AsyncIterable<readonly LocalRecord[]>;
  /** Carries out all of `writes` in one durable transaction. */
  commit(writes: readonly StoreWrite[], durability: 'strict' | 'relaxed'): Promise<void>;
}

/** Why a call to the server gave no usable answer; each has its own words and its own next step. */
export type TransportError = TaggedError<
  | 'offline' // no network at all
  | 'unreachable' // a network, but no server: counts as offline (F10)
  | 'notFieldfolio' // something else answered: captive portal, wrong address
  | 'certificate'
  | 'unauthenticated' // sign in again
  | 'revoked'
  | 'personDisabled'
  | 'deviceTooOld'
  | 'busy' // too many requests; see retryAfterSeconds
  | 'refused' // the server says this request is wrong
  | 'serverFailed'
  | 'garbled' // cut or not understood: nothing of it is used
> & { readonly retryAfterSeconds?: number };

/** Calls to the server; each parses what it gets and trusts nothing else (F3). */
export interface SyncTransport {
  session(): Promise<Result<SessionAnswer, TransportError>>;
  push(request: PushRequest): Promise<Result<PushAnswer, TransportError>>;
  pull(request: PullRequest): Promise<Result<PullAnswer, TransportError>>;
  mutationStatus(ids: readonly MutationId[]): Promise<Result<MutationStatusAnswer, TransportError>>;
  acknowledge(ids: readonly MutationId[]): Promise<Result<null, TransportError>>;
}

/** What is passed in instead of taken from the machine. */
export interface SyncDependencies {
  readonly now: () => Instant;
  readonly newId: () => string;
}
