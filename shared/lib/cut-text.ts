const HALF_AT_THE_END = /[\uD800-\uDBFF]$/;

/** The beginning of `text`, at most `length` UTF-16 units, without half of a character at its end. */
export function cutText(text: string, length: number): string {
  return text.slice(0, length).replace(HALF_AT_THE_END, '');
}
