import type { KeyboardEvent } from 'react';

/**
 * The keys of a form with several fields: Ctrl+Enter saves. Enter alone in a field does not: it would
 * keep a record half written, and what one types on would be taken for keys of the page.
 */
export function formKeys(save: () => void): (event: KeyboardEvent<HTMLFormElement>) => void {
  return (event) => {
    if (event.key !== 'Enter') return;
    const isSaving = event.ctrlKey || event.metaKey;
    if (isSaving || event.target instanceof HTMLInputElement) event.preventDefault();
    if (isSaving) save();
  };
}
