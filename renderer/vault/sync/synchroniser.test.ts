import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Instant } from '#shared/lib/calendar-date.ts';
import { type DeviceId, type PersonId, uuidFromText } from '#shared/lib/identifiers.ts';
import { err, ok } from '#shared/lib/result.ts';
import type { SessionAnswer } from '#shared/protocol/session.ts';
import { PROTOCOL_VERSION } from '#shared/protocol/version.ts';
import { MemoryStore } from '#shared/sync/memory-store.ts';
import type { SyncTransport } from '#shared/sync/ports.ts';
import { Synchroniser } from './synchroniser.ts';

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

it('[F3] ends one cycle once, though an edit had asked for one before', async () => {
  let ended = 0;
  let answer: () => void = () => undefined;
  const transport: SyncTransport = {
    session: async () => {
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      return ok(SESSION);
    },
    push: offline,
    pull: offline,
    mutationStatus: offline,
    acknowledge: offline,
  };
  const sync = new Synchroniser({
    store: new MemoryStore(),
    transport,
    counts: () => ({
      ...{ unsentCount: 0, attentionCount: 0, conflictCount: 0, ledgerWhole: true },
      ...{ documentsToSend: 0, documentsToFetch: 0 },
    }),
    lastSynchronisedAt: null,
    handedOver: () => null,
    ready: async () => undefined,
    onView: () => undefined,
    onSession: async () => undefined,
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
