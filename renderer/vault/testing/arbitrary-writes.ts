import fc from 'fast-check';
import type { Instant } from '#shared/lib/calendar-date.ts';
import type { BookId, MutationId, PersonId, RecordId } from '#shared/lib/identifiers.ts';
import { uuidFromText } from '#shared/lib/identifiers.ts';
import type { LocalRecord, OutboxEntry, StoreWrite } from '#shared/sync/records.ts';

/*
 * Sequences of commits as synchronisation and editing make them: edits, sendings, acceptances, edits
 * taken back, purges, over a few records so that they meet.
 */

export const BOOK = uuidFromText('book') as BookId;
const PERSON = uuidFromText('person') as PersonId;
const AT = '2026-11-24T08:00:00.000Z' as Instant;
const clientIdOf = (number: number) => uuidFromText(`client ${number}`) as RecordId;

type Action =
  | { readonly action: 'edit'; readonly record: number; readonly text: string }
  | { readonly action: 'send' | 'accept' | 'refuse' | 'takeBack'; readonly pick: number }
  | { readonly action: 'purge'; readonly client: number };

export const arbitraryActions: fc.Arbitrary<readonly Action[]> = fc.array(
  fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({
        action: fc.constant('edit' as const),
        record: fc.nat(5),
        text: fc.string({ maxLength: 8 }),
      }),
    },
    {
      weight: 5,
      arbitrary: fc.record({
        action: fc.constantFrom('send', 'accept', 'refuse', 'takeBack'),
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

function noteOf(number: number, text: string): LocalRecord {
  const clientId = clientIdOf(number % 3);
  return {
    kind: 'note',
    id: uuidFromText(`note ${number}`) as RecordId,
    bookId: BOOK,
    clientId,
    version: null,
    seq: 0,
    data: { clientId, body: text },
    editedBy: PERSON,
    editedAt: AT,
    acceptedAt: null,
    moveNumber: 0,
  };
}

/** The writes of one action over the outbox as it is. */
export function writesOf(
  action: Action,
  outbox: readonly OutboxEntry[],
  step: number,
): StoreWrite[] {
  if (action.action === 'purge') {
    return [{ write: 'purgeClient', bookId: BOOK, clientId: clientIdOf(action.client) }];
  }
  if (action.action === 'edit') return editWrites(action.record, action.text, outbox);
  const entry = outbox[action.pick % Math.max(1, outbox.length)];
  if (!entry) return [];
  switch (action.action) {
    case 'send': {
      const mutationId = uuidFromText(`mutation ${step}`) as MutationId;
      return [{ write: 'putOutbox', entry: { ...entry, state: 'sent', mutationId } }];
    }
    case 'accept':
      return entry.state === 'sent' ? [{ write: 'removeOutbox', order: entry.order }] : [];
    case 'refuse': {
      const problem = { code: 'invalid' as const, field: 'body', message: 'no' };
      return [{ write: 'putOutbox', entry: { ...entry, state: 'attention', problem } }];
    }
    case 'takeBack':
      if (entry.state === 'sent') return [];
      return [takenBackWrite(entry, outbox), { write: 'removeOutbox', order: entry.order }];
  }
}

/** The record without `entry`: as the edit that is still owed before it left it, or gone. */
function takenBackWrite(entry: OutboxEntry, outbox: readonly OutboxEntry[]): StoreWrite {
  const { kind, recordId, clientId } = entry;
  const other = outbox.findLast((one) => one.recordId === recordId && one.order !== entry.order);
  if (!other) return { write: 'removeRecord', kind, id: recordId };
  const record = { kind, id: recordId, clientId, data: other.data };
  return { write: 'putRecord', record: { ...noteOf(0, ''), ...record } };
}

function editWrites(number: number, text: string, outbox: readonly OutboxEntry[]): StoreWrite[] {
  const record = noteOf(number, text);
  const own = outbox.findLast((entry) => entry.recordId === record.id && entry.state !== 'sent');
  const entry: OutboxEntry = {
    order: own?.order ?? Math.max(0, ...outbox.map(({ order }) => order)) + 1,
    kind: record.kind,
    recordId: record.id,
    bookId: BOOK,
    clientId: record.clientId,
    baseVersion: null,
    base: null,
    data: record.data,
    editedBy: PERSON,
    editedAt: AT,
    state: 'pending',
    mutationId: null,
    problem: null,
  };
  return [
    { write: 'putRecord', record },
    { write: 'putOutbox', entry },
  ];
}
