import { DigestCounter } from '#shared/sync/digest.ts';
import type { LaneState } from '#shared/sync/records.ts';
import { laneKey } from './store-state.ts';
import type { VaultStore } from './vault-store.ts';

/**
 * Counts the digest of a lane anew from its rows and writes it down when it differs (F8): what was
 * damaged or rolled back on the disk is then found by the next cycle. Nobody waits for it; a lane that
 * changes meanwhile is left to the next unlock.
 * @returns whether the digest differed
 */
export async function countLane(store: VaultStore, before: LaneState): Promise<boolean> {
  const { bookId, lane } = before;
  const key = laneKey(bookId, lane);
  const counter = new DigestCounter();
  for await (const records of store.versions(bookId, lane)) {
    for (const { id, version } of records) if (version) counter.add({ id, version });
    if (store.state.lanes.get(key) !== before) return false;
  }
  const { digest, count } = counter;
  if (digest === before.digest && count === before.count) return false;
  return store.exclusive(async () => {
    if (store.state.lanes.get(key) !== before) return false;
    await store.commit([{ write: 'putLane', lane: { ...before, digest, count } }], 'relaxed');
    return true;
  });
}

/** Counts all lanes of one kind anew; answers whether any differed. */
export async function countLanes(store: VaultStore, which: LaneState['lane']): Promise<boolean> {
  let differed = false;
  for (const state of [...store.state.lanes.values()]) {
    if (state.lane === which && (await countLane(store, state))) differed = true;
  }
  return differed;
}
