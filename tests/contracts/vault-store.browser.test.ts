import { newStore } from '#renderer/vault/testing/store-fixture.ts';
import { describeSyncStore } from './sync-store.ts';

describeSyncStore('the vault over IndexedDB', async () => {
  const { store, reopen, destroy } = await newStore();
  return { store, reopen, close: destroy };
});
