import fc from 'fast-check';
import type { Instant } from '#shared/lib/calendar-date.ts';
import type { BookId, MutationId, PersonId, RecordId } from '#shared/lib/identifiers.ts';
import { uuidFromText } from '#shared/lib/identifiers.ts';
import type { MutationAnswer } from '#shared/protocol/push.ts';
import { planAnswers } from '#shared/sync/plan-answers.ts';
import { planEdit } from '#shared/sync/plan-edit.ts';
import type { LaneState, LocalRecord, OutboxEntry, StoreWrite } from '#shared/sync/records.ts';
import type { VaultWrite } from '../store/change-set.ts';

/*
 * Sequences of commits as synchronisation and editing make them: edits, sendings, acceptances, edits
 * taken back, purges, over a few records so that they meet.
 */

export const BOOK = uuidFromText('book') as BookId;
const PERSON = uuidFromText('person') as PersonId;
const AT = '2026-11-24T08:00:00.000Z' as Instant;
const clientIdOf = (number: number) => uuidFromText(`client ${number}`) as RecordId;

type Action =
  | { readonly action: 'edit'; readonly record: number; readonly text: string | null }
  | { readonly action: 'draft'; readonly record: number; readonly text: string | null }
  | { readonly action: 'send' | 'takeBack'; readonly pick: number }
  /** Answers to what was sent; `meet`: the server has a later copy. */
  | { readonly action: 'accept' | 'meet' | 'refuse' | 'miss' | 'late'; readonly pick: number }
  | { readonly action: 'purge'; readonly client: number };

export const arbitraryActions: fc.Arbitrary<readonly Action[]> = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        action: fc.constant('edit' as const),
        record: fc.nat(5),
        text: fc.option(fc.string({ maxLength: 8 }), { freq: 8 }),
      }),
    },
    {
      weight: 3,
      // Of these some become records and some never do.
      arbitrary: fc.record({
        action: fc.constant('draft' as const),
        record: fc.integer({ min: 4, max: 8 }),
        text: fc.option(fc.string({ maxLength: 8 }), { freq: 4 }),
      }),
    },
    {
      weight: 5,
      arbitrary: fc.record({
        action: fc.constantFrom('send', 'takeBack'),
        pick: fc.nat(9),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        action: fc.constantFrom('accept', 'accept', 'accept', 'meet', 'refuse', 'miss', 'late'),
        pick: fc.nat(9),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ action: fc.constant('purge' as const), client: fc.nat(2) }),
    },
  ),
  { minLength: 1, maxLength: 40 },
);

/** What a device has when an action begins. */
export interface Held {
  readonly outbox: readonly OutboxEntry[];
  readonly records: Pick<ReadonlyMap<RecordId, LocalRecord>, 'get'>;
  readonly lanes: readonly LaneState[];
}

export const NOTHING_HELD: Held = { outbox: [], records: new Map(), lanes: [] };

/** The writes of one action over what the device has, as synchronisation and editing plan them. */
export function writesOf(action: Action, held: Held, step: number): readonly VaultWrite[] {
  if (action.action === 'purge') {
    return [{ write: 'purgeClient', bookId: BOOK, clientId: clientIdOf(action.client) }];
  }
  if (action.action === 'edit') return edited(action.record, action.text, held, step);
  if (action.action === 'draft') {
    const id = noteIdOf(action.record);
    if (action.text === null) return [{ write: 'removeDraft', id }];
    const clientId = clientIdOf(action.record % 3);
    const data = { clientId, body: action.text };
    return [{ write: 'putDraft', draft: { id, kind: 'note', clientId, savedAt: AT, data } }];
  }
  const entry = held.outbox[action.pick % Math.max(1, held.outbox.length)];
  if (!entry) return [];
  switch (action.action) {
    case 'send': {
      // As the queue does it: one sending of a record at a time.
      const others = held.outbox.filter(({ recordId }) => recordId === entry.recordId);
      if (others.some(({ state }) => state === 'sent')) return [];
      const mutationId = uuidFromText(`mutation ${step}`) as MutationId;
      return [{ write: 'putOutbox', entry: { ...entry, state: 'sent', mutationId } }];
    }
    case 'accept':
    case 'meet':
    case 'refuse':
    case 'miss':
    case 'late':
      return answered(entry, held, { ...action, step });
    case 'takeBack': {
      if (entry.state === 'sent') return [];
      if (entry.kind !== 'note') return [];
      const text = entry.base === null ? null : String(entry.base.body);
      return edited(numberOf(entry.recordId), text, held, step);
    }
  }
}

interface Answer {
  readonly action: 'accept' | 'meet' | 'refuse' | 'miss' | 'late';
  readonly pick: number;
  readonly step: number;
}

function answerOf(entry: OutboxEntry, { action, pick, step }: Answer): MutationAnswer {
  const mutationId = entry.mutationId ?? (uuidFromText('never sent') as MutationId);
  const version = { epoch: 'epoch0001', n: step + 1 };
  switch (action) {
    case 'accept':
      return { answer: 'accepted', mutationId, version, seq: step + 1, acceptedAt: AT };
    case 'meet': {
      const { kind, recordId: id, bookId, clientId } = entry;
      // Now and then what was typed here too: then nothing is owed any more.
      const data = pick < 3 ? entry.data : pick < 8 ? { clientId, body: `theirs ${pick}` } : null;
      const place = { kind, id, bookId, clientId, data, version, seq: step + 1 };
      const current = { ...place, editedBy: PERSON, editedAt: AT, acceptedAt: AT };
      return { answer: 'stale', mutationId, current };
    }
    case 'refuse':
      return { answer: 'rejected', mutationId, code: 'invalid', field: 'body', message: 'no' };
    case 'miss':
      return { answer: 'missing', mutationId };
    case 'late':
      return { answer: 'late', mutationId };
  }
}

function answered(entry: OutboxEntry, held: Held, answer: Answer): readonly StoreWrite[] {
  const row = held.records.get(entry.recordId);
  const plan = planAnswers({
    answers: [answerOf(entry, answer)],
    entries: held.outbox.filter(({ recordId }) => recordId === entry.recordId),
    records: new Map(row && [[row.id, row]]),
    lanes: held.lanes,
  });
  const conflicts = plan.conflicts.flatMap(({ record, entry: made }, index): StoreWrite[] => [
    { write: 'putRecord', record },
    { write: 'putOutbox', entry: { ...made, order: firstOrderOf(answer.step) + index } },
  ]);
  return [...plan.writes, ...conflicts];
}

/** Above every order there was: a step opens a few entries at most. */
const firstOrderOf = (step: number) => (step + 1) * 10;

const noteIdOf = (number: number) => uuidFromText(`note ${number}`) as RecordId;
const numberOf = (id: RecordId) => [0, 1, 2, 3, 4, 5].findIndex((one) => noteIdOf(one) === id);

/** @param text `null` deletes the note */
function edited(number: number, text: string | null, held: Held, step: number) {
  const id = noteIdOf(number);
  const clientId = clientIdOf(number % 3);
  return planEdit({
    edit: {
      kind: 'note',
      recordId: id,
      bookId: BOOK,
      clientId,
      data: text === null ? null : { clientId, body: text },
      editedBy: PERSON,
      editedAt: AT,
    },
    record: held.records.get(id) ?? null,
    entries: held.outbox.filter(({ recordId }) => recordId === id),
    nextOrder: firstOrderOf(step),
  });
}
