import { decimalText, trimmedDecimal } from '#shared/lib/decimal.ts';
import { type Money, minorUnitScale, PRICE_SCALE } from '#shared/lib/money.ts';
import type { DataColumn, FileColumn } from './data-table-columns.ts';

/**
 * `rows` and `columns` in the order in which they stand, as rows of a file under a row of headings:
 * days are ISO 8601, numbers have a point and no grouping, what is not known is empty.
 */
export function fileRows<Row>(
  rows: readonly Row[],
  columns: readonly DataColumn<Row>[],
): readonly (readonly string[])[] {
  const written = columns.flatMap(fileColumns);
  return [
    written.map(({ header }) => header),
    ...rows.map((row) => written.map(({ text }) => text(row))),
  ];
}

function fileColumns<Row>({ header, value, inFile }: DataColumn<Row>): readonly FileColumn<Row>[] {
  return inFile ?? [{ header, text: (row) => String(value(row) ?? '') }];
}

/**
 * An amount in a file: the number in the currency's major unit, and the currency beside it.
 * @param as whether the amount is in minor units or is a price, in millionths
 */
export function moneyInFile<Row>(
  header: string,
  moneyOf: (row: Row) => Money | null,
  as: 'amount' | 'price' = 'amount',
): readonly FileColumn<Row>[] {
  const text = ({ amount, currency }: Money) =>
    as === 'price'
      ? trimmedDecimal(amount, PRICE_SCALE)
      : decimalText(amount, minorUnitScale(currency));
  return [
    {
      header,
      text: (row) => {
        const money = moneyOf(row);
        return money ? text(money) : '';
      },
    },
    { header: `${header} currency`, text: (row) => moneyOf(row)?.currency ?? '' },
  ];
}
