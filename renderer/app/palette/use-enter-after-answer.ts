import type { SpotlightStore } from '@mantine/spotlight';
import { type KeyboardEvent, useEffect, useState } from 'react';

/**
 * Lets Enter wait for the answer to all that was typed: until it comes, the first of the list is what
 * fewer letters find. An entry that was chosen with the arrow keys opens at once.
 *
 * @returns what the field does with a key before the library does
 */
export function useEnterAfterAnswer(
  store: SpotlightStore,
  isAnswered: boolean,
): (event: KeyboardEvent) => void {
  const [isWaiting, setWaiting] = useState(false);
  useEffect(() => {
    if (!isWaiting || !isAnswered) return;
    setWaiting(false);
    const list = document.getElementById(store.getState().listId);
    list?.querySelector<HTMLElement>('[data-selected]')?.click();
  }, [store, isWaiting, isAnswered]);

  return (event) => {
    const isEnter = event.key === 'Enter' && !event.nativeEvent.isComposing;
    const waits = isEnter && !isAnswered && store.getState().selected <= 0;
    setWaiting(waits);
    if (!waits) return;
    event.preventDefault();
    event.stopPropagation();
  };
}
