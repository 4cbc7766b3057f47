/**
 * `text` as one line that a terminal only shows: without characters that move its cursor, colour it or
 * turn its direction round (ESC and others), each a space instead. What people type is printed so.
 */
export function printable(text: string): string {
  return text.replace(UNSEEN, ' ');
}

/** Of each line of `text`: its line breaks are the command's own. */
export function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}

/** Control characters, other line breaks, and what embeds, overrides or isolates a direction. */
const UNSEEN = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;
