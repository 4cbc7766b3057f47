import { useEffect, useEffectEvent } from 'react';

type KeepDraft = () => Promise<unknown> | undefined;

const keepers = new Set<KeepDraft>();

/** Calls `keep` before the vault is locked or the window is left, to save what is half written. */
export function useDraftKeeper(keep: KeepDraft): void {
  const keepNow = useEffectEvent(keep);
  useEffect(() => {
    const keeper: KeepDraft = () => keepNow();
    keepers.add(keeper);
    return () => {
      keepers.delete(keeper);
    };
  }, []);
}

/** Saves every draft on screen; a draft that cannot be saved does not hold up the others. */
export async function keepDrafts(): Promise<void> {
  await Promise.allSettled([...keepers].map(async (keep) => keep()));
}
