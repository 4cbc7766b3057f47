import { type BookPeriodKey, bookPeriod } from '#shared/domain/portfolio/book-part.ts';
import type { BookClient } from '#shared/domain/portfolio/book-performance.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { decimalText } from '#shared/lib/decimal.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { minorUnitScale } from '#shared/lib/money.ts';

/**
 * The rows of the file of a book: what each client was worth, brought, took, earned and paid in the
 * period. Days are ISO 8601, amounts in the currency's major unit with a point.
 */
export function bookRows(
  clients: readonly BookClient[],
  nameOf: (id: RecordId) => string,
  key: BookPeriodKey,
  today: CalendarDate,
): readonly (readonly string[])[] {
  const { from, to } = bookPeriod(key, today);
  return [
    ['From', from, 'To', to],
    [
      ...['Client', 'Currency', 'Value at the start', 'Inflow', 'Outflow', 'Value at the end'],
      ...['Gain', 'Fees charged', 'Sales', 'Days without a value'],
    ],
    ...clients.map(({ clientId, currency, periods, leftOut }) => {
      const { startValue, inflow, outflow, endValue, gain, fees, sales } = periods[key];
      const amounts = [startValue, inflow, outflow, endValue, gain, fees, sales];
      const scale = minorUnitScale(currency);
      return [
        nameOf(clientId),
        currency,
        ...amounts.map((amount) => decimalText(amount, scale)),
        String(leftOut?.days ?? 0),
      ];
    }),
  ];
}
