import type { TextChunks } from '../loaded-record.ts';

/** A line of a file: its number from 1, its text without the line end. */
export interface Line {
  readonly number: number;
  readonly text: string;
  /** Whether a line end follows; only a file's last line may lack one. */
  readonly isEnded: boolean;
}

/**
 * UTF-16 units of the longest line that is read; a running text may have 100,000. Of a longer one the
 * beginning is kept, one unit more than this, so that a file without lines does not fill the memory.
 */
export const LONGEST_LINE = 250_000;

const withoutReturn = (text: string): string => (text.endsWith('\r') ? text.slice(0, -1) : text);

/**
 * The lines of `chunks` in blocks, blank lines left out (they keep their number). Takes LF and CRLF
 * ends and a byte order mark; a chunk may end anywhere.
 */
export async function* lineBlocks(chunks: TextChunks): AsyncGenerator<readonly Line[], void, void> {
  let rest = '';
  let number = 0;
  for await (const chunk of chunks) {
    const text = number === 0 && rest === '' ? chunk.replace(/^\uFEFF/, '') : chunk;
    const parts = (rest + text).split('\n');
    rest = (parts.pop() ?? '').slice(0, LONGEST_LINE + 1);
    const block: Line[] = [];
    for (const part of parts) {
      number += 1;
      const line = withoutReturn(part);
      if (line !== '') block.push({ number, text: line, isEnded: true });
    }
    if (block.length > 0) yield block;
  }
  const last = withoutReturn(rest);
  if (last !== '') yield [{ number: number + 1, text: last, isEnded: false }];
}
