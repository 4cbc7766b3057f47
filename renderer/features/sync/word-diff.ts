/** A piece of text: on both sides, or only on one. */
export interface DiffPart {
  readonly text: string;
  readonly side: 'both' | 'first' | 'second';
}

/** Longer texts are compared line by line first, so that the table stays small. */
const MOST_CELLS = 1_000_000;

const words = (text: string): string[] => text.match(/\s+|[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu) ?? [];
const lines = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** Words in common and words that only one of two texts has, in reading order. */
export function wordDiff(first: string, second: string): readonly DiffPart[] {
  let from = words(first);
  let to = words(second);
  if (from.length * to.length > MOST_CELLS) {
    from = lines(first);
    to = lines(second);
  }
  return joined(commonSequence(from, to));
}

/** Walks back through the table of longest common sequences. */
function commonSequence(from: readonly string[], to: readonly string[]): DiffPart[] {
  const width = to.length + 1;
  const lengths = new Uint32Array((from.length + 1) * width);
  const at = (row: number, column: number): number => lengths[row * width + column] ?? 0;
  for (let row = from.length - 1; row >= 0; row -= 1) {
    for (let column = to.length - 1; column >= 0; column -= 1) {
      lengths[row * width + column] =
        from[row] === to[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const parts: DiffPart[] = [];
  let row = 0;
  let column = 0;
  while (row < from.length || column < to.length) {
    const left = from[row];
    const right = to[column];
    if (left !== undefined && left === right) {
      parts.push({ text: left, side: 'both' });
      row += 1;
      column += 1;
    } else if (
      left !== undefined &&
      (right === undefined || at(row + 1, column) >= at(row, column + 1))
    ) {
      parts.push({ text: left, side: 'first' });
      row += 1;
    } else if (right !== undefined) {
      parts.push({ text: right, side: 'second' });
      column += 1;
    }
  }
  return parts;
}

function joined(parts: readonly DiffPart[]): DiffPart[] {
  const result: DiffPart[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if (last && last.side === part.side) {
      result[result.length - 1] = { text: last.text + part.text, side: part.side };
    } else {
      result.push(part);
    }
  }
  return result;
}
