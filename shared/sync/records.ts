import type { Lane, RecordData } from '#shared/domain/kind.ts';
import type { Instant } from '#shared/lib/calendar-date.ts';
import type { BookId, MutationId, PersonId, RecordId } from '#shared/lib/identifiers.ts';
import type { MutationAnswer, RejectionCode } from '#shared/protocol/push.ts';
import type { Version } from '#shared/protocol/record.ts';

/** A record as a device shows it: the server's copy, or what this device made of it. */
export interface LocalRecord {
  readonly kind: string;
  readonly id: RecordId;
  readonly bookId: BookId;
  readonly clientId: RecordId | null;
  /**
   * The version of the server's live copy this device knows; `null` while the server has none (it
   * never had the record, or has a tombstone of it that an edit here will overrule). The digest
   * covers exactly the records whose version is not null (F8).
   */
  readonly version: Version | null;
  readonly seq: number;
  /** `null` when deleted here (a tombstone, kept until the server has accepted the deletion). */
  readonly data: RecordData | null;
  readonly editedBy: PersonId;
  readonly editedAt: Instant;
  readonly acceptedAt: Instant | null;
  readonly moveNumber: number;
}

/** An edit the server has not accepted. `order` keeps the order of first edits (W6). */
export interface OutboxEntry {
  readonly order: number;
  readonly kind: string;
  readonly recordId: RecordId;
  readonly bookId: BookId;
  readonly clientId: RecordId | null;
  /**
   * The server's copy the edit started from; both `null` for a new record. A version without a base
   * is a tombstone that the edit overrules. A successor's base is the frozen payload before it (P2).
   */
  readonly baseVersion: Version | null;
  readonly base: RecordData | null;
  /** What the record should become; `null` deletes it. */
  readonly data: RecordData | null;
  readonly editedBy: PersonId;
  readonly editedAt: Instant;
  /**
   * `pending`: further edits coalesce into it. `sent`: frozen under `mutationId`, its answer is not
   * known; later edits open a successor. `attention`: refused, waits for the person.
   */
  readonly state: 'pending' | 'sent' | 'attention';
  readonly mutationId: MutationId | null;
  readonly problem: OutboxProblem | null;
}

export interface OutboxProblem {
  readonly code: RejectionCode | 'forbidden' | 'waiting';
  readonly field: string | null;
  readonly message: string;
}

/**
 * Edits of this device that came after their client or book had passed to somebody else, who decides
 * about them (F7). Only how many: what they were leaves the device with the client.
 */
export interface HandedOver {
  readonly count: number;
  readonly lastAt: Instant;
}

/** How far a book's lane has been read, and what the device holds of it (F4, F8). */
export interface LaneState {
  readonly bookId: BookId;
  readonly lane: Lane;
  readonly epoch: string | null;
  readonly cursor: number;
  /** Digest over (id, version) of accepted, live records, kept incrementally. */
  readonly digest: string;
  readonly count: number;
  /** Whether the lane has been read to its end once: only then do its figures count. */
  readonly whole: boolean;
}

/**
 * What a plan asks a store to do. All writes of one `commit` become durable together or not at all
 * (F3, W1), and take effect in their order: a later one may put back what an earlier one removed.
 */
export type StoreWrite =
  | { readonly write: 'putRecord'; readonly record: LocalRecord }
  | { readonly write: 'removeRecord'; readonly kind: string; readonly id: RecordId }
  | { readonly write: 'putOutbox'; readonly entry: OutboxEntry }
  | { readonly write: 'removeOutbox'; readonly order: number }
  | { readonly write: 'putLane'; readonly lane: LaneState }
  /**
   * Everything of a client in a book: records, chunks, index, figures, outbox (F6). Lanes are not
   * touched: the plan writes their new digests itself.
   */
  | { readonly write: 'purgeClient'; readonly bookId: BookId; readonly clientId: RecordId }
  /** Everything of a book, its outbox entries and lanes too. */
  | { readonly write: 'purgeBook'; readonly bookId: BookId }
  /** Answers applied, to be acknowledged to the server and then forgotten (P2). */
  | { readonly write: 'putAnswered'; readonly mutationIds: readonly MutationId[] }
  | { readonly write: 'removeAnswered'; readonly mutationIds: readonly MutationId[] }
  /** What the person is still to be told was handed over; `null` when they have read it (F7). */
  | { readonly write: 'putHandedOver'; readonly handedOver: HandedOver | null };

export type { MutationAnswer };
