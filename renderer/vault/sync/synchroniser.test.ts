import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Instant } from '#shared/lib/calendar-date.ts';
import {
  type BookId,
  type DeviceId,
  type PersonId,
  uuidFromText,
} from '#shared/lib/identifiers.ts';
import { err, ok } from '#shared/lib/result.ts';
import type { SessionAnswer } from '#shared/protocol/session.ts';
import { PROTOCOL_VERSION } from '#shared/protocol/version.ts';
import { freshLane } from '#shared/sync/lane-ledger.ts';
import { MemoryStore } from '#shared/sync/memory-store.ts';
import type { SyncTransport } from '#shared/sync/ports.ts';
import { Synchroniser, type SynchroniserParts } from './synchroniser.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const offline = async () => err({ tag: 'offline' as const, message: 'no network' });

const SESSION: SessionAnswer = {
  personId: uuidFromText('person') as PersonId,
  personName: 'Anna Berg',
  email: 'anna@example.com',
  deviceId: uuidFromText('device') as DeviceId,
  epoch: 'epoch0001',
  serverTime: '2026-11-24T08:00:00.000Z' as Instant,
  protocolVersion: PROTOCOL_VERSION,
  oldestProtocolVersion: 1,
  books: [],
};

const begin = (
  store: MemoryStore,
  session: SyncTransport['session'],
  told: Partial<SynchroniserParts> = {},
): Synchroniser =>
  new Synchroniser({
    store,
    personId: SESSION.personId,
    transport: {
      session,
      push: offline,
      pull: offline,
      mutationStatus: offline,
      acknowledge: offline,
    },
    counts: () => ({
      ...{ unsentCount: 0, attentionCount: 0, conflictCount: 0, ledgerWhole: true },
      ...{ documentsToSend: 0, documentsToFetch: 0 },
    }),
    lastSynchronisedAt: null,
    handedOver: () => null,
    ready: async () => undefined,
    onView: () => undefined,
    onSession: async () => undefined,
    onSynchronised: async () => undefined,
    ...told,
  });

it('[F3] ends one cycle once, though an edit had asked for one before', async () => {
  let ended = 0;
  let answer: () => void = () => undefined;
  const session = async () => {
    await new Promise<void>((resolve) => {
      answer = resolve;
    });
    return ok(SESSION);
  };
  const sync = begin(new MemoryStore(), session, {
    onSynchronised: async () => {
      ended += 1;
    },
  });
  sync.wake();
  const asked = sync.synchronise();
  await vi.advanceTimersByTimeAsync(60_000);
  answer();
  await asked;
  expect(ended).toBe(1);
  await sync.stop();
});

it('[F6][F9] clears nothing away for a server to which this person is somebody else', async () => {
  const store = new MemoryStore();
  const bookId = uuidFromText('book') as BookId;
  const lane = { ...freshLane(bookId, 'work'), cursor: 7, whole: true, epoch: 'epoch0001' };
  await store.commit([{ write: 'putLane', lane }], 'strict');
  const learnt: string[] = [];
  // A server that was set up anew: the same address and e-mail, and none of the books.
  const stranger = { ...SESSION, personId: uuidFromText('stranger') as PersonId };
  const sync = begin(store, async () => ok(stranger), {
    onSession: async ({ personId }) => {
      learnt.push(personId);
    },
  });
  const view = await sync.synchronise();
  await sync.stop();
  expect(await store.lanes()).toEqual([lane]);
  expect(learnt).toEqual([]);
  expect(view).toMatchObject({ phase: 'error', error: { tag: 'refused' } });
});
