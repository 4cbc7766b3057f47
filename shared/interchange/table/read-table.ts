import { err, ok, type Result } from '#shared/lib/result.ts';
import type { InterchangeError, Outcome, Problem, TextChunks } from '../loaded-record.ts';
import { CellReader } from './cell-reader.ts';
import { lineBlocks } from './lines.ts';
import { quoted } from './quoted.ts';
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
  /**
   * Where columns stand in any order and may be left out, and letter case, blanks, hyphens and
   * underscores do not count: the columns of which one at least has to be there.
   */
  readonly keys?: readonly string[];
  /** With `keys`: the other columns that no row can do without. */
  readonly needed?: readonly string[];
  /** Whether a last line without a line end is a problem: its last number may be cut. */
  readonly hasEveryLineEnd?: true;
  readonly read: (cells: CellReader) => Value;
}

/**
 * What a text holds whose bytes stand for no character: the sign that replaces them, NUL, which UTF-16
 * read as something else is full of, and the five gaps of Windows-1252.
 */
const UNREADABLE = /[\0\u0081\u008D\u008F\u0090\u009D\uFFFD]/;

/** How reading a table ended. */
export interface TableEnd {
  readonly rowCount: number;
  /** The file's last line when it breaks off: no line end, and not all its fields. */
  readonly cutOff: { readonly line: number } | null;
}

/** The same with every row that could not be read. */
export interface TableRead extends TableEnd {
  readonly problems: readonly Problem[];
}

/** What a row means, or what keeps it from being read. */
export type TableRow<Value> =
  | { readonly line: number; readonly value: Value }
  | { readonly problem: Problem };

/**
 * The rows of `source` in blocks, as its text comes. Ends with `wrongFile` when the header is not the
 * one of `format`.
 */
export async function* tableRows<Value>(
  source: TableSource,
  format: TableFormat<Value>,
): AsyncGenerator<readonly TableRow<Value>[], Result<TableEnd, InterchangeError>, void> {
  let opened: TableFormat<Value> | null = null;
  let rowCount = 0;
  let cutOff: TableEnd['cutOff'] = null;
  for await (const block of lineBlocks(source.chunks)) {
    const rows: TableRow<Value>[] = [];
    for (const split of splitLines(block, format.delimiter)) {
      if (opened === null) {
        const columns = columnsOf(split, format);
        if (columns === null) return err(wrongHeader(source.file, format, split));
        opened = { ...format, columns };
        continue;
      }
      rowCount += 1;
      const row = readRow(split, source.file, opened);
      rows.push(row);
      if ('value' in row) continue;
      if (!split.line.isEnded && isIncomplete(split, opened)) cutOff = { line: split.line.number };
    }
    yield rows;
  }
  if (opened === null) return err(wrongHeader(source.file, format, null));
  return ok({ rowCount, cutOff });
}

/**
 * Hands each row of `source` to `accept` as a value; rows that cannot be read become problems.
 * Comes back with `wrongFile` when the header is not the one of `format`.
 */
export async function readTable<Value>(
  source: TableSource,
  format: TableFormat<Value>,
  accept: (value: Value, line: number) => void,
): Promise<Result<TableRead, InterchangeError>> {
  const problems: Problem[] = [];
  const blocks = tableRows(source, format);
  for (;;) {
    const step = await blocks.next();
    if (step.done) return step.value.ok ? ok({ ...step.value.value, problems }) : step.value;
    for (const row of step.value) {
      if ('problem' in row) problems.push(row.problem);
      else accept(row.value, row.line);
    }
  }
}

/**
 * What `outcomesOf` makes of each row of `source`, row by row as the file is read, so that a file may
 * be larger than the memory; rows that cannot be read become problems.
 */
export async function* parseRows<Value>(
  source: TableSource,
  format: TableFormat<Value>,
  outcomesOf: (value: Value, line: number) => Iterable<Outcome>,
): AsyncGenerator<Outcome, Result<TableEnd, InterchangeError>, void> {
  const blocks = tableRows(source, format);
  for (;;) {
    const step = await blocks.next();
    if (step.done) return step.value;
    for (const row of step.value) {
      if ('problem' in row) yield row;
      else yield* outcomesOf(row.value, row.line);
    }
  }
}

