import { type Figure, mapFigure } from '#shared/domain/figure.ts';
import type { BookPeriodKey } from '#shared/domain/portfolio/book-part.ts';
import type {
  BookAmounts,
  BookClient,
  BookPeriodRow,
} from '#shared/domain/portfolio/book-performance.ts';
import { FIGURE_RULES } from '#shared/domain/portfolio/figure-rules.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { reasonOf } from '../../components/figure-reason.ts';
import type { ExplainedFigure, FigureTerm } from '../../components/figures/explained-figure.ts';
import { formatDate, formatMoney } from '../../components/formats.ts';
import { PERIOD_WORDS, rateText } from './book-words.ts';

/** How the numbers of a book come about. */
export const BOOK_RULE =
  'All accounts in one currency of the book’s clients are one portfolio, at the last known price of each evening. Each day’s return is (value + outflow) ÷ (value of the evening before + inflow) − 1; the time-weighted return is the product of the days’ factors less 1, net of fees. A client who comes to the book or leaves it is a flow, not a gain. The money-weighted return is XIRR over the same flows. Rates over a year or more are yearly.';

/** What brought most, in words. */
export const REVENUE_RULE = 'Revenue is fees charged and orders less returns.';

/** A rate of the book over a period, with the amounts and flows it was computed from. */
export function explainedRate(
  row: BookPeriodRow,
  column: 'timeWeighted' | 'moneyWeighted',
  currency: CurrencyCode,
): ExplainedFigure {
  const { timeWeighted, moneyWeighted } = row;
  const rate: Figure<{ readonly rate: number; readonly isAnnual: boolean }> =
    column === 'moneyWeighted' ? moneyWeighted : mapFigure(timeWeighted, ({ annual }) => annual);
  const whole: readonly FigureTerm[] =
    column === 'timeWeighted' && timeWeighted.available
      ? [
          { name: 'Over the whole period', text: rateText(timeWeighted.value.rate) },
          { name: 'Since', text: formatDate(timeWeighted.value.since) },
        ]
      : [];
  return {
    name: column === 'timeWeighted' ? 'Time-weighted' : 'Money-weighted',
    of: daysOf(row),
    text: rate.available
      ? `${rateText(rate.value.rate)}${rate.value.isAnnual ? ' a year' : ''}`
      : null,
    reason: rate.available ? null : reasonOf(rate),
    how: BOOK_RULE,
    from: [...whole, ...amountTerms(row, currency)],
  };
}

/** An amount of the book in a period, with the others it adds up with. */
export function explainedAmount(
  row: BookPeriodRow,
  name: string,
  amount: number,
  currency: CurrencyCode,
): ExplainedFigure {
  return {
    name,
    of: daysOf(row),
    text: formatMoney(amount, currency),
    how: `${FIGURE_RULES.gain} ${BOOK_RULE}`,
    from: amountTerms(row, currency),
  };
}

/** A figure of a key account in a period, with what it is made of. */
export function explainedKeyAccount(input: {
  readonly name: string;
  readonly text: string | null;
  readonly client: string;
  readonly amounts: BookClient['periods'][BookPeriodKey];
  readonly period: BookPeriodKey;
  /** Fees and sales of the whole book. */
  readonly whole: number;
  readonly currency: CurrencyCode;
}): ExplainedFigure {
  const { name, text, client, amounts, period, whole, currency } = input;
  const money = (amount: number) => formatMoney(amount, currency);
  return {
    name,
    of: `${client} · ${PERIOD_WORDS[period]}`,
    text,
    reason: text === null ? NO_REVENUE : null,
    how: `${REVENUE_RULE} Share is of the revenue of the whole book in ${currency}. Gain: ${FIGURE_RULES.gain}`,
    from: [
      { name: 'Fees', text: money(amounts.fees) },
      { name: 'Sales', text: money(amounts.sales) },
      { name: 'Revenue of the book', text: money(whole) },
      ...amountTerms(amounts, currency),
    ],
  };
}

/** Why there is no share. */
export const NO_REVENUE = 'the book had no revenue in the period';

function daysOf({ key, period }: BookPeriodRow): string {
  return `${PERIOD_WORDS[key]}, ${formatDate(period.from)} to ${formatDate(period.to)}`;
}

function amountTerms(amounts: BookAmounts, currency: CurrencyCode): readonly FigureTerm[] {
  const { endValue, startValue, inflow, outflow, gain } = amounts;
  const money = (amount: number) => formatMoney(amount, currency);
  return [
    { name: 'Value at the end', text: money(endValue) },
    { name: 'Value at the start', text: money(startValue) },
    { name: 'Inflow', text: money(inflow) },
    { name: 'Outflow', text: money(outflow) },
    { name: 'Gain', text: money(gain) },
  ];
}
