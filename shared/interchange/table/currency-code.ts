import type { CellReader } from './cell-reader.ts';
import { quoted } from './quoted.ts';

/**
 * The currency in `column`, in capitals, which may be empty. Objects to a code in letters of both cases:
 * "GBp" and "ZAc" are a hundredth of "GBP" and "ZAR", so that a hundred times the money would be read.
 */
export function currencyOf(cells: CellReader, column: string): string {
  const text = cells.text(column);
  const capitals = text.toUpperCase();
  if (text !== capitals && text !== text.toLowerCase()) {
    const message = 'may be pence or cents; give pounds, or what the whole unit is, as in GBP';
    cells.object(column, `${quoted(text)} ${message}`);
  }
  return capitals;
}
