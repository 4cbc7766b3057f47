/**
 * Resolves when what an upgrade that failed had written is taken back. Chromium says that it failed
 * before it has: whoever opens the database until then may find the new version, without its rows. It
 * lets nobody read meanwhile, so that what reads has waited for it.
 */
export function takenBack(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    // Made by what failed, or never there: nothing to go back to, and nothing is left behind.
    request.onupgradeneeded = () => request.transaction?.abort();
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const database = request.result;
      const stores = [...database.objectStoreNames];
      const end = () => {
        database.close();
        resolve();
      };
      if (stores.length === 0) return end();
      const reading = database.transaction(stores);
      reading.oncomplete = end;
      // Opened too soon, it may have named stores that are gone again.
      reading.onabort = end;
      for (const store of stores) reading.objectStore(store).getKey(0);
    };
  });
}
