import { type BookPeriodKey, bookPeriod } from '#shared/domain/portfolio/book-part.ts';
import type { BookClient } from '#shared/domain/portfolio/book-performance.ts';
import { hundredths } from '#shared/domain/portfolio/period-performance.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { decimalText } from '#shared/lib/decimal.ts';
import type { RecordId } from '#shared/lib/identifiers.ts';
import { minorUnitScale } from '#shared/lib/money.ts';
import type { BookInCurrency } from '../../vault/api.ts';
import { PERIOD_WORDS } from './book-words.ts';

/** The returns and flows of each period of the book in one currency, and what 100 became, as rows of a file. */
export function periodRows(
  { currency, rows, course }: BookInCurrency,
  today: CalendarDate,
): readonly (readonly string[])[] {
  const amount = (minorUnits: number) => decimalText(minorUnits, minorUnitScale(currency));
  const rate = (value: number) => decimalText(hundredths(value), 2);
  const yearly = (isAnnual: boolean) => (isAnnual ? 'yes' : 'no');
  return [
    ['As of', today, 'Currency', currency],
    [
      ...['Period', 'From', 'To', 'Time-weighted, %', 'Yearly', 'Money-weighted, %'],
      ...['Yearly, money-weighted', 'Value at the start', 'Inflow', 'Outflow', 'Gain'],
      'Value at the end',
    ],
    ...rows.map(({ key, period, timeWeighted, moneyWeighted, ...row }) => [
      ...[PERIOD_WORDS[key], period.from, period.to],
      ...(timeWeighted.available
        ? [rate(timeWeighted.value.annual.rate), yearly(timeWeighted.value.annual.isAnnual)]
        : ['', '']),
      ...(moneyWeighted.available
        ? [rate(moneyWeighted.value.rate), yearly(moneyWeighted.value.isAnnual)]
        : ['', '']),
      ...[row.startValue, row.inflow, row.outflow, row.gain, row.endValue].map(amount),
    ]),
    ['What 100 became'],
    ['Day', 'Book'],
    ...course.map(({ date, value }) => [date, value.toFixed(4)]),
  ];
}

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
