import { afterAll, beforeAll } from 'vitest';
import type { Lane, RecordData } from '#shared/domain/kind.ts';
import type { Instant } from '#shared/lib/calendar-date.ts';
import {
  type BookId,
  type MutationId,
  type PersonId,
  type RecordId,
  uuidFromText,
} from '#shared/lib/identifiers.ts';
import type { Result } from '#shared/lib/result.ts';
import type { PullAnswer } from '#shared/protocol/pull.ts';
import type { MutationAnswer, WireMutation } from '#shared/protocol/push.ts';
import type { WireRecord } from '#shared/protocol/record.ts';
import { PROTOCOL_VERSION } from '#shared/protocol/version.ts';
import type { SyncTransport, TransportError } from '#shared/sync/ports.ts';

export type Who = 'manager' | 'successor';

/**
 * A server under test: a firm book all read, `own` of which `manager` is owner, `other` of which
 * `successor` is. Neither may read the other's. Books are empty or not; the tests make their own
 * records.
 */
export interface TransportUnderTest {
  readonly books: { readonly firm: BookId; readonly own: BookId; readonly other: BookId };
  readonly people: Readonly<Record<Who, PersonId>>;
  /** A new device of `who`, signed in. */
  readonly connect: (who: Who) => Promise<SyncTransport>;
  readonly moveClient: (clientId: RecordId, to: BookId) => Promise<void>;
  readonly grant: (who: Who, bookId: BookId) => Promise<void>;
  readonly revoke: (who: Who, bookId: BookId) => Promise<void>;
  readonly close?: () => Promise<void>;
}

export const NOW = '2026-11-24T08:00:00.000Z' as Instant;
let made = 0;
export const newId = (): string => {
  made += 1;
  return uuidFromText(`contract ${made}`);
};

export const clientData = (fields: RecordData = {}): RecordData => ({
  ...{ name: 'Novak', clientType: 'company', status: 'active', tier: 'A' },
  ...{ reportingCurrency: 'EUR', clientSince: null, clientUntil: null, street: '', city: '' },
  ...{ postalCode: '', country: '', phone: '', email: '', industry: '', summary: '', tags: [] },
  ...{ primaryContactId: null, contactEveryDays: null, externalId: '', isSample: false },
  ...fields,
});
export const noteData = (clientId: RecordId, body: string): RecordData => ({
  ...{ clientId, meetingId: null, title: 'A note', body, notedAt: NOW, tags: [] },
});
export const accountData = (clientId: RecordId): RecordData => ({
  ...{ clientId, name: 'Cash', accountType: 'cash', number: '', currency: 'EUR' },
  ...{ custodian: '', costBasisMethod: 'notApplicable', openedOn: null, closedOn: null },
  ...{ benchmarkSecurityId: null, targets: [], externalId: '' },
});
export const transactionData = (clientId: RecordId, accountId: RecordId): RecordData => ({
  ...{ clientId, accountId, type: 'deposit', date: '2026-11-24', amount: 100, currency: 'EUR' },
});

export function unwrapped<Value>(result: Result<Value, TransportError>): Value {
  if (!result.ok) throw new Error(`${result.error.tag}: ${result.error.message}`);
  return result.value;
}

export const recordsOf = (pages: readonly PullAnswer[]): readonly WireRecord[] =>
  pages.flatMap(({ records }) => records);

/** The server with a device of each person; there once the tests run, not while they are declared. */
export interface Opened {
  readonly under: TransportUnderTest;
  readonly manager: SyncTransport;
  readonly successor: SyncTransport;
}

/** Opens the server before the tests of a `describe`, closes it after them, and helps them ask it. */
export function contractScene(open: () => Promise<TransportUnderTest>) {
  let opened: Opened | null = null;
  beforeAll(async () => {
    const under = await open();
    opened = {
      under,
      manager: await under.connect('manager'),
      successor: await under.connect('successor'),
    };
  });
  afterAll(() => opened?.under.close?.());

  const scene = (): Opened => {
    if (!opened) throw new Error('the server is not open yet');
    return opened;
  };

  const mutation = (fields: Partial<WireMutation> = {}): WireMutation => ({
    id: newId() as MutationId,
    kind: 'client',
    recordId: newId() as RecordId,
    bookId: scene().under.books.own,
    baseVersion: null,
    data: clientData(),
    editedBy: scene().under.people.manager,
    editedAt: NOW,
    ...fields,
  });

  async function push(
    transport: SyncTransport,
    ...mutations: readonly WireMutation[]
  ): Promise<readonly MutationAnswer[]> {
    const { deviceId } = unwrapped(await transport.session());
    const request = { protocolVersion: PROTOCOL_VERSION, deviceId, mutations: [...mutations] };
    return unwrapped(await transport.push(request)).answers;
  }

  async function accepted(transport: SyncTransport, sent: WireMutation) {
    const [answer] = await push(transport, sent);
    if (answer?.answer !== 'accepted') throw new Error(`not accepted: ${JSON.stringify(answer)}`);
    return answer;
  }

  async function feed(
    transport: SyncTransport,
    bookId: BookId,
    lane: Lane,
    options: { readonly cursor?: number; readonly limit?: number } = {},
  ): Promise<readonly PullAnswer[]> {
    const pages: PullAnswer[] = [];
    let cursor = options.cursor ?? 0;
    for (;;) {
      const limit = options.limit ?? 2_000;
      const page = unwrapped(await transport.pull({ bookId, lane, cursor, limit }));
      pages.push(page);
      if (!page.more) return pages;
      cursor = page.cursor;
    }
  }

  /** A client of the manager's, accepted. */
  async function newClient(): Promise<WireMutation> {
    const sent = mutation();
    await accepted(scene().manager, sent);
    return sent;
  }

  return { scene, mutation, push, accepted, feed, newClient };
}

export type ContractScene = ReturnType<typeof contractScene>;
