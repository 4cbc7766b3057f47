import type { RuleBreach } from '#shared/domain/kind.ts';
import { assert } from '#shared/lib/assert.ts';
import type { Instant } from '#shared/lib/calendar-date.ts';
import type { BookId, MutationId, PersonId, RecordId } from '#shared/lib/identifiers.ts';
import type { MutationAnswer } from '#shared/protocol/push.ts';
import type { Version, WireRecord } from '#shared/protocol/record.ts';
import type { CheckedMutation } from './check-mutation.ts';

/** What this person may do in a book: write now, have written once, or nothing of the kind. */
export type WriteRight = 'writes' | 'wroteOnce' | 'none';

export interface KnownRecord {
  readonly kind: string;
  readonly clientId: RecordId | null;
  readonly version: Version;
  readonly isLive: boolean;
  readonly moveNumber: number;
}

/** What the database holds, as far as a push has to know it; read under the locks of its books. */
export interface PushState {
  readonly epoch: string;
  readonly personId: PersonId;
  readonly acceptedAt: Instant;
  readonly rightIn: (bookId: BookId) => WriteRight;
  readonly isFirmBook: (bookId: BookId) => boolean;
  /** The last seq of a book before this push. */
  readonly headOf: (bookId: BookId) => number;
  readonly recordIn: (bookId: BookId, id: RecordId) => KnownRecord | undefined;
  /** The server's copy of a record whose version is not the mutation's base, or whose kind is fixed. */
  readonly wireOf: (bookId: BookId, id: RecordId) => WireRecord | undefined;
  /** Whether a record of this book is of a client that has left it, by its id or its client's. */
  readonly hasLeft: (bookId: BookId, clientId: RecordId) => boolean;
  /** The client of a record that was once in the book, from the audit trail. */
  readonly formerClientOf: (bookId: BookId, id: RecordId) => RecordId | undefined;
  /** Whether an id that this book has no record of is or was of a record of another book. */
  readonly isOfAnotherBook: (bookId: BookId, id: RecordId) => boolean;
  readonly remembered: (
    id: MutationId,
  ) => { readonly payloadHash: string; readonly answer: MutationAnswer } | undefined;
}

/** A mutation that becomes the current copy of its record. */
export interface AcceptedWrite {
  readonly checked: CheckedMutation;
  readonly clientId: RecordId | null;
  readonly version: Version;
  readonly seq: number;
  readonly moveNumber: number;
  readonly previous: KnownRecord | null;
}

export interface PushPlan {
  /** One for each mutation, in their order. */
  readonly answers: readonly MutationAnswer[];
  readonly writes: readonly AcceptedWrite[];
  /** Edits to keep for whoever has the client now (F7). */
  readonly late: readonly {
    readonly checked: CheckedMutation;
    readonly clientId: RecordId | null;
  }[];
}

type Verdict =
  | { readonly verdict: 'answer'; readonly answer: MutationAnswer }
  | { readonly verdict: 'late'; readonly clientId: RecordId | null }
  | { readonly verdict: 'accept'; readonly clientId: RecordId | null };

/**
 * What becomes of `mutations`, decided one after the other, each seeing those accepted before it
 * (P1, P4). Pure: the caller carries the plan out in the transaction that read `state`.
 */
