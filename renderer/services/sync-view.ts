import { useEffect, useState } from 'react';
import type { SyncView } from '../vault/views.ts';
import { useVaultConnection } from './vault.tsx';

/** The state of synchronisation, kept current; `null` until it was asked for the first time. */
export function useSyncView(): SyncView | null {
  const { api, listen } = useVaultConnection();
  const [view, setView] = useState<SyncView | null>(null);

  useEffect(() => {
    let isCurrent = true;
    const ask = () => {
      // A vault that has just been locked has nothing to say; the next screen is the lock.
      api.syncView().then(
        (asked) => isCurrent && setView(asked),
        () => undefined,
      );
    };
    ask();
    const end = listen((event) => {
      if (event.event === 'sync') setView(event.view);
      if (event.event === 'changed') ask();
    });
    return () => {
      isCurrent = false;
      end();
    };
  }, [api, listen]);

  return view;
}
