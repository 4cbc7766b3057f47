import type { Lane, RecordData } from '#shared/domain/kind.ts';
import type { Instant } from '#shared/lib/calendar-date.ts';
import type { BookId, PersonId, RecordId } from '#shared/lib/identifiers.ts';
import type { Version } from '#shared/protocol/record.ts';
import type { SyncStore } from '#shared/sync/ports.ts';
import type { LocalRecord, OutboxEntry } from '#shared/sync/records.ts';

/** A store under test. */
export interface StoreUnderTest {
  readonly store: SyncStore;
  /** The same store after the application was closed and opened again, where there is such a thing. */
  readonly reopen?: () => Promise<SyncStore>;
  readonly close?: () => Promise<void>;
}

export const id = (number: number): string =>
  `018f0000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
export const BOOK = id(0xb1) as BookId;
export const OTHER_BOOK = id(0xb2) as BookId;
export const CLIENT = id(0xc1) as RecordId;
export const OTHER_CLIENT = id(0xc2) as RecordId;
export const ACCOUNT = id(0xa1) as RecordId;
const PERSON = id(0xe1) as PersonId;
const NOW = '2026-11-24T08:00:00.000Z' as Instant;
export const version = (n: number): Version => ({ epoch: 'epoch0001', n });

export const note = (body: string, clientId: RecordId = CLIENT): RecordData => ({
  ...{ clientId, meetingId: null, title: 'A note', body, notedAt: NOW, tags: [] },
});
export const transaction = (amount: number, clientId: RecordId = CLIENT): RecordData => ({
  ...{ clientId, accountId: ACCOUNT, type: 'deposit', date: '2026-11-24' },
  ...{ amount, currency: 'EUR' },
});

export function row(number: number, fields: Partial<LocalRecord> = {}): LocalRecord {
  return {
    ...{ kind: 'note', id: id(number) as RecordId, bookId: BOOK, clientId: CLIENT },
    ...{ version: version(1), seq: number, data: note(`text ${number}`), editedBy: PERSON },
    ...{ editedAt: NOW, acceptedAt: NOW, moveNumber: 0, ...fields },
  };
}

export function entry(
  order: number,
  number: number,
  fields: Partial<OutboxEntry> = {},
): OutboxEntry {
  return {
    ...{ order, kind: 'note', recordId: id(number) as RecordId, bookId: BOOK, clientId: CLIENT },
    ...{ baseVersion: version(1), base: note('base'), data: note(`edit ${order}`) },
    ...{ editedBy: PERSON, editedAt: NOW, state: 'pending', mutationId: null, problem: null },
    ...fields,
  };
}

export const wanted = (number: number, kind = 'note') => ({
  kind,
  id: id(number) as RecordId,
  series: kind === 'transaction' ? ACCOUNT : null,
});

export async function versionsOf(
  store: SyncStore,
  bookId: BookId,
  lane: Lane,
): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const rows of store.versions(bookId, lane)) {
    for (const each of rows) found.push(`${each.id}@${each.version?.n}`);
  }
  return found.sort();
}

/** Runs one test over a fresh store and closes it. */
export type WithStore = (
  work: (store: SyncStore, under: StoreUnderTest) => Promise<void>,
) => Promise<void>;
