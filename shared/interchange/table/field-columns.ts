import type { CellReader } from './cell-reader.ts';
import { currencyOf } from './currency-code.ts';
import { quoted } from './quoted.ts';
import { plainName } from './read-table.ts';
import type { FieldColumn } from './record-table.ts';

type FieldOf<Data> = keyof Data & string;

/** Text as it stands, which may be empty. */
export const textIn = <Data>(field: FieldOf<Data>): FieldColumn => ({
  field,
  value: (cells, column) => cells.text(column),
});

/** A number at `scale` decimals; `empty` where the cell is. */
export const numberIn = <Data>(
  field: FieldOf<Data>,
  scale: number,
  empty: null | undefined,
): FieldColumn => ({
  field,
  value: (cells, column) => (cells.text(column) === '' ? empty : cells.decimal(column, scale)),
});

/** A day, written YYYY-MM-DD; none where the cell is empty. */
export const dayIn = <Data>(field: FieldOf<Data>): FieldColumn => ({
  field,
  value: (cells, column) => cells.text(column) || null,
});

/** A currency that is always said. */
export const currencyIn = <Data>(field: FieldOf<Data>): FieldColumn => ({
  field,
  value: currencyOf,
  staysWhenEmpty: true,
});

/** One of several values that is always said, by what the file calls them. */
export const choiceIn = <Data, Field extends FieldOf<Data>>(
  field: Field,
  choices: Readonly<Record<string, Data[Field]>>,
): FieldColumn => ({
  field,
  value: (cells, column) => chosenIn(cells, column, choices),
  staysWhenEmpty: true,
});

/**
 * Which of `choices` the text of `column` names; letter case, blanks, hyphens and underscores do not
 * count. Objects through `cells` when it is none.
 */
export function chosenIn<Value>(
  cells: CellReader,
  column: string,
  choices: Readonly<Record<string, Value>>,
): Value | undefined {
  const text = cells.text(column);
  const name = Object.keys(choices).find((each) => plainName(each) === plainName(text));
  if (name !== undefined) return choices[name];
  cells.object(column, `${quoted(text)} is not one of ${Object.keys(choices).join(', ')}`);
  return undefined;
}
