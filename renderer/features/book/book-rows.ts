import { decimalText } from '#shared/lib/decimal.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { minorUnitScale } from '#shared/lib/money.ts';
import { reasonInFile } from '../../components/figure-reason.ts';
import type { BookClients } from '../../vault/views.ts';

/**
 * The rows of the file of a book: what each client was worth, brought, took, earned and paid in the
 * period, and what it added to the return, which adds up to that of the book. Days are ISO 8601,
 * amounts in the currency's major unit with a point; beside them what they do not count, and why.
 */
export function bookRows(
  { period: { from, to }, rows }: BookClients,
  nameOf: (id: RecordId) => string,
): readonly (readonly string[])[] {
  return [
    ['From', from, 'To', to],
    [
      ...['Client', 'Currency', 'Value at the start', 'Inflow', 'Outflow', 'Value at the end'],
      ...['Gain', 'Fees charged', 'Sales', 'Contribution, points', 'Came on', 'Left on'],
      ...['Days without a value', 'Reason'],
      ...['Fees and sales not counted', 'Reason they are not'],
    ],
    ...rows.map((client) => {
      const { clientId, scope, startValue, inflow, outflow, endValue, gain } = client;
      const { fees, sales, points, joinedOn, leftOn, leftOut, revenueLeftOut } = client;
      const scale = minorUnitScale(scope.currency);
      const amounts = [startValue, inflow, outflow, endValue, gain, fees, sales];
      return [
        ...[nameOf(clientId), scope.currency],
        ...amounts.map((amount) => decimalText(amount, scale)),
        points === null ? '' : decimalText(points, 2),
        ...[
          joinedOn ?? '',
          leftOn ?? '',
          String(leftOut?.days ?? 0),
          leftOut ? reasonInFile(leftOut.why) : '',
        ],
        ...[
          String(revenueLeftOut?.entries ?? 0),
          revenueLeftOut ? reasonInFile(revenueLeftOut.why) : '',
        ],
      ];
    }),
  ];
}
