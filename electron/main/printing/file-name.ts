// What Windows forbids in a name, which is more than the others do, and marks that turn the order of
// writing, behind which an ending can hide.
const FORBIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[<>:"/\\|?*\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
const ENDING = /\.[a-z0-9]{1,8}$/i;

/** Bytes in UTF-8; every file system takes 255, and the writing of it adds a few. */
const MOST_BYTES = 200;

/** A suggested name without anything that could be a path or that a file system refuses. */
export function safeFileName(suggested: string): string {
  // By way of bytes: half a character, as a cut may leave it, is none.
  const cleaned = Buffer.from(suggested).toString().replace(FORBIDDEN, ' ').replace(/\s+/g, ' ');
  const ending = ENDING.exec(cleaned)?.[0] ?? '';
  const stem = atMost(cleaned.slice(0, cleaned.length - ending.length), MOST_BYTES);
  const name = `${stem.replace(/^[. ]+/, '') || 'document'}${ending}`.replace(/[. ]+$/, '');
  return RESERVED.test(name) ? `_${name}` : name;
}

/** The beginning of a text, in whole characters. */
function atMost(text: string, bytes: number): string {
  let kept = '';
  for (const character of text) {
    if (Buffer.byteLength(kept + character) > bytes) break;
    kept += character;
  }
  return kept;
}
