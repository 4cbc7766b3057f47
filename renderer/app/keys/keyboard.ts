import { useEffect } from 'react';
import { findShortcut } from '../../services/shortcuts.ts';

const isMac = navigator.platform.startsWith('Mac');
/** How long the second key of "G then T" may take, in milliseconds. */
const SEQUENCE_LIMIT = 1_200;

/** The name of a pressed combination ("mod+shift+z", "n", "?"), or `null` for a lone modifier. */
export function namePressed(event: KeyboardEvent): string | null {
  const { key } = event;
  if (['Control', 'Meta', 'Shift', 'Alt', 'AltGraph'].includes(key)) return null;
  const hasModifier = isMac ? event.metaKey : event.ctrlKey;
  const name = key.length === 1 ? key.toLowerCase() : key;
  const parts: string[] = [];
  if (hasModifier) parts.push('mod');
  if (event.altKey) parts.push('alt');
  // Shift is part of the sign itself for "?", but not for letters with Ctrl and for named keys.
  if (event.shiftKey && (hasModifier || key.length > 1)) parts.push('shift');
  parts.push(name);
  return parts.join('+');
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('textarea, select')) return true;
  const input = target.closest('input');
  return input !== null && !['checkbox', 'radio', 'button'].includes(input.type);
}

/** Whether something lies over the page that has the keyboard to itself. */
function isCovered(): boolean {
  const covers = document.querySelectorAll('[role="dialog"], [role="menu"], [role="listbox"]');
  // Lists of closed fields stay in the document, unseen.
  return [...covers].some((cover) => cover.checkVisibility());
}

/** Listens for keys while mounted and does what the innermost shortcut says. */
export function useKeyboard(): void {
  useEffect(() => {
    let first: { key: string; at: number } | null = null;

    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const pressed = namePressed(event);
      if (pressed === null) return;
      const isPlain = !pressed.includes('mod+') && !pressed.includes('alt+');
      const isText = isTyping(event.target);
      if (isPlain && (isText || isCovered()) && pressed !== 'Escape') {
        first = null;
        return;
      }
      if (pressed === 'Escape' && isCovered()) return;
      // Undo and redo inside a field are the field's own.
      if (isText && (pressed === 'mod+z' || pressed === 'mod+shift+z')) return;

      const sequence =
        first && event.timeStamp - first.at < SEQUENCE_LIMIT ? `${first.key} ${pressed}` : null;
      first = null;
      const shortcut = (sequence && findShortcut(sequence)) || findShortcut(pressed);
      if (shortcut) {
        event.preventDefault();
        shortcut.run();
      } else if (isPlain && pressed === 'g') {
        first = { key: 'g', at: event.timeStamp };
      }
    };

    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
