import { assert } from '#shared/lib/assert.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import type { ExplainedFigure, FigureTerm } from './explained-figure.ts';
import {
  type FigureCell,
  type FigureColumn,
  type FigureRow,
  figureCellWords,
} from './figure-cell.ts';
import type { FigureSheet } from './save-figures-button.tsx';

/** What a table of figures says of all of them. */
export interface ExplainedTable {
  /** What the table is of. */
  readonly name: string;
  readonly columns: readonly FigureColumn[];
  /** Of amounts that name none of their own; `null` where each does. */
  readonly currency: CurrencyCode | null;
  /** How its figures are computed, where a column says nothing else. */
  readonly how?: string | undefined;
}

/** Whether a cell holds a figure, which can be explained, or only words. */
export function isFigure({ as }: FigureCell): boolean {
  return as !== 'text' && as !== 'state' && as !== 'nothing';
}

/** The figure of a row at `place`, with its rule, and the rest of its row, by which one can check it. */
export function explainedCell(
  table: ExplainedTable,
  { cells, from }: Pick<FigureRow, 'cells' | 'from'>,
  place: number,
): ExplainedFigure {
  const { name, columns, currency, how } = table;
  const [first] = cells;
  const cell = cells[place];
  const column = columns[place];
  const rowName = first && place !== 0 ? figureCellWords(first, currency) : null;
  return {
    name: column?.name ?? name,
    of: [rowName, name].filter(Boolean).join(' · '),
    text: cell ? figureCellWords(cell, currency) : null,
    reason: cell?.as === 'unknown' ? cell.reason : null,
    how: column?.how ?? how,
    from: from?.(),
    beside: restOf(table, cells, place),
  };
}

function restOf(
  { columns, currency }: ExplainedTable,
  cells: readonly FigureCell[],
  place: number,
): readonly FigureTerm[] {
  return cells.flatMap((cell, index): readonly FigureTerm[] => {
    const column = columns[index];
    if (index === 0 || index === place || !column) return [];
    const words =
      cell.as === 'unknown' ? `unknown: ${cell.reason}` : figureCellWords(cell, currency);
    return words ? [{ name: column.name, text: words }] : [];
  });
}

/** The figure called `column` in the first row of a `sheet`, which was made for it. */
export function explainedInSheet(
  sheet: FigureSheet,
  column: string,
  currency: CurrencyCode | null,
): ExplainedFigure {
  const { title, columns, rows } = sheet;
  const [row] = rows;
  const place = columns.findIndex(({ name }) => name === column);
  assert(row && place >= 0, `no figure is called ${column}`);
  return explainedCell({ name: title, columns, currency }, row, place);
}
