import { useEffect, useState } from 'react';
import { useShortcuts } from '../services/shortcuts.ts';

/**
 * What a panel beside a list owes the keyboard: Esc closes it, wherever the focus is, and the focus
 * that was inside it returns to what it was opened from.
 */
export function useSidePanel(onClose: () => void): void {
  useShortcuts([{ keys: 'Escape', label: 'Close the panel', run: onClose }]);
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      const isLost = document.activeElement === document.body;
      if (isLost && opener instanceof HTMLElement) opener.focus();
    },
    [opener],
  );
}
