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

/** `json` with such characters escaped: it says the same to whoever parses it. */
export function printableJson(json: string): string {
  return json.replace(UNSEEN, (character) =>
    // Between its values, where alone JSON has them, they are no text.
    JSON_SPACES.includes(character)
      ? character
      : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const JSON_SPACES = '\t\n\r';

/** Control characters, other line breaks, and what embeds, overrides or isolates a direction. */
const UNSEEN = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;
