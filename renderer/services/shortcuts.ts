import { useEffect, useEffectEvent } from 'react';
import { create } from 'zustand';

/**
 * One thing a key does. `keys`: "n", "mod+Enter", "g t" (one after the other), "?"; `mod` is ⌘ on a
 * Mac and Ctrl elsewhere. Letters without `mod` rest while the person types in a field.
 */
export interface Shortcut {
  readonly keys: string;
  /** What it does, for the overlay of all keys ("New task"). */
  readonly label: string;
  readonly run: () => void;
  /** Heading in the overlay; default "This page". */
  readonly group?: string;
}

interface ShortcutState {
  /** Registered scopes, the newest (innermost) last. */
  readonly scopes: readonly { readonly id: number; readonly shortcuts: readonly Shortcut[] }[];
}

/** Every shortcut that works now; the overlay reads it. */
export const useShortcutState = create<ShortcutState>(() => ({ scopes: [] }));

let lastScope = 0;

/** Makes `shortcuts` work while the component is on screen; they win over those of outer parts. */
export function useShortcuts(shortcuts: readonly Shortcut[], isActive = true): void {
  const signature = JSON.stringify(shortcuts.map(({ keys, label, group }) => [keys, label, group]));
  const run = useEffectEvent((keys: string) => {
    shortcuts.find((shortcut) => shortcut.keys === keys)?.run();
  });
  useEffect(() => {
    if (!isActive) return;
    lastScope += 1;
    const id = lastScope;
    const described = (JSON.parse(signature) as [string, string, string | undefined][]).map(
      ([keys, label, group]) => ({
        keys,
        label,
        group: group ?? 'This page',
        run: () => run(keys),
      }),
    );
    useShortcutState.setState(({ scopes }) => ({
      scopes: [...scopes, { id, shortcuts: described }],
    }));
    return () =>
      useShortcutState.setState(({ scopes }) => ({
        scopes: scopes.filter((scope) => scope.id !== id),
      }));
  }, [signature, isActive]);
}

/** The innermost shortcut for `keys`, if there is one now. */
export function findShortcut(keys: string): Shortcut | undefined {
  const { scopes } = useShortcutState.getState();
  for (let index = scopes.length - 1; index >= 0; index -= 1) {
    const found = scopes[index]?.shortcuts.find((shortcut) => shortcut.keys === keys);
    if (found) return found;
  }
  return undefined;
}

/** Does what `keys` would do now, for menu commands; returns whether anything was there to do. */
export function runShortcut(keys: string): boolean {
  const shortcut = findShortcut(keys);
  shortcut?.run();
  return shortcut !== undefined;
}
