import { type Figure, mapFigure } from '#shared/domain/figure.ts';
import { causeWords } from '#shared/domain/figure-cause.ts';
import { FIGURE_RULES } from '#shared/domain/portfolio/figure-rules.ts';
import type { PeriodRow, ReturnRow } from '#shared/domain/portfolio/performance-page.ts';
import { hundredths } from '#shared/domain/portfolio/period-performance.ts';
import { reasonOf } from '../figure-reason.ts';
import { type ExplainedFigure, type FigureTerm, figureTerm } from '../figures/explained-figure.ts';
import { percentWords, pointsWords } from '../figures/figure-cell.ts';
import { formatDate, formatMoney, formatNumber } from '../formats.ts';
import { daysOf, PERIOD_WORDS } from './performance-words.ts';

/** The figures of a row of the table of periods. */
export type PeriodColumn = 'net' | 'gross' | 'moneyWeighted' | 'gain' | 'benchmark' | 'difference';

type Explained = Pick<ExplainedFigure, 'name' | 'how' | 'from'> & {
  readonly figure: Figure<string>;
  /** What makes it doubtful. */
  readonly doubt?: string | null;
};

/** The figure of `row` in a column, with the days, values and rates it was computed from. */
export function explainedPeriod(
  row: PeriodRow,
  column: PeriodColumn,
  currency: string,
): ExplainedFigure {
  const { name, how, from, figure, doubt } = EXPLAIN[column](row, currency);
  return {
    name,
    of: `${PERIOD_WORDS[row.key]}, ${daysOf(row.period)}`,
    text: figure.available ? figure.value : null,
    reason: figure.available ? doubt : reasonOf(figure),
    how,
    from,
  };
}

const EXPLAIN: Readonly<Record<PeriodColumn, (row: PeriodRow, currency: string) => Explained>> = {
  net: ({ net }) => ({
    name: 'Net of fees',
    how: FIGURE_RULES.timeWeighted,
    from: returnTerms(net),
    figure: mapFigure(net, ({ annual }) => rateText(annual)),
    doubt: doubtOf(net),
  }),
  gross: ({ gross, fees }, currency) => ({
    name: 'Gross of fees',
    how: FIGURE_RULES.grossOfFees,
    from: [...returnTerms(gross), moneyTerm('Fees charged', fees, currency)],
    figure: mapFigure(gross, ({ annual }) => rateText(annual)),
    doubt: doubtOf(gross),
  }),
  moneyWeighted: ({ moneyWeighted, startValue, endValue, netFlow }, currency) => ({
    name: 'Money-weighted',
    how: FIGURE_RULES.moneyWeighted,
    from: [
      moneyTerm('Value at the start', startValue, currency),
      moneyTerm('Net flow', netFlow, currency),
      moneyTerm('Value at the end', endValue, currency),
    ],
    figure: mapFigure(moneyWeighted, rateText),
  }),
  gain: ({ gain, startValue, endValue, netFlow }, currency) => ({
    name: 'Gain',
    how: FIGURE_RULES.gain,
    from: [
      moneyTerm('Value at the end', endValue, currency),
      moneyTerm('Value at the start', startValue, currency),
      moneyTerm('Net flow', netFlow, currency),
    ],
    figure: mapFigure(gain, (amount) => formatMoney(amount, currency, { signed: true })),
  }),
  benchmark: ({ benchmark, net }) => ({
    name: 'Benchmark',
    how: FIGURE_RULES.benchmark,
    from: benchmark.available
      ? [
          { name: 'Benchmark', text: benchmark.value.name },
          {
            name: 'Over the whole period',
            text: percentWords(hundredths(benchmark.value.rate), true),
          },
          { name: 'Last price of', text: formatDate(benchmark.value.pricedOn) },
        ]
      : [],
    figure: mapFigure(benchmark, ({ annualRate }) =>
      rateText({ rate: annualRate, isAnnual: net.available && net.value.annual.isAnnual }),
    ),
  }),
  difference: ({ difference, net, benchmark }) => ({
    name: 'Difference, points',
    how: FIGURE_RULES.difference,
    from: [
      figureTerm('Net of fees', net, ({ annual }) => rateText(annual)),
      figureTerm('Benchmark', benchmark, ({ annualRate }) =>
        percentWords(hundredths(annualRate), true),
      ),
    ],
    figure: mapFigure(difference, pointsWords),
  }),
};

function rateText({ rate, isAnnual }: { readonly rate: number; readonly isAnnual: boolean }) {
  return `${percentWords(hundredths(rate), true)}${isAnnual ? ' a year' : ''}`;
}

function returnTerms(figure: Figure<ReturnRow>): readonly FigureTerm[] {
  if (!figure.available) return [];
  const { rate, since, to, steps } = figure.value;
  return [
    { name: 'Over the whole period', text: percentWords(hundredths(rate), true) },
    { name: 'From', text: formatDate(since) },
    { name: 'To', text: formatDate(to) },
    { name: 'Sub-periods multiplied', text: formatNumber(steps) },
  ];
}

function doubtOf(figure: Figure<ReturnRow>): string | null {
  if (!figure.available || !figure.value.isEstimate) return null;
  const { estimatedSteps, steps, estimatedBecause } = figure.value;
  const why = estimatedBecause ? `, as there is ${causeWords(estimatedBecause, formatDate)}` : '';
  return `an estimate, ${formatNumber(estimatedSteps)} of ${formatNumber(steps)} sub-periods by Modified Dietz${why}`;
}

function moneyTerm(name: string, figure: Figure<number>, currency: string): FigureTerm {
  return figureTerm(name, figure, (amount) => formatMoney(amount, currency));
}
