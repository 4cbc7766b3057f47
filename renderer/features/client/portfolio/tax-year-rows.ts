import { cellText, type TaxForm, taxFormTable } from '#shared/domain/portfolio/tax-form.ts';
import type { TaxYearFigures } from '#shared/domain/portfolio/tax-year.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { decimalText } from '#shared/lib/decimal.ts';
import { minorUnitScale } from '#shared/lib/money.ts';

/**
 * The rows of the file of a tax year: gains part by part, income, fees and taxes. Days are ISO 8601,
 * amounts in the currency's major unit with a point; what is not known stays empty.
 * @param asOf the day up to which the ledger was counted
 */
export function taxYearRows(
  figures: TaxYearFigures,
  form: TaxForm,
  asOf: CalendarDate,
): readonly (readonly string[])[] {
  const { period, currency, income, fees, feesInTrades, taxes } = figures;
  const amount = (minorUnits: number) => decimalText(minorUnits, minorUnitScale(currency));
  const { columns, parts } = taxFormTable(figures, form);
  return [
    ['From', period.from, 'To', period.to, 'As of', asOf, 'Currency', currency],
    ...parts.flatMap(({ title, rows, totals }) => [
      [title],
      columns.map(({ name }) => name),
      ...[...rows, totals].map((row) => row.map((cell) => cellText(cell, currency))),
    ]),
    ['Income', 'Gross', 'Withheld', 'Fees in it', 'Net'],
    ...income.map((row) => [row.type, ...[row.gross, row.withheld, row.fees, row.net].map(amount)]),
    ['Fees charged', amount(fees)],
    ['Fees inside trades', amount(feesInTrades)],
    ['Taxes charged', amount(taxes)],
  ];
}
