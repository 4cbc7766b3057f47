import { useEffect } from 'react';

/** Where text is picked word by word. */
const FIELDS = 'input, textarea, [contenteditable]';
/** What is pressed, where a second press should mark nothing. */
const PRESSED = 'button, a, [role=row], [role=tab], [role=option]';

/**
 * Keeps a double click from marking text that it did not begin on: the first click on a row opens a
 * page, and the second would fall on a word of that page. Words of a text are still marked by two.
 */
export function useClickSeries(): void {
  useEffect(() => {
    let began: EventTarget | null = null;
    const onMouseDown = (event: MouseEvent) => {
      const { target } = event;
      if (event.detail <= 1) began = target;
      else if (!marksText(target) || target !== began) event.preventDefault();
    };
    window.addEventListener('mousedown', onMouseDown);
    return () => window.removeEventListener('mousedown', onMouseDown);
  }, []);
}

function marksText(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  return target.closest(FIELDS) !== null || target.closest(PRESSED) === null;
}
