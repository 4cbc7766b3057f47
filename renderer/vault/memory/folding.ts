import { closedDirections } from '#shared/lib/closed-directions.ts';
import { cutText } from '#shared/lib/cut-text.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII is meant
const ASCII = /^[\x00-\x7f]*$/;

/** `text` without case and accents, so that "novak" finds "Novák". */
export function folded(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Words of a folded query. */
export function queryTerms(query: string): string[] {
  return folded(query)
    .split(/[^\p{L}\p{N}@.+-]+/u)
    .filter((term) => term !== '');
}

/** Where `terms` (folded) stand in `text`, as ranges of `text` itself, in order and without overlap. */
export function matchRanges(text: string, terms: readonly string[]): [number, number][] {
  const { folds, origins } = foldedWithOrigins(text);
  const found: [number, number][] = [];
  for (const term of terms) {
    if (term === '') continue;
    for (let at = folds.indexOf(term); at >= 0; at = folds.indexOf(term, at + term.length)) {
      found.push([origins[at] ?? 0, origins[at + term.length] ?? text.length]);
    }
  }
  found.sort((left, right) => left[0] - right[0] || right[1] - left[1]);
  const ranges: [number, number][] = [];
  for (const [from, to] of found) {
    const last = ranges.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else ranges.push([from, to]);
  }
  return ranges;
}

/** The folded text, and for each of its units where it came from. */
function foldedWithOrigins(text: string): { folds: string; origins: number[] } {
  const plain = folded(text);
  if (plain.length === text.length) {
    return { folds: plain, origins: Array.from({ length: text.length + 1 }, (_, at) => at) };
  }
  let folds = '';
  const origins: number[] = [];
  let at = 0;
  for (const character of text) {
    const fold = folded(character);
    for (let unit = 0; unit < fold.length; unit += 1) origins.push(at);
    folds += fold;
    at += character.length;
  }
  origins.push(text.length);
  return { folds, origins };
}

const EXCERPT_LENGTH = 140;
const LEAD = 40;
/** Where no blank is near, as in Chinese or a web address, the piece begins within a word. */
const LONGEST_LEAD = 70;
const HALF_AT_THE_BEGINNING = /^[\uDC00-\uDFFF]/;

/** A piece of `text` around the first match, with its matched ranges. */
export function excerptOf(
  text: string,
  terms: readonly string[],
): { excerpt: string; ranges: [number, number][] } {
  const flat = text.replace(/\s+/g, ' ').trim();
  const first = matchRanges(flat, terms)[0]?.[0] ?? 0;
  const word = flat.lastIndexOf(' ', first - LEAD / 2) + 1;
  const start = first > LEAD ? Math.max(word, first - LONGEST_LEAD) : 0;
  const piece = cutText(flat.slice(start), EXCERPT_LENGTH).replace(HALF_AT_THE_BEGINNING, '');
  const cut = closedDirections(piece);
  const excerpt = `${start > 0 ? '…' : ''}${cut}${start + EXCERPT_LENGTH < flat.length ? '…' : ''}`;
  return { excerpt, ranges: matchRanges(excerpt, terms) };
}
