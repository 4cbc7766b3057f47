const MARKS = /\p{M}/gu;

/** `text` without case and diacritics, so that "dvorak" finds "Dvořák". */
export function foldText(text: string): string {
  return text.normalize('NFD').replace(MARKS, '').toLowerCase();
}

/** Whether every word of `query` occurs in `folded` (see `foldText`). */
export function matchesWords(folded: string, query: string): boolean {
  return wordMatcher(query)(folded);
}

/** Tells of folded texts whether every word of `query` occurs in them; for many texts and one query. */
export function wordMatcher(query: string): (folded: string) => boolean {
  const words = foldText(query).split(/\s+/);
  return (folded) => words.every((word) => folded.includes(word));
}
