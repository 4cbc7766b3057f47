import type { ClientFile } from '#shared/domain/client/client-file.ts';
import type { Period } from '#shared/domain/period.ts';
import { figuresCurrency } from '#shared/domain/portfolio/client-figures.ts';
import type { RateLookup } from '#shared/domain/portfolio/exchange-rate.ts';
import { sortedLedger } from '#shared/domain/portfolio/ledger.ts';
import { isHoldingAccount, portfolioScope } from '#shared/domain/portfolio/portfolio-scope.ts';
import { revenueByMonth, salesIn } from '#shared/domain/portfolio/sales.ts';
import { valueHistory } from '#shared/domain/portfolio/value-history.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import { type CurrencyCode, minorUnitScale, money } from '#shared/lib/money.ts';
import type { Chart } from './model.ts';
import type { DocumentWords } from './words/words.ts';

/** Points of a small chart on paper. */
const POINTS = 60;

/** The value of a client's accounts over `period`; `null` when there are not two known points. */
export function valueChart(
  file: ClientFile,
  period: Period,
  document: DocumentWords,
  rates?: RateLookup,
): Chart | null {
  const { charts } = document.words.layout;
  const accounts = file.accounts.filter(isHoldingAccount);
  if (accounts.length === 0) return null;
  const currency = figuresCurrency(accounts, file.client.data.reportingCurrency);
  const scope = portfolioScope(file, currency, { accounts, ...(rates ? { rates } : {}) });
  const points = valueHistory(scope, period, POINTS).points.map(({ date, value }) => ({
    label: date,
    value,
  }));
  const dayOf = (label: string): string => charts.on(document.wording.date(label as CalendarDate));
  return chartOf('line', charts.value(currency), currency, points, document, dayOf);
}

/**
 * The revenue of a client by month of `period` (to the client: purchases, as `title` then says);
 * `null` when there are not two known months.
 */
export function revenueChart(
  file: ClientFile,
  period: Period,
  currency: CurrencyCode,
  document: DocumentWords,
  title: string = document.words.layout.charts.revenue(currency),
): Chart | null {
  const sales = salesIn(sortedLedger(file.transactions), currency);
  const points = revenueByMonth(sales, period)
    .slice(-12)
    .map(({ month, revenue }) => ({ label: month, value: revenue }));
  const monthOf = (month: string): string => monthPlace(month, document);
  return chartOf('bars', title, currency, points, document, monthOf);
}

/** "in Nov 2026" of "2026-11". */
function monthPlace(month: string, { words, wording }: DocumentWords): string {
  const format = new Intl.DateTimeFormat(wording.locale, {
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return words.layout.charts.inMonth(format.format(new Date(`${month}-01T00:00:00.000Z`)));
}

function chartOf(
  form: Chart['form'],
  title: string,
  currency: CurrencyCode,
  points: Chart['points'],
  document: DocumentWords,
  place: (label: string) => string,
): Chart | null {
  const name = accessibleName(title, currency, points, document, place);
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
  { words, wording }: DocumentWords,
  place: (label: string) => string,
): string | null {
  const known = points.flatMap(({ label, value }) => (value === null ? [] : [{ label, value }]));
  const [first] = known;
  const last = known.at(-1);
  if (!first || !last || known.length < 2) return null;
  const at = (point: { readonly label: string; readonly value: number }): string =>
    `${wording.roundMoney(money(point.value, currency))} ${place(point.label)}`;
  const lowest = known.reduce((low, point) => (point.value < low.value ? point : low), first);
  const highest = known.reduce((high, point) => (point.value > high.value ? point : high), first);
  const gaps = points.length - known.length;
  return words.layout.charts.about({
    title,
    first: at(first),
    last: at(last),
    lowest: at(lowest),
    highest: at(highest),
    gaps: gaps > 0 ? { count: gaps, of: points.length } : null,
  });
}
