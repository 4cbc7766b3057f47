import { type KeyboardEvent, useEffect } from 'react';

/**
 * Keeps an entry of the palette selected when what it lists changes. The library selects one only
 * as the person types, before results have arrived, and its selection cannot be set from outside:
 * the key that would move it up chooses the first.
 */
export function useFirstSelected(listed: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the list
  useEffect(() => {
    const timer = window.setTimeout(() => {
      const dialog = document.querySelector('.mantine-Spotlight-content');
      if (!dialog || dialog.querySelector('[data-selected]')) return;
      const up = new KeyboardEvent('keydown', { code: 'ArrowUp', key: 'ArrowUp', bubbles: true });
      dialog.querySelector('input')?.dispatchEvent(up);
    }, 30);
    return () => clearTimeout(timer);
  }, [listed]);
}

/** Enter before anything is selected means the first. */
export function chooseFirst(event: KeyboardEvent<HTMLInputElement>): void {
  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
  const dialog = event.currentTarget.closest('.mantine-Spotlight-content');
  if (!dialog || dialog.querySelector('[data-selected]')) return;
  dialog.querySelector<HTMLElement>('.mantine-Spotlight-action')?.click();
}
