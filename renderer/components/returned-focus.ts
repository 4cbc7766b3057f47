import { useEffect, useState } from 'react';

/** Gives the focus, when what had it goes away, back to what had it before. */
export function useReturnedFocus(): void {
  const [opener] = useState(() => document.activeElement);
  useEffect(() => () => returnFocus(opener), [opener]);
}

/**
 * Puts a focus that was lost on `target`, or on the page where that cannot take it, so that the next
 * key works and Tab goes on from there. A focus that is elsewhere by now stays.
 */
export function returnFocus(target: Element | null): void {
  const { activeElement: active, body } = document;
  // A drawer is on the screen for a moment longer than what it held.
  if (active && active !== body && !active.closest('[role="dialog"]')) return;
  if (target instanceof HTMLElement) target.focus();
  if (target === body || document.activeElement !== target) {
    document.querySelector<HTMLElement>('main')?.focus();
  }
}
