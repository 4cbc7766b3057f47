import { closedDirections } from '#shared/lib/closed-directions.ts';
import { cutText } from '#shared/lib/cut-text.ts';
import type { Block, TextRun } from './model.ts';

/** Ordinary text. */
export const plain = (text: string): TextRun => ({ text, strong: false, tone: 'plain' });
/** Text that stands out. */
export const strong = (text: string): TextRun => ({ text, strong: true, tone: 'plain' });
/** Text that may be skipped. */
export const muted = (text: string): TextRun => ({ text, strong: false, tone: 'muted' });
/** Text that must not be missed. */
export const alert = (text: string): TextRun => ({ text, strong: true, tone: 'alert' });

/** Letters a word has room for on average; a text without blanks is cut by them. */
const LETTERS_PER_WORD = 9;

/** Blanks between words; an amount and its currency are one word, as no line ends between them. */
const BETWEEN_WORDS = /[^\S\u00a0\u202f]+/u;

/** The text on one line, cut to `words` words (or as many letters as they would take) with "…". */
export function clipped(text: string, words: number): string {
  const all = text.split(BETWEEN_WORDS).filter((word) => word !== '');
  let line = all.slice(0, words).join(' ');
  let isCut = all.length > words;
  const letters = words * LETTERS_PER_WORD;
  if (line.length > letters) {
    line = cutText(line, letters).trimEnd();
    isCut = true;
  }
  return isCut ? `${closedDirections(line.replace(/[\s.,;:…–-]+$/u, ''))}…` : line;
}

/** A list of at most `most` items that says how many it leaves out; no block without items. */
export function listBlock(
  items: readonly (readonly TextRun[])[],
  most: number,
  style: Extract<Block, { type: 'list' }>['style'] = 'plain',
): readonly Block[] {
  if (items.length === 0 || most === 0) return [];
  return [
    {
      type: 'list',
      style,
      items: items.slice(0, most).map((runs) => ({ runs: [...runs] })),
      omitted: Math.max(0, items.length - most),
    },
  ];
}

/** A paragraph; none when there is no text. */
export function paragraphBlock(runs: readonly TextRun[]): readonly Block[] {
  return runs.some(({ text }) => text.trim() !== '')
    ? [{ type: 'paragraph', runs: [...runs] }]
    : [];
}
