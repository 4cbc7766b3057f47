import type { TaxCell, TaxFormPart, TaxFormTable } from '#shared/domain/portfolio/tax-form.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import {
  dateOrUnknown,
  type FigureCell,
  type FigureRow,
  moneyOrUnknown,
  textCell,
} from '../../../components/figures/figure-cell.ts';
import { FigureTable } from './figures/figure-table.tsx';

/** Realised gains in the columns of a form, each part with its sums. */
export function GainsTable({ table, currency }: { table: TaxFormTable; currency: CurrencyCode }) {
  return table.parts.map((part) => (
    <FigureTable
      key={part.title}
      name={part.title}
      isNameShown
      columns={table.columns}
      rows={rowsOf(part)}
      currency={currency}
    />
  ));
}

/** Two gains may be alike in every field: their place tells them apart. */
function rowsOf({ rows, totals }: TaxFormPart): readonly FigureRow[] {
  return [
    ...rows.map((row, index) => ({ key: String(index), cells: row.map(cellOf) })),
    { key: 'sum', isSum: true, cells: totals.map(cellOf) },
  ];
}

function cellOf(cell: TaxCell): FigureCell {
  switch (cell.as) {
    case 'text':
      return textCell(cell.text);
    case 'date':
      return dateOrUnknown(cell.date, 'the day is not recorded');
    case 'quantity':
      return { as: 'quantity', units: cell.quantity };
    case 'money':
      return moneyOrUnknown(cell.amount, 'the cost of a lot is not recorded');
  }
}
