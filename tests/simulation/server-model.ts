import type { Lane, RecordData } from '#shared/domain/kind.ts';
import { clientOf, kindDefinition, laneOf } from '#shared/domain/kinds.ts';
import type { Instant } from '#shared/lib/calendar-date.ts';
import type { BookId, DeviceId, MutationId, PersonId, RecordId } from '#shared/lib/identifiers.ts';
import { canonicalJson, sameJson } from '#shared/lib/same-json.ts';
import type { PullAnswer, PullRequest } from '#shared/protocol/pull.ts';
import type { MutationAnswer, WireMutation } from '#shared/protocol/push.ts';
import type { WireRecord } from '#shared/protocol/record.ts';
import type { BookAccess, BookRole, SessionAnswer } from '#shared/protocol/session.ts';
import { OLDEST_PROTOCOL_VERSION, PROTOCOL_VERSION } from '#shared/protocol/version.ts';
import { digestOf } from '#shared/sync/digest.ts';
import {
  copyState,
  emptyState,
  type Memberships,
  type ModelBook,
  type ModelState,
} from './server-state.ts';

export interface Caller {
  readonly personId: PersonId;
  readonly deviceId: DeviceId;
}

const mayWrite = (role: BookRole): boolean => role === 'owner' || role === 'assistant';

/**
 * The server as SPEC describes it, in memory and in one thread: compare-and-set, gap-free feeds per
 * book, remembered answers, moves, late edits, epochs. The real server and this model pass the same
 * contract (`tests/contracts/sync-transport.ts`).
 */
export class ServerModel {
  state: ModelState;
  /** Outside the backups: who may do what is set again by the administrator after a restore. */
  readonly memberships: Memberships = new Map();
  /** The most records in a page, whatever a device asks for. */
  pageSize = 2_000;
  readonly #now: () => Instant;

  constructor(epoch: string, now: () => Instant) {
    this.state = emptyState(epoch);
    this.#now = now;
  }

  addBook(bookId: BookId, name: string, isFirmBook = false): void {
    const book = { bookId, name, isFirmBook, head: 0, records: new Map(), departures: new Map() };
    this.state.books.set(bookId, book);
  }

  grant(personId: PersonId, bookId: BookId, role: BookRole): void {
    const books = this.memberships.get(personId) ?? new Map();
    const before = books.get(bookId);
    const wroteOnce = mayWrite(role) || (before?.wroteOnce ?? false);
    this.memberships.set(personId, books.set(bookId, { role, wroteOnce, isCurrent: true }));
  }

  revoke(personId: PersonId, bookId: BookId): void {
    const membership = this.memberships.get(personId)?.get(bookId);
    if (membership) {
      this.memberships.get(personId)?.set(bookId, { ...membership, isCurrent: false });
    }
  }

  access(personId: PersonId): readonly BookAccess[] {
    const access: BookAccess[] = [];
    for (const [bookId, { role, isCurrent }] of this.memberships.get(personId) ?? []) {
      const book = this.state.books.get(bookId);
      if (!book || !isCurrent) continue;
      access.push({ bookId, name: book.name, role, isFirmBook: book.isFirmBook });
    }
    return access;
  }

  session({ personId, deviceId }: Caller): SessionAnswer {
    return {
      personId,
      deviceId,
      personName: 'A person',
      email: 'person@example.com',
      epoch: this.state.epoch,
      serverTime: this.#now(),
      protocolVersion: PROTOCOL_VERSION,
      oldestProtocolVersion: OLDEST_PROTOCOL_VERSION,
      books: [...this.access(personId)],
    };
  }

  push(caller: Caller, mutations: readonly WireMutation[]): readonly MutationAnswer[] {
    return mutations.map((mutation) => {
      const payload = canonicalJson(mutation);
      const before = this.state.remembered.get(mutation.id);
      if (before) {
        if (before.payload === payload) return before.answer;
        const message = 'this mutation id came before with another payload';
        return {
          answer: 'rejected',
          mutationId: mutation.id,
          code: 'mutationReused',
          field: 'id',
          message,
        };
      }
      const answer = this.#judge(caller, mutation);
      if (answer.answer === 'accepted' || answer.answer === 'late') {
        const { personId } = caller;
        this.state.remembered.set(mutation.id, { payload, answer, personId });
      }
      return answer;
    });
  }

