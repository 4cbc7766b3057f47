import { err, ok, type Result } from '#shared/lib/result.ts';
import type { InterchangeError, Problem, TextChunks } from '../loaded-record.ts';
import { CellReader } from './cell-reader.ts';
import { lineBlocks } from './lines.ts';
import { type SplitLine, splitLines } from './split-lines.ts';

/** A file to read: its name for messages, and its text. */
export interface TableSource {
  readonly file: string;
  readonly chunks: TextChunks;
}

/** A table with a header row. `Value` is what a row means. */
export interface TableFormat<Value> {
  readonly delimiter: ',' | ';';
  /** The names the rows are read by, in the order of the columns. */
  readonly columns: readonly string[];
  /** Header rows that also open this table, in place of `columns`; letter case does not count. */
  readonly otherHeaders?: readonly (readonly string[])[];
  /** Where any number of columns follows `columns`: which names they may have, and what those are. */
  readonly further?: { readonly about: string; readonly is: (name: string) => boolean };
  readonly read: (cells: CellReader) => Value;
}

/** How reading a table ended. */
export interface TableEnd {
  readonly rowCount: number;
  readonly problems: readonly Problem[];
  /** The file's last line when it breaks off: no line end, and not all its fields. */
  readonly cutOff: { readonly line: number } | null;
}

/**
 * Hands each row of `source` to `accept` as a value; rows that cannot be read become problems.
 * Comes back with `wrongFile` when the header is not the one of `format`.
 */
export async function readTable<Value>(
  source: TableSource,
  format: TableFormat<Value>,
  accept: (value: Value, line: number) => void,
): Promise<Result<TableEnd, InterchangeError>> {
  const problems: Problem[] = [];
  let opened: TableFormat<Value> | null = null;
  let rowCount = 0;
  let cutOff: TableEnd['cutOff'] = null;
  for await (const block of lineBlocks(source.chunks)) {
    for (const row of splitLines(block, format.delimiter)) {
      if (opened === null) {
        const columns = columnsOf(row, format);
        if (columns === null) return err(wrongHeader(source.file, format, row.line.text));
        opened = { ...format, columns };
        continue;
      }
      rowCount += 1;
      const problem = acceptRow(row, source.file, opened, accept);
      if (problem === null) continue;
      problems.push(problem);
      if (!row.line.isEnded && isIncomplete(row, opened)) cutOff = { line: row.line.number };
    }
  }
  if (opened === null) return err(wrongHeader(source.file, format, ''));
  return ok({ rowCount, problems, cutOff });
}

function acceptRow<Value>(
  row: SplitLine,
  file: string,
  format: TableFormat<Value>,
  accept: (value: Value, line: number) => void,
): Problem | null {
  const line = row.line.number;
  if ('message' in row) return { file, line, field: '', message: row.message };
  const expected = format.columns.length;
  if (row.cells.length !== expected) {
    const message = `has ${row.cells.length} fields where ${expected} are expected`;
    return { file, line, field: '', message };
  }
  const cells = new CellReader(file, line, format.columns, row.cells);
  const value = format.read(cells);
  if (cells.problem === null) accept(value, line);
  return cells.problem;
}

const isIncomplete = <Value>(row: SplitLine, format: TableFormat<Value>): boolean =>
  'message' in row || row.cells.length < format.columns.length;

/** The names the rows are read by; `null` when `row` is no header of this table. */
function columnsOf<Value>(row: SplitLine, format: TableFormat<Value>): readonly string[] | null {
  if ('message' in row) return null;
  const { columns, otherHeaders = [], further } = format;
  const found = row.cells.map((cell) => cell.trim());
  const named = further ? found.slice(0, columns.length) : found;
  const isOne = [columns, ...otherHeaders].some(
    (header) =>
      header.length === named.length &&
      header.every((name, index) => name.toLowerCase() === named[index]?.toLowerCase()),
  );
  const others = found.slice(named.length);
  return isOne && others.every((name) => further?.is(name)) ? [...columns, ...others] : null;
}

function wrongHeader<Value>(
  file: string,
  format: TableFormat<Value>,
  found: string,
): InterchangeError {
  const follows = format.further ? `${format.delimiter} and ${format.further.about}` : '';
  const expected = `${format.columns.join(format.delimiter)}${follows}`;
  const shown = found === '' ? 'the file is empty' : `it begins with "${found.slice(0, 80)}"`;
  return { tag: 'wrongFile', message: `${file}: expected the header "${expected}", but ${shown}` };
}
