import { parse } from 'csv-parse/browser/esm/sync';
import { type Line, LONGEST_LINE } from './lines.ts';

/** A line split at its delimiters, or what is wrong with it. */
export type SplitLine =
  | { readonly line: Line; readonly cells: readonly string[] }
  | { readonly line: Line; readonly message: string };

/**
 * Splits each of `lines` by the rules of RFC 4180. Fields of these tables never hold a line end, so
 * a line with a stray quote spoils itself and not the rest of the file.
 */
export function splitLines(lines: readonly Line[], delimiter: string): readonly SplitLine[] {
  const together = split(lines.map((line) => line.text).join('\n'), delimiter);
  if (together !== null && together.length === lines.length && !lines.some(isTooLong)) {
    return lines.map((line, index) => ({ line, cells: together[index] ?? [] }));
  }
  return lines.map((line) => {
    if (isTooLong(line)) return { line, message: `is longer than ${LONGEST_LINE} characters` };
    const [cells] = split(line.text, delimiter) ?? [];
    return cells ? { line, cells } : { line, message: 'a quotation mark is out of place' };
  });
}

const isTooLong = ({ text }: Line): boolean => text.length > LONGEST_LINE;

/** The cells of `text`, or `null` where a quote is out of place. */
function split(text: string, delimiter: string): string[][] | null {
  try {
    return parse(text, { delimiter, relax_column_count: true, record_delimiter: '\n' });
  } catch {
    return null;
  }
}
