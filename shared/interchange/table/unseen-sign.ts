import { quoted } from './quoted.ts';

/** Controls and formats (Unicode Cc, Cf), and what else is left out where text is shown. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * What speaks against `text` where it tells records apart: a sign in it that nobody sees, as U+200B, by
 * which what looks the same is another. `null` where it has none.
 */
export function unseenObjection(text: string): string | null {
  const index = text.search(UNSEEN);
  if (index === -1) return null;
  const place = [...text.slice(0, index)].length + 1;
  const code = (text.codePointAt(index) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const seen = quoted(text.replaceAll(UNSEEN, ''));
  return `${seen}: character ${place} is U+${code}, which cannot be seen; take it out`;
}
