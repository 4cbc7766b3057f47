import { expect, it } from 'vitest';
import type { BookId } from '#shared/lib/identifiers.ts';
import { uuidFromText } from '#shared/lib/identifiers.ts';
import type { StoreWrite } from '#shared/sync/records.ts';
import { newStore } from '../testing/store-fixture.ts';
import { MOST_SEALED, VaultStore } from './vault-store.ts';

const bookId = uuidFromText('book') as BookId;
const write: StoreWrite = {
  write: 'putLane',
  lane: { bookId, lane: 'work', epoch: 'epoch0001', cursor: 1, digest: '', count: 0, whole: true },
} as StoreWrite;

it('[C4] counts what the key of the records has sealed over restarts, and stops before its limit', async () => {
  const fixture = await newStore();
  await fixture.store.commit([write], 'relaxed');
  await fixture.store.commit([write], 'relaxed');
  const counted = fixture.store.state.counters.sealedCount ?? 0;
  expect(counted).toBeGreaterThanOrEqual(2);
  const again = await fixture.reopen();
  await again.commit([write], 'relaxed');
  expect(again.state.counters.sealedCount).toBeGreaterThan(counted);

  const { connections, sealer, state } = again;
  state.counters = { ...state.counters, sealedCount: MOST_SEALED };
  const hooks = {
    beforeCommit: async () => null,
    onFailed: async () => undefined,
    afterCommit: () => undefined,
    staleSummaries: () => [],
    orphanedDocuments: () => [],
    onDamage: () => undefined,
  };
  const worn = new VaultStore(connections, sealer, state, hooks);
  await expect(worn.commit([write], 'relaxed')).rejects.toThrow('sign in again');
  await fixture.destroy();
});
