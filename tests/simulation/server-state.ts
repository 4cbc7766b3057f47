import type { RecordData } from '#shared/domain/kind.ts';
import type { BookId, MutationId, PersonId, RecordId } from '#shared/lib/identifiers.ts';
import type { WireDeparture } from '#shared/protocol/pull.ts';
import type { MutationAnswer, WireMutation } from '#shared/protocol/push.ts';
import type { WireRecord } from '#shared/protocol/record.ts';
import type { BookRole } from '#shared/protocol/session.ts';

export interface ModelBook {
  readonly bookId: BookId;
  readonly name: string;
  readonly isFirmBook: boolean;
  head: number;
  readonly records: Map<RecordId, WireRecord>;
  readonly departures: Map<RecordId, WireDeparture>;
}

export interface ModelAudit {
  readonly recordId: RecordId;
  readonly data: RecordData | null;
}

/** Everything a backup of the server holds. */
export interface ModelState {
  epoch: string;
  readonly books: Map<BookId, ModelBook>;
  /** Where each client is, and how often it moved. */
  readonly places: Map<RecordId, { readonly bookId: BookId; readonly moveNumber: number }>;
  readonly remembered: Map<
    MutationId,
    { readonly payload: string; readonly answer: MutationAnswer; readonly personId: PersonId }
  >;
  readonly audit: ModelAudit[];
  readonly late: WireMutation[];
}

export interface Membership {
  readonly role: BookRole;
  readonly wroteOnce: boolean;
  readonly isCurrent: boolean;
}

export type Memberships = Map<PersonId, Map<BookId, Membership>>;

export function emptyState(epoch: string): ModelState {
  return {
    epoch,
    books: new Map(),
    places: new Map(),
    remembered: new Map(),
    audit: [],
    late: [],
  };
}

/** A copy that later writes do not change; records themselves are never changed in place. */
export function copyState(state: ModelState): ModelState {
  return {
    epoch: state.epoch,
    books: new Map(
      [...state.books].map(([id, book]) => [
        id,
        { ...book, records: new Map(book.records), departures: new Map(book.departures) },
      ]),
    ),
    places: new Map(state.places),
    remembered: new Map(state.remembered),
    audit: [...state.audit],
    late: [...state.late],
  };
}
