const MARKS = /\p{M}/gu;

/** `text` without case and diacritics, so that "dvorak" finds "Dvořák". */
export function foldText(text: string): string {
  return text.normalize('NFD').replace(MARKS, '').toLowerCase();
}

/** Whether every word of `query` occurs in `folded` (see `foldText`). */
export function matchesWords(folded: string, query: string): boolean {
  return foldText(query)
    .split(/\s+/)
    .every((word) => folded.includes(word));
}
