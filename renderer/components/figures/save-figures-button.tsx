import { tableFileName } from '#shared/interchange/table/table-file-name.ts';
import { writeTable } from '#shared/interchange/table/write-table.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { SaveTextButton } from '../save-text-button.tsx';
import { type FigureColumn, type FigureRow, figureCellText } from './figure-cell.ts';

/** A table of figures as it goes into a file. */
export interface FigureSheet {
  readonly title: string;
  readonly columns: readonly FigureColumn[];
  readonly rows: readonly Pick<FigureRow, 'cells'>[];
}

export interface SaveFiguresButtonProps {
  /** What is saved, in a sentence after "Export": "the allocation". */
  what: string;
  /** What the button says where "CSV" beside a title would not tell which of several tables it saves. */
  label?: string;
  /** First part of the file's name. */
  fileName: string;
  /** Whose figures they are, for the file's name; of a whole book nobody's. */
  clientName?: string;
  /** Of the amounts; `null` where a column names the currency of each row. */
  currency: CurrencyCode | null;
  asOf: CalendarDate;
  /** What else the file says at its head, as pairs of name and value. */
  about?: readonly string[];
  /** Made when they are saved; `null` when they cannot be had now. */
  sheets: () => readonly FigureSheet[] | null | Promise<readonly FigureSheet[] | null>;
  /** While they are computed anew for another choice than they were made of. */
  isDisabled?: boolean;
}

/** Saves tables as one CSV, below each other, under the day and currency they are of. */
export function SaveFiguresButton(props: SaveFiguresButtonProps) {
  const { what, fileName, clientName = '', currency, asOf } = props;
  const make = async () => {
    const sheets = await props.sheets();
    if (!sheets) throw new Error(`Could not compute ${what}: transactions are still arriving.`);
    return {
      text: writeTable(sheetRows(sheets, props)),
      suggestedName: tableFileName(fileName, asOf, currency ?? '', clientName),
    };
  };
  const isDisabled = props.isDisabled ?? false;
  return props.label ? (
    <SaveTextButton label={props.label} {...{ make, isDisabled }} />
  ) : (
    <SaveTextButton label="CSV" name={`Export ${what} as CSV`} {...{ make, isDisabled }} />
  );
}

function sheetRows(
  sheets: readonly FigureSheet[],
  { currency, asOf, about = [] }: SaveFiguresButtonProps,
): readonly (readonly string[])[] {
  return [
    ['As of', asOf, ...(currency ? ['Currency', currency] : []), ...about],
    ...sheets.flatMap(({ title, columns, rows }) => [
      [title],
      columns.map(({ name }) => name),
      ...rows.map(({ cells }) => cells.map((cell) => figureCellText(cell, currency))),
    ]),
  ];
}