  status({ personId }: Caller, ids: readonly MutationId[]): readonly MutationAnswer[] {
    const found = ids.flatMap((id) => this.state.remembered.get(id) ?? []);
    return found.filter((each) => each.personId === personId).map(({ answer }) => answer);
  }

  acknowledge({ personId }: Caller, ids: readonly MutationId[]): void {
    for (const id of ids) {
      if (this.state.remembered.get(id)?.personId === personId) this.state.remembered.delete(id);
    }
  }

  #judge({ personId }: Caller, mutation: WireMutation): MutationAnswer {
    const { id: mutationId, bookId, recordId, kind, data, baseVersion } = mutation;
    const invalid = objectionTo(mutation);
    if (invalid) return { answer: 'rejected', mutationId, field: null, ...invalid };
    const book = this.state.books.get(bookId);
    const membership = this.memberships.get(personId)?.get(bookId);
    if (!book || !membership?.wroteOnce) return { answer: 'forbidden', mutationId };
    const current = book.records.get(recordId);
    const clientId =
      clientOf(kind, recordId, data) ?? current?.clientId ?? this.#formerClientOf(recordId);
    const isWriter = membership.isCurrent && mayWrite(membership.role);
    if (!isWriter || (clientId && book.departures.has(clientId))) {
      this.state.late.push(mutation);
      return { answer: 'late', mutationId };
    }
    if (!current && baseVersion !== null) return { answer: 'missing', mutationId };
    if (current && !sameJson(baseVersion, current.version)) {
      return { answer: 'stale', mutationId, current };
    }
    const parentId = this.#missingParent(book, mutation, clientId);
    if (parentId) return { answer: 'waiting', mutationId, parentId };
    if (
      kind === 'client' &&
      !current &&
      (this.state.places.get(recordId)?.bookId ?? bookId) !== bookId
    ) {
      const message = 'this client belongs to another book';
      return { answer: 'rejected', mutationId, code: 'wrongBook', field: 'recordId', message };
    }
    return this.#accept(book, personId, mutation, clientId);
  }

  #formerClientOf(recordId: RecordId): RecordId | null {
    const last = this.state.audit.findLast((entry) => entry.recordId === recordId && entry.data);
    const clientId = last?.data?.clientId;
    return typeof clientId === 'string' ? (clientId as RecordId) : null;
  }

  #missingParent(book: ModelBook, { kind, data }: WireMutation, clientId: RecordId | null) {
    if (!data) return null;
    if (clientId && kind !== 'client' && !book.records.has(clientId)) return clientId;
    const parents = kindDefinition(kind)?.parents(data) ?? [];
    return parents.find((parent) => !book.records.has(parent)) ?? null;
  }

  #accept(
    book: ModelBook,
    personId: PersonId,
    mutation: WireMutation,
    clientId: RecordId | null,
  ): MutationAnswer {
    const before = book.records.get(mutation.recordId);
    const moveNumber = this.state.places.get(mutation.recordId)?.moveNumber ?? 0;
    const record = this.#write(book, {
      ...{ kind: mutation.kind, id: mutation.recordId, clientId, data: mutation.data },
      ...{ editedBy: personId, editedAt: mutation.editedAt },
      n: (before?.version.n ?? 0) + 1,
      moveNumber,
    });
    if (mutation.kind === 'client' && !before) {
      this.state.places.set(record.id, { bookId: book.bookId, moveNumber: 0 });
    }
    const { version, seq, acceptedAt } = record;
    return { answer: 'accepted', mutationId: mutation.id, version, seq, acceptedAt };
  }

  #write(
    book: ModelBook,
    {
      n,
      moveNumber,
      ...fields
    }: Pick<WireRecord, 'kind' | 'id' | 'clientId' | 'data' | 'editedBy' | 'editedAt'> & {
      readonly n: number;
      readonly moveNumber: number;
    },
  ): WireRecord {
    book.head += 1;
    const record: WireRecord = {
      ...fields,
      bookId: book.bookId,
      version: { epoch: this.state.epoch, n },
      seq: book.head,
      acceptedAt: this.#now(),
      ...(fields.kind === 'client' ? { moveNumber } : {}),
    };
    book.records.set(record.id, record);
    this.state.audit.push({ recordId: record.id, data: record.data });
    return record;
  }

  /** A page of a book's feed; `null` when this person may not read the book. */
  pull({ personId }: Caller, { bookId, lane, cursor, limit }: PullRequest): PullAnswer | null {
    const book = this.state.books.get(bookId);
    if (!book || !this.memberships.get(personId)?.get(bookId)?.isCurrent) return null;
    const later = [...book.records.values()]
      .filter((record) => record.seq > cursor && laneOf(record.kind) === lane)
      .sort((left, right) => left.seq - right.seq);
    const records = later.slice(0, Math.min(limit, this.pageSize));
    const remaining = later.length - records.length;
    const end = remaining > 0 ? (records.at(-1)?.seq ?? cursor) : Math.max(book.head, cursor);
    const departures = [...book.departures.values()].filter(
      ({ seq }) => seq > cursor && seq <= end,
    );
    return {
      ...{ bookId, lane, epoch: this.state.epoch, from: cursor, cursor: end, head: book.head },
      ...{ more: remaining > 0, remaining, records, departures },
      ...(remaining > 0 ? { digest: null, count: null } : this.digest(bookId, lane)),
    };
  }

  digest(bookId: BookId, lane: Lane): { readonly digest: string; readonly count: number } {
    return digestOf(this.live(bookId).filter(({ kind }) => laneOf(kind) === lane));
  }

  live(bookId: BookId): readonly WireRecord[] {
    const records = this.state.books.get(bookId)?.records.values() ?? [];
    return [...records].filter(({ data }) => data !== null);
  }

  /** Moves a client with all its records; whether there was something to move (F5). */
  moveClient(clientId: RecordId, to: BookId): boolean {
    const place = this.state.places.get(clientId);
    const [source, target] = [
      place && this.state.books.get(place.bookId),
      this.state.books.get(to),
    ];
    if (!place || !source || !target || source === target) return false;
    const moveNumber = place.moveNumber + 1;
    const records = [...source.records.values()]
      .filter((record) => record.clientId === clientId)
      .sort((left, right) => left.seq - right.seq);
    for (const { id } of records) source.records.delete(id);
    source.head += 1;
    source.departures.set(clientId, { clientId, moveNumber, seq: source.head });
    target.departures.delete(clientId);
    for (const record of records) {
      this.#write(target, { ...record, n: record.version.n + 1, moveNumber });
    }
    this.state.places.set(clientId, { bookId: to, moveNumber });
    return true;
  }

  snapshot(): ModelState {
    return copyState(this.state);
  }

  /** The server as it was in `backup`, as a new generation (F9). */
  restore(backup: ModelState, epoch: string): void {
    this.state = { ...copyState(backup), epoch };
  }
}

function objectionTo({ kind, data }: WireMutation) {
  const definition = kindDefinition(kind);
  if (!definition) return { code: 'unknownKind', message: `unknown kind ${kind}` } as const;
  return data && !isValid(kind, data) ? ({ code: 'invalid', message: 'not valid' } as const) : null;
}

/** Whether `data` keeps the schema and the rules of its kind. */
export function isValid(kind: string, data: RecordData): boolean {
  const definition = kindDefinition(kind);
  if (!definition) return false;
  const parsed = definition.schema.safeParse(data);
  return parsed.success && definition.breaches(parsed.data).length === 0;
}
