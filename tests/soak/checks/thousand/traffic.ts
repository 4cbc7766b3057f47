import { setTimeout as pause } from 'node:timers/promises';
import { newClient } from '#shared/domain/client/client-builders.ts';
import { backoffMillis } from '#shared/sync/backoff.ts';
import type { SyncTransport } from '#shared/sync/ports.ts';
import { noteOf } from '#tests/integration/server/test-device.ts';
import { httpTransport } from '#tests/wire/http-transport.ts';
import type { Manager } from './fleet.ts';

/** What the devices saw of the server. */
export interface Seen {
  /** Milliseconds of each push that carried something, with its reply. */
  readonly pushes: number[];
  requests: number;
  /** Answers with status 500 and above. */
  failures: number;
  /** Cycles that did not come to their end. */
  unfinished: number;
  /** Lanes whose digest differed from the server's. */
  diverged: number;
}

export const nothingSeen = (): Seen => ({
  pushes: [],
  requests: 0,
  failures: 0,
  unfinished: 0,
  diverged: 0,
});

const LIMITS = { silenceMs: 60_000, maxBytes: 64 * 1024 * 1024 };
export const NOTES_AT_FIRST = 9;
export const EDITS = 5;

function watched(address: string, token: string, seen: Seen): SyncTransport {
  const way = httpTransport(address, token, LIMITS, async (url, init) => {
    seen.requests += 1;
    const response = await fetch(url, init);
    if (response.status >= 500) seen.failures += 1;
    return response;
  });
  return {
    ...way,
    push: async (request) => {
      const began = performance.now();
      const answer = await way.push(request);
      if (answer.ok) seen.pushes.push(performance.now() - began);
      return answer;
    },
  };
}

/** A client and its first notes. */
export async function begin({ device, clientId, noteIds }: Manager): Promise<void> {
  await device.edit('client', clientId, clientId, { ...newClient({ name: 'Acme' }) });
  for (let index = 0; index < NOTES_AT_FIRST; index += 1) {
    const id = device.newId();
    noteIds.push(id);
    await device.edit('note', id, clientId, { ...noteOf(clientId, `note ${index}, at first`) });
  }
}

/** A few edits of notes that are there. */
export async function work({ device, clientId, noteIds }: Manager, round: number): Promise<void> {
  for (const id of noteIds.slice(0, EDITS)) {
    await device.edit('note', id, clientId, { ...noteOf(clientId, `edited in round ${round}`) });
  }
}

/** One cycle of a manager's device with the server at `address`. */
async function cycle({ device, token }: Manager, address: string, seen: Seen): Promise<boolean> {
  const report = await device.synchronise(watched(address, token, seen));
  seen.diverged += report.repaired.length;
  return report.finished && report.owed === 0 && report.attention === 0;
}

/** All managers synchronise, `atOnce` of them at a time, each with the server of its turn. */
export async function inBursts(
  managers: readonly Manager[],
  addresses: readonly string[],
  atOnce: number,
  seen: Seen,
): Promise<number> {
  const began = performance.now();
  const queue = managers.map((manager, index) => {
    return { manager, address: addresses[index % addresses.length] ?? '' };
  });
  const worker = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      if (!(await cycle(next.manager, next.address, seen))) seen.unfinished += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return (performance.now() - began) / 1_000;
}

/**
 * Everybody comes back after an outage: each device at a random moment of `withinMs`, and again with
 * the application's own backoff while the server cannot take it.
 */
export async function storm(
  managers: readonly Manager[],
  address: string,
  withinMs: number,
  seen: Seen,
): Promise<number> {
  const began = performance.now();
  const returning = managers.map(async (manager) => {
    await pause(Math.random() * withinMs);
    for (let attempt = 0; attempt < 8; attempt += 1) {
      if (await cycle(manager, address, seen)) return;
      await pause(backoffMillis(attempt + 1, Math.random()));
    }
    seen.unfinished += 1;
  });
  await Promise.all(returning);
  return (performance.now() - began) / 1_000;
}
