import { describe } from 'vitest';
import type { StoreUnderTest, WithStore } from './store/fixtures.ts';
import { describeOutbox } from './store/outbox.ts';
import { describePurges } from './store/purges.ts';
import { describeRows } from './store/rows.ts';

/*
 * What every `SyncStore` does. Runs in Node over the memory store and in a browser over the vault, so
 * it uses nothing of either. The tests stand in `store/`, by theme.
 */

/** Declares the contract's tests. @param open a fresh, empty store for each test */
export function describeSyncStore(name: string, open: () => Promise<StoreUnderTest>): void {
  const withStore: WithStore = async (work) => {
    const under = await open();
    try {
      await work(under.store, under);
    } finally {
      await under.close?.();
    }
  };

  describe(`${name} keeps the contract of a SyncStore`, () => {
    describeRows(withStore);
    describeOutbox(withStore);
    describePurges(withStore);
  });
}
