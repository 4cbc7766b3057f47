import { MemoryStore } from '#shared/sync/memory-store.ts';
import { describeSyncStore } from './sync-store.ts';

describeSyncStore('the memory store', async () => {
  const store = new MemoryStore();
  return { store, reopen: async () => new MemoryStore(store.contents) };
});
