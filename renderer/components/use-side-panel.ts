import { useShortcuts } from '../services/shortcuts.ts';
import { useReturnedFocus } from './returned-focus.ts';

/**
 * What a panel beside a list owes the keyboard: Esc closes it, wherever the focus is, and the focus
 * that was inside it returns to what it was opened from.
 */
export function useSidePanel(onClose: () => void): void {
  useShortcuts([{ keys: 'Escape', label: 'Close the panel', run: onClose }]);
  useReturnedFocus();
}
