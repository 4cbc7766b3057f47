import { type KeyboardEvent, useRef, useState } from 'react';

/**
 * One entry of a short list can be reached by Tab, arrows move between them. Entries carry
 * `data-roving={index}`; spread `onKeyDown` and `ref={list}` on the list.
 */
export function useRovingList(count: number) {
  const list = useRef<HTMLUListElement>(null);
  const [wanted, setIndex] = useState(0);
  const index = Math.min(wanted, Math.max(0, count - 1));

  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: index + 1,
      j: index + 1,
      ArrowUp: index - 1,
      k: index - 1,
      Home: 0,
      End: count - 1,
    };
    const to = steps[event.key];
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const next = Math.min(Math.max(to, 0), count - 1);
    setIndex(next);
    list.current?.querySelector<HTMLElement>(`[data-roving="${next}"]`)?.focus();
  };

  return { list, index, setIndex, onKeyDown };
}
