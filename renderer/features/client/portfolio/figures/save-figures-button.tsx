import { tableFileName } from '#shared/interchange/table/table-file-name.ts';
import { writeTable } from '#shared/interchange/table/write-table.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { SaveTextButton } from '../../../../components/save-text-button.tsx';
import { type FigureColumn, type FigureRow, figureCellText } from './figure-cell.ts';

/** A table of figures as it goes into a file. */
export interface FigureSheet {
  readonly title: string;
  readonly columns: readonly FigureColumn[];
  readonly rows: readonly FigureRow[];
}

interface SaveFiguresButtonProps {
  /** What is saved, in a sentence after "Export": "the allocation". */
  what: string;
  /** First part of the file's name. */
  fileName: string;
  clientName: string;
  currency: CurrencyCode;
  asOf: CalendarDate;
  /** What else the file says at its head, as pairs of name and value. */
  about?: readonly string[];
  sheets: () => readonly FigureSheet[];
}

/** Saves tables as one CSV, below each other, under the day and currency they are of. */
export function SaveFiguresButton(props: SaveFiguresButtonProps) {
  const { what, fileName, clientName, currency, asOf } = props;
  const make = async () => ({
    text: writeTable(sheetRows(props)),
    suggestedName: tableFileName(fileName, asOf, currency, clientName),
  });
  return <SaveTextButton label="CSV" name={`Export ${what} as CSV`} make={make} />;
}

function sheetRows(props: SaveFiguresButtonProps): readonly (readonly string[])[] {
  const { currency, asOf, about = [], sheets } = props;
  return [
    ['As of', asOf, 'Currency', currency, ...about],
    ...sheets().flatMap(({ title, columns, rows }) => [
      [title],
      columns.map(({ name }) => name),
      ...rows.map(({ cells }) => cells.map((cell) => figureCellText(cell, currency))),
    ]),
  ];
}