export function decidePush(state: PushState, mutations: readonly CheckedMutation[]): PushPlan {
  const answers: MutationAnswer[] = [];
  const writes: AcceptedWrite[] = [];
  const late: PushPlan['late'][number][] = [];
  const heads = new Map<BookId, number>();
  const written = new Map<string, { readonly known: KnownRecord; readonly wire: WireRecord }>();
  const answered = new Map<MutationId, MutationAnswer>();
  const keyOf = (bookId: BookId, id: RecordId): string => `${bookId} ${id}`;
  const now: PushState = {
    ...state,
    recordIn: (bookId, id) => written.get(keyOf(bookId, id))?.known ?? state.recordIn(bookId, id),
    wireOf: (bookId, id) => written.get(keyOf(bookId, id))?.wire ?? state.wireOf(bookId, id),
  };

  for (const checked of mutations) {
    const { mutation } = checked;
    const verdict = judge(now, checked, answered.get(mutation.id));
    let answer: MutationAnswer;
    if (verdict.verdict === 'answer') {
      answer = verdict.answer;
    } else if (verdict.verdict === 'late') {
      late.push({ checked, clientId: verdict.clientId });
      answer = { answer: 'late', mutationId: mutation.id };
    } else {
      const previous = now.recordIn(mutation.bookId, mutation.recordId) ?? null;
      const seq = (heads.get(mutation.bookId) ?? state.headOf(mutation.bookId)) + 1;
      const version = { epoch: state.epoch, n: (previous?.version.n ?? 0) + 1 };
      const moveNumber = previous?.moveNumber ?? 0;
      const write = { checked, clientId: verdict.clientId, version, seq, moveNumber, previous };
      heads.set(mutation.bookId, seq);
      written.set(keyOf(mutation.bookId, mutation.recordId), asWritten(state, write));
      writes.push(write);
      answer = {
        answer: 'accepted',
        mutationId: mutation.id,
        version,
        seq,
        acceptedAt: state.acceptedAt,
      };
    }
    answered.set(mutation.id, answer);
    answers.push(answer);
  }
  return { answers, writes, late };
}

/** What an accepted write makes of its record, for the mutations that come after it. */
function asWritten(
  { personId, acceptedAt }: PushState,
  { checked: { mutation }, clientId, version, seq, moveNumber }: AcceptedWrite,
): { readonly known: KnownRecord; readonly wire: WireRecord } {
  const { kind, recordId: id, bookId, data, editedAt } = mutation;
  return {
    known: { kind, clientId, version, isLive: data !== null, moveNumber },
    wire: {
      ...{
        kind,
        id,
        bookId,
        clientId,
        version,
        seq,
        data,
        editedBy: personId,
        editedAt,
        acceptedAt,
      },
      ...(kind === 'client' ? { moveNumber } : {}),
    },
  };
}

function judge(
  state: PushState,
  checked: CheckedMutation,
  answeredBefore: MutationAnswer | undefined,
): Verdict {
  const { mutation, definition } = checked;
  const { id: mutationId, bookId, recordId } = mutation;
  const answer = (value: MutationAnswer): Verdict => ({ verdict: 'answer', answer: value });
  const rejected = (
    code: 'mutationReused' | 'wrongBook' | 'invalid',
    field: string | null,
    message: string,
  ) => answer({ answer: 'rejected', mutationId, code, field, message });

  const remembered = state.remembered(mutationId);
  if (remembered) {
    return remembered.payloadHash === checked.payloadHash
      ? answer(remembered.answer)
      : rejected('mutationReused', 'id', 'this mutation id came before with another payload');
  }
  if (answeredBefore) {
    return rejected('mutationReused', 'id', 'this mutation id came twice in one push');
  }

  const right = state.rightIn(bookId);
  if (right === 'none') return answer({ answer: 'forbidden', mutationId });
  const current = state.recordIn(bookId, recordId);
  const clientId =
    checked.clientId ?? current?.clientId ?? state.formerClientOf(bookId, recordId) ?? null;
  if (right === 'wroteOnce') return { verdict: 'late', clientId };
  if (clientId !== null && state.hasLeft(bookId, clientId)) return { verdict: 'late', clientId };

  if (definition.scope === 'firm' && !state.isFirmBook(bookId)) {
    return rejected('wrongBook', 'bookId', `a ${mutation.kind} belongs to the firm book`);
  }
  if (clientId !== null && state.isFirmBook(bookId)) {
    return rejected('wrongBook', 'bookId', 'the firm book has no clients');
  }
  const misplaced = whyMisplaced(state, checked, current);
  if (misplaced) return rejected('wrongBook', 'recordId', misplaced);
  // People are managed by the administrator's command line; their records only mirror them.
  if (mutation.kind === 'person') return answer({ answer: 'forbidden', mutationId });
  if (current && current.kind !== mutation.kind) {
    return rejected('wrongBook', 'kind', `this id belongs to a ${current.kind}`);
  }
  const missing = missingParent(state, checked, clientId);
  const fixed = fixedBreach(state, checked, current) ?? falseSample(state, checked, clientId);
  return (
    standing(state, checked, current) ??
    (fixed ? rejected('invalid', fixed.field || null, fixed.message) : null) ??
    (missing ? answer({ answer: 'waiting', mutationId, parentId: missing }) : null) ??
    // On devices that read both books it would take the other record's place.
    (!current && state.isOfAnotherBook(bookId, recordId)
      ? rejected('wrongBook', 'recordId', `this ${mutation.kind} belongs to another book`)
      : { verdict: 'accept', clientId })
  );
}

