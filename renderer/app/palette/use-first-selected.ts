import type { SpotlightStore } from '@mantine/spotlight';
import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * Selects the first entry each time that what is listed changes; between two changes the arrow keys
 * have the selection to themselves. The library writes its mark into the entry and counts its place
 * apart: when entries change places, both have to be put right before the list is seen.
 *
 * @param listed the entries in their order, in one word
 * @returns the ref of the list
 */
export function useFirstSelected(
  store: SpotlightStore,
  listed: string,
): RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the list
  useLayoutEffect(() => {
    const [first, ...others] = list.current?.querySelectorAll('[data-action]') ?? [];
    for (const entry of others) entry.removeAttribute('data-selected');
    first?.setAttribute('data-selected', 'true');
    first?.scrollIntoView({ block: 'nearest' });
    store.updateState((state) => ({ ...state, selected: first ? 0 : -1 }));
  }, [store, listed]);
  return list;
}