function readRow<Value>(row: SplitLine, file: string, format: TableFormat<Value>): TableRow<Value> {
  const line = row.line.number;
  if (format.hasEveryLineEnd && !row.line.isEnded) {
    const message = 'has no line end, so that it may be cut off; end the line where it is whole';
    return { problem: { file, line, field: '', message } };
  }
  if ('message' in row) return { problem: { file, line, field: '', message: row.message } };
  if (UNREADABLE.test(row.line.text)) {
    const index = row.cells.findIndex((cell) => UNREADABLE.test(cell));
    const found = quoted(row.cells[index] ?? '');
    const message = `${found} holds bytes that are no character in this encoding; name the file’s own`;
    return { problem: { file, line, field: format.columns[index] ?? '', message } };
  }
  const expected = format.columns.length;
  if (row.cells.length !== expected) {
    const message = `has ${row.cells.length} fields where ${expected} are expected`;
    return { problem: { file, line, field: '', message } };
  }
  const cells = new CellReader(file, line, format.columns, row.cells);
  const value = format.read(cells);
  return cells.problem === null ? { line, value } : { problem: cells.problem };
}

const isIncomplete = <Value>(row: SplitLine, format: TableFormat<Value>): boolean =>
  'message' in row || row.cells.length < format.columns.length;

/** The names the rows are read by; `null` when `row` is no header of this table. */
function columnsOf<Value>(row: SplitLine, format: TableFormat<Value>): readonly string[] | null {
  if ('message' in row) return null;
  const { columns, otherHeaders = [], further, keys } = format;
  const found = row.cells.map((cell) => cell.trim());
  if (keys) return columnsInAnyOrder(found, format, keys);
  const named = further ? found.slice(0, columns.length) : found;
  const isOne = [columns, ...otherHeaders].some(
    (header) =>
      header.length === named.length &&
      header.every((name, index) => name.toLowerCase() === named[index]?.toLowerCase()),
  );
  const others = found.slice(named.length);
  return isOne && others.every((name) => further?.is(name)) ? [...columns, ...others] : null;
}

/** `name` by what counts of it where letter case, blanks, hyphens and underscores do not. */
export const plainName = (name: string): string => name.toLowerCase().replace(/[\s_-]/g, '');

function columnsInAnyOrder(
  found: readonly string[],
  { columns, needed = [] }: Pick<TableFormat<unknown>, 'columns' | 'needed'>,
  keys: readonly string[],
): readonly string[] | null {
  const names = found.flatMap(
    (each) => columns.find((column) => plainName(column) === plainName(each)) ?? [],
  );
  const areAllKnown = names.length === found.length && new Set(names).size === names.length;
  const areEnough =
    keys.some((key) => names.includes(key)) && needed.every((name) => names.includes(name));
  return areAllKnown && areEnough ? names : null;
}

function wrongHeader<Value>(
  file: string,
  format: TableFormat<Value>,
  found: SplitLine | null,
): InterchangeError {
  const { delimiter, columns, further, keys, needed = [] } = format;
  const follows = further ? `${delimiter} and ${further.about}` : '';
  const expected = keys
    ? `a header with ${[keys.join(' or '), ...needed].join(', ')} and any of the columns ${columns.join(', ')}`
    : `the header "${columns.join(delimiter)}${follows}"`;
  const shown = found ? `it begins with ${quoted(found.line.text)}` : 'the file is empty';
  const slip = keys && found && 'cells' in found ? headerSlip(found.cells, format) : '';
  return { tag: 'wrongFile', message: `${file}: expected ${expected}, but ${shown}${slip}` };
}

/** What is easily mended in a header that holds `cells`, as the end of a sentence. */
function headerSlip(
  cells: readonly string[],
  { delimiter, columns }: Pick<TableFormat<unknown>, 'delimiter' | 'columns'>,
): string {
  const [only = '', ...others] = cells;
  if (others.length === 0 && /[,;\t|]/.test(only)) return `; part the columns by "${delimiter}"`;
  const names = cells.map(plainName);
  const known = columns.map(plainName);
  const strange = cells[names.findIndex((name) => !known.includes(name))];
  if (strange !== undefined) return `; no column is called ${quoted(strange.trim())}`;
  const twice = cells[names.findIndex((name, index) => names.indexOf(name) < index)];
  return twice === undefined ? '' : `; ${quoted(twice.trim())} is there twice`;
}
