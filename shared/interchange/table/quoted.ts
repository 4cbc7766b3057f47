import { cutText } from '#shared/lib/cut-text.ts';

/** Characters of a cell or a header that a message shows; either may be as long as a book. */
const SHOWN = 80;

/** `text` as a message quotes it: its beginning, and without NUL, which a terminal may take amiss. */
export function quoted(text: string): string {
  return `"${cutText(text, SHOWN).replaceAll('\0', '\uFFFD')}"`;
}
