import type { BookAmounts, BookClient } from '#shared/domain/portfolio/book-client.ts';
import type { BookPage } from '#shared/domain/portfolio/book-page.ts';
import { FIGURE_RULES } from '#shared/domain/portfolio/figure-rules.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import { reasonOf } from '../../components/figure-reason.ts';
import type { ExplainedFigure, FigureTerm } from '../../components/figures/explained-figure.ts';
import { countOf, formatMoney } from '../../components/formats.ts';
import { PERIOD_WORDS } from '../../components/performance/performance-words.ts';

/** What brought most, in words. */
export const REVENUE_RULE = 'Revenue is fees charged and orders less returns.';

/** Why there is no share. */
export const NO_REVENUE = 'the book had no revenue in the period';

/** A figure of a key account in a period, with what it is made of. */
export function explainedKeyAccount(input: {
  /** What the figure is, and as it is shown. */
  readonly name: string;
  readonly text: string | null;
  /** The client's name. */
  readonly of: string;
  readonly client: BookAmounts & Pick<BookClient, 'fees' | 'sales' | 'revenueLeftOut'>;
  readonly page: Pick<BookPage, 'key' | 'scope'>;
  /** Fees and sales of the whole book. */
  readonly whole: number;
}): ExplainedFigure {
  const { name, text, of, client, page, whole } = input;
  const { currency } = page.scope;
  const money = (amount: number) => formatMoney(amount, currency);
  return {
    name,
    of: `${of} · ${PERIOD_WORDS[page.key]}`,
    text,
    reason: text === null ? NO_REVENUE : null,
    how: `${REVENUE_RULE} Share is of the revenue of the whole book in ${currency}. Gain: ${FIGURE_RULES.gain}`,
    from: [
      { name: 'Fees', text: money(client.fees) },
      { name: 'Sales', text: money(client.sales) },
      ...notCounted(client.revenueLeftOut),
      { name: 'Revenue of the book', text: money(whole) },
      ...amountTerms(client, currency),
    ],
  };
}

function notCounted(left: BookClient['revenueLeftOut']): readonly FigureTerm[] {
  if (!left) return [];
  const entries = countOf(left.entries, 'entry', 'entries');
  return [{ name: 'Not counted', text: `${entries}: ${reasonOf(left.why)}` }];
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
