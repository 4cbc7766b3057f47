import { expect, it } from 'vitest';
import { backoffMillis } from './backoff.ts';
import type { TransportError } from './ports.ts';
import { type DeviceState, deviceStatus, isConnected, recordStatus } from './status.ts';

const error = (tag: TransportError['tag']): TransportError => ({ tag, message: tag });
const connected = { hasNetwork: true, lastError: null };
const unreachable = { hasNetwork: true, lastError: error('unreachable') };

it('[F10] counts connected but unreachable as offline', () => {
  expect(isConnected(connected)).toBe(true);
  expect(isConnected({ hasNetwork: false, lastError: null })).toBe(false);
  for (const tag of ['offline', 'unreachable', 'notFieldfolio', 'certificate'] as const) {
    expect(isConnected({ hasNetwork: true, lastError: error(tag) })).toBe(false);
  }
});

it('says beside a record what is true of it', () => {
  expect(recordStatus([], unreachable)).toBe('synced');
  expect(recordStatus([{ state: 'pending' }], unreachable)).toBe('savedHere');
  expect(recordStatus([{ state: 'pending' }], connected)).toBe('waitingToSync');
  expect(recordStatus([{ state: 'sent' }, { state: 'pending' }], connected)).toBe('syncing');
  expect(recordStatus([{ state: 'attention' }], unreachable)).toBe('needsAttention');
});

it('says for the device what matters most', () => {
  const state: DeviceState = {
    ...{ connection: connected, isSyncing: false, owed: 0, attention: 0, openConflicts: 0 },
    hasSynced: true,
  };
  expect(deviceStatus(state)).toBe('synced');
  expect(deviceStatus({ ...state, hasSynced: false })).toBe('waitingToSync');
  expect(deviceStatus({ ...state, owed: 1 })).toBe('waitingToSync');
  expect(deviceStatus({ ...state, isSyncing: true })).toBe('syncing');
  expect(deviceStatus({ ...state, connection: unreachable })).toBe('workingOffline');
  expect(deviceStatus({ ...state, openConflicts: 1 })).toBe('needsAttention');
  const revoked = { hasNetwork: true, lastError: error('revoked') };
  expect(deviceStatus({ ...state, connection: revoked })).toBe('needsAttention');
});

it('[F10] waits longer after each failure, at random in the upper half, and five minutes at most', () => {
  const waits = [1, 2, 3, 4].map((failures) => backoffMillis(failures, 0));
  expect(waits).toEqual([1_000, 2_000, 4_000, 8_000]);
  expect(backoffMillis(1, 0.999_999)).toBe(2_000);
  expect(backoffMillis(50, 0)).toBe(150_000);
  expect(backoffMillis(50, 0.999_999)).toBe(300_000);
});

it('[F10] obeys a server that says when to come again', () => {
  const busy = { ...error('busy'), retryAfterSeconds: 600 };
  expect(backoffMillis(1, 0.5, busy)).toBeGreaterThanOrEqual(600_000);
});
