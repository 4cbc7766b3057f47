// What Windows forbids in a name, which is more than the others do.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const FORBIDDEN = /[<>:"/\\|?*\u0000-\u001f\u007f]/g;
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** A suggested name without anything that could be a path or that a file system refuses. */
export function safeFileName(suggested: string): string {
  const cleaned = suggested
    .replace(FORBIDDEN, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 150);
  if (cleaned === '') return 'document';
  return RESERVED.test(cleaned) ? `_${cleaned}` : cleaned;
}
