import { useCallback } from 'react';
import { create } from 'zustand';
import { persist } from 'zustand/middleware';

/*
 * Where the person was on a page: kept while the application runs, so that coming back to a list
 * finds it as it was left. Only choices that say nothing of clients are kept on disk.
 */

interface Places {
  readonly places: Readonly<Record<string, unknown>>;
}

const usePlaces = create<Places>(() => ({ places: {} }));

/** Like `useState`, but the value under `key` outlives the page (not the application, not a lock). */
export function usePlace<Value>(key: string, initial: Value): [Value, (value: Value) => void] {
  const value = usePlaces((state) => state.places[key] as Value | undefined);
  const setValue = useCallback((next: Value) => setPlace(key, next), [key]);
  return [value ?? initial, setValue];
}

/** Reads a place without redrawing when it changes. */
export function readPlace<Value>(key: string): Value | undefined {
  return usePlaces.getState().places[key] as Value | undefined;
}

/** Keeps a place. */
export function setPlace(key: string, value: unknown): void {
  usePlaces.setState(({ places }) => ({ places: { ...places, [key]: value } }));
}

const usePreferences = create<Places>()(
  persist((): Places => ({ places: {} }), { name: 'fieldfolio-view', version: 1 }),
);

/** A choice of view (columns, sorting) that outlives a restart. Never for names, text or ids. */
export function usePreference<Value>(key: string, initial: Value): [Value, (value: Value) => void] {
  const value = usePreferences((state) => state.places[key] as Value | undefined);
  const setValue = useCallback(
    (next: Value) =>
      usePreferences.setState(({ places }) => ({ places: { ...places, [key]: next } })),
    [key],
  );
  return [value ?? initial, setValue];
}

/** Place of whether the keychain may unlock, as the vault said when it was last locked. */
export const KEYCHAIN_PLACE = 'keychain.isEnabled';
