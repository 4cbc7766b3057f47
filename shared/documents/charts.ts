import type { ClientFile } from '#shared/domain/client/client-file.ts';
import type { Period } from '#shared/domain/period.ts';
import { figuresCurrency } from '#shared/domain/portfolio/client-figures.ts';
import type { RateLookup } from '#shared/domain/portfolio/exchange-rate.ts';
import { sortedLedger } from '#shared/domain/portfolio/ledger.ts';
import { isHoldingAccount, portfolioScope } from '#shared/domain/portfolio/portfolio-scope.ts';
import { revenueByMonth, salesIn } from '#shared/domain/portfolio/sales.ts';
import { valueHistory } from '#shared/domain/portfolio/value-history.ts';
import type { Wording } from '#shared/domain/wording.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { type CurrencyCode, minorUnitScale, money } from '#shared/lib/money.ts';
import type { Chart } from './model.ts';

/** Points of a small chart on paper. */
const POINTS = 60;

/** The value of a client's accounts over `period`; `null` when there are not two known points. */
export function valueChart(
  file: ClientFile,
  period: Period,
  wording: Wording,
  rates?: RateLookup,
): Chart | null {
  const accounts = file.accounts.filter(isHoldingAccount);
  if (accounts.length === 0) return null;
  const currency = figuresCurrency(accounts, file.client.data.reportingCurrency);
  const scope = portfolioScope(file, currency, { accounts, ...(rates ? { rates } : {}) });
  const points = valueHistory(scope, period, POINTS).points.map(({ date, value }) => ({
    label: date,
    value,
  }));
  const title = `Value, ${currency}`;
  const dayOf = (label: string): string => `on ${wording.date(label as CalendarDate)}`;
  return chartOf('line', title, currency, points, wording, dayOf);
}

/** The revenue of a client by month of `period`; `null` when there are not two known months. */
export function revenueChart(
  file: ClientFile,
  period: Period,
  currency: CurrencyCode,
  wording: Wording,
): Chart | null {
  const sales = salesIn(sortedLedger(file.transactions), currency);
  const points = revenueByMonth(sales, period)
    .slice(-12)
    .map(({ month, revenue }) => ({ label: month, value: revenue }));
  const monthOf = (month: string): string => monthName(month, wording.locale);
  return chartOf('bars', `Revenue by month, ${currency}`, currency, points, wording, monthOf);
}

/** "in Nov 2026" of "2026-11", in the words of `locale`. */
function monthName(month: string, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, {
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return `in ${format.format(new Date(`${month}-01T00:00:00.000Z`))}`;
}

function chartOf(
  form: Chart['form'],
  title: string,
  currency: CurrencyCode,
  points: Chart['points'],
  wording: Wording,
  place: (label: string) => string,
): Chart | null {
  const name = accessibleName(title, currency, points, wording, place);
  if (name === null) return null;
  return {
    type: 'chart',
    form,
    title,
    accessibleName: name,
    unit: currency,
    scale: minorUnitScale(currency),
    points,
  };
}

/** What a person sees in the chart, in a sentence: where it begins and ends, its low and high. */
export function accessibleName(
  title: string,
  currency: CurrencyCode,
  points: Chart['points'],
  wording: Wording,
  place: (label: string) => string,
): string | null {
  const known = points.flatMap(({ label, value }) => (value === null ? [] : [{ label, value }]));
  const [first] = known;
  const last = known.at(-1);
  if (!first || !last || known.length < 2) return null;
  const amount = (value: number): string => wording.roundMoney(money(value, currency));
  const lowest = known.reduce((low, point) => (point.value < low.value ? point : low), first);
  const highest = known.reduce((high, point) => (point.value > high.value ? point : high), first);
  const gaps = points.length - known.length;
  const missing = gaps > 0 ? `, not known at ${gaps} of ${points.length} points` : '';
  return (
    `${title}: ${amount(first.value)} ${place(first.label)}, ${amount(last.value)} ` +
    `${place(last.label)}; lowest ${amount(lowest.value)} ${place(lowest.label)}, highest ` +
    `${amount(highest.value)} ${place(highest.label)}${missing}`
  );
}