/**
 * Why a record of which a book of clients has one must not be here: an id of another book's would stand
 * before that book's own on devices that have both. What is there already may be deleted.
 */
function whyMisplaced(
  state: PushState,
  { mutation: { kind, bookId, recordId, data }, definition: { idInBook } }: CheckedMutation,
  current: KnownRecord | undefined,
): string | null {
  if (!idInBook || (current && data === null)) return null;
  if (state.isFirmBook(bookId)) return `the firm book has no ${kind}`;
  return idInBook(bookId) === recordId ? null : `this is not the id of the ${kind} of this book`;
}

/** The answer to a mutation whose base is not the current version; `null` when it is. */
function standing(
  state: PushState,
  { mutation }: CheckedMutation,
  current: KnownRecord | undefined,
): Verdict | null {
  const { id: mutationId, baseVersion, bookId, recordId } = mutation;
  if (!current) {
    return baseVersion === null
      ? null
      : { verdict: 'answer', answer: { answer: 'missing', mutationId } };
  }
  if (
    baseVersion !== null &&
    baseVersion.epoch === current.version.epoch &&
    baseVersion.n === current.version.n
  ) {
    return null;
  }
  const wire = state.wireOf(bookId, recordId);
  assert(wire !== undefined, 'a record of another version comes with its copy');
  return { verdict: 'answer', answer: { answer: 'stale', mutationId, current: wire } };
}

/**
 * What speaks against marking a new record that is fixed once it exists as a sample, which may be
 * deleted: a device says so of the records of a sample's client only.
 */
function falseSample(
  state: PushState,
  { mutation: { bookId, data }, definition }: CheckedMutation,
  clientId: RecordId | null,
): RuleBreach | null {
  if (!definition.fixedOnce || data?.isSample !== true || !clientId) return null;
  const client = state.wireOf(bookId, clientId)?.data;
  return client && client.isSample !== true
    ? { field: 'isSample', message: 'its client is not of the sample' }
    : null;
}

/** What speaks against writing or changing a record of a kind that is fixed once it exists. */
function fixedBreach(
  state: PushState,
  { mutation: { bookId, recordId, data }, definition }: CheckedMutation,
  current: KnownRecord | undefined,
): RuleBreach | null {
  if (!definition.fixedOnce) return null;
  const before = current?.isLive ? state.wireOf(bookId, recordId)?.data : null;
  assert(before !== undefined, 'a record of a kind that is fixed comes with its copy');
  return definition.fixedOnce(before, data)[0] ?? null;
}

/** A parent that the book has never had; a deleted parent counts as there, so nothing gets stuck. */
function missingParent(
  state: PushState,
  { mutation, parents }: CheckedMutation,
  clientId: RecordId | null,
): RecordId | null {
  const { bookId, kind, data } = mutation;
  if (data === null) return null;
  if (clientId !== null && kind !== 'client') {
    if (state.recordIn(bookId, clientId)?.kind !== 'client') return clientId;
  }
  return parents.find((parent) => state.recordIn(bookId, parent) === undefined) ?? null;
}
