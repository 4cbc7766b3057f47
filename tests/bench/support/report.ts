/** What a figure should be; a bench reports, it never fails because of it. */
export type Goal = { readonly atMost: number } | { readonly atLeast: number };

export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly goal: Goal;
}

export type Cell = string | number;

/** Prints `rows` below `columns`: words to the left, numbers to the right. */
export function printTable(
  title: string,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
): void {
  const texts = rows.map((row) => row.map(textOf));
  const widths = columns.map((column, index) =>
    Math.max(column.length, ...texts.map((row) => row[index]?.length ?? 0)),
  );
  const lineOf = (cells: readonly string[], isNumber: (index: number) => boolean): string =>
    widths
      .map((width, index) => {
        const cell = cells[index] ?? '';
        return isNumber(index) ? cell.padStart(width) : cell.padEnd(width);
      })
      .join('  ')
      .trimEnd();
  const numeric = (index: number): boolean => rows.some((row) => typeof row[index] === 'number');
  say('');
  say(title);
  say(lineOf(columns, numeric));
  say(widths.map((width) => '-'.repeat(width)).join('  '));
  for (const row of texts) say(lineOf(row, numeric));
}

/** Prints one line a figure, in the form that other programs read. */
export function printFigures(bench: string, figures: readonly Figure[]): void {
  say('');
  for (const { name, value, goal } of figures) {
    const wanted = 'atMost' in goal ? `<= ${goal.atMost}` : `>= ${goal.atLeast}`;
    say(`${bench}.${name}: ${textOf(value)} (goal ${wanted})`);
  }
}

/** Says what goes on, for those who wait. */
export function progress(line: string): void {
  process.stderr.write(`${line}\n`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function textOf(cell: Cell): string {
  if (typeof cell === 'string') return cell;
  if (Math.abs(cell) >= 100) return Math.round(cell).toString();
  return cell.toFixed(2);
}
