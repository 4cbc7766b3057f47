import { useEffect } from 'react';
import { useShell } from '../services/shell.tsx';

/** Opening the book leaves behind as much again as it needs; after this its work is done, in milliseconds. */
const AFTER_OPENING = 5_000;
/** A pause of the person's in which nobody notices some tens of milliseconds, in milliseconds. */
const PAUSE = 30_000;

/** Has memory put in order whenever the person pauses: V8 is in no hurry of its own. */
export function useReleasedMemory(): void {
  const { releaseMemory } = useShell();
  useEffect(() => {
    let pause = window.setTimeout(releaseMemory, AFTER_OPENING);
    const wait = () => {
      window.clearTimeout(pause);
      pause = window.setTimeout(releaseMemory, PAUSE);
    };
    const kinds = ['keydown', 'pointerdown', 'wheel'] as const;
    for (const kind of kinds) window.addEventListener(kind, wait, { passive: true });
    return () => {
      window.clearTimeout(pause);
      for (const kind of kinds) window.removeEventListener(kind, wait);
    };
  }, [releaseMemory]);
}
