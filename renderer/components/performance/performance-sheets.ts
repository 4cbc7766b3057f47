import { causeWords } from '#shared/domain/figure-cause.ts';
import type { Contributions } from '#shared/domain/portfolio/contributions.ts';
import { FIGURE_RULES } from '#shared/domain/portfolio/figure-rules.ts';
import type {
  ExplainedReturn,
  ExplainedStep,
} from '#shared/domain/portfolio/performance-explanation.ts';
import type { IndexPoint } from '#shared/domain/portfolio/performance-index.ts';
import type { PeriodRow } from '#shared/domain/portfolio/performance-page.ts';
import { hundredths } from '#shared/domain/portfolio/period-performance.ts';
import { dayInFile, reasonInFile } from '../figure-reason.ts';
import {
  type FigureCell,
  figureCell,
  moneyCell,
  namedColumns,
  nothingCell,
  percentCell,
  textCell,
  unknownCell,
} from '../figures/figure-cell.ts';
import type { FigureSheet } from '../figures/save-figures-button.tsx';
import { exchangeNote, PERIOD_WORDS } from './performance-words.ts';

/* The tables of performance as they go into a file; amounts in the currency of the accounts asked for. */

/** Why a part has no points. */
export const NO_CAPITAL = 'there is no capital to measure by';

const rateCell = (rate: number): FigureCell => percentCell(hundredths(rate));
const pointsCell = (points: number): FigureCell => ({ as: 'points', hundredths: points });
const yearlyCell = (isAnnual: boolean): FigureCell => textCell(isAnnual ? 'yes' : 'no');

/** The returns of each period as they are shown, and whether they are rates of a year. */
export function periodsSheet(rows: readonly PeriodRow[]): FigureSheet {
  return {
    title: 'Periods',
    columns: [
      ...namedColumns('Period', 'From', 'To', 'Net of fees, %', 'Gross of fees, %', 'Yearly'),
      ...namedColumns('Money-weighted, %', 'Yearly, money-weighted', 'Gain', 'Benchmark, %'),
      ...namedColumns('Benchmark', 'Difference, points', 'Note'),
    ],
    rows: rows.map((row) => {
      const { key, period, net, gross, moneyWeighted, gain, benchmark, difference } = row;
      return {
        cells: [
          textCell(PERIOD_WORDS[key]),
          { as: 'date', date: period.from },
          { as: 'date', date: period.to },
          figureCell(net, ({ annual }) => rateCell(annual.rate)),
          figureCell(gross, ({ annual }) => rateCell(annual.rate)),
          figureCell(net, ({ annual }) => yearlyCell(annual.isAnnual)),
          figureCell(moneyWeighted, ({ rate }) => rateCell(rate)),
          figureCell(moneyWeighted, ({ isAnnual }) => yearlyCell(isAnnual)),
          figureCell(gain, (amount) => moneyCell(amount)),
          figureCell(benchmark, ({ annualRate }) => rateCell(annualRate)),
          figureCell(benchmark, ({ name }) => textCell(name)),
          figureCell(difference, pointsCell),
          textCell(noteOn(row)),
        ],
      };
    }),
  };
}

function noteOn({ net, period }: PeriodRow): string {
  if (!net.available) return `Unavailable: ${reasonInFile(net)}`;
  const { isEstimate, since } = net.value;
  const notes = [
    isEstimate ? 'an estimate, as a price is missing' : '',
    since > period.from ? `from ${since}, when capital came` : '',
  ];
  return notes.filter((note) => note !== '').join('; ');
}

/** What 100 of `name` became by each day that the chart shows; the benchmark beside it where there is one. */
export function courseSheet(points: readonly IndexPoint[], name: string): FigureSheet {
  const indexCell = (value: number | null): FigureCell =>
    value === null ? nothingCell : { as: 'number', value: Number(value.toFixed(4)) };
  return {
    title: 'What 100 became',
    columns: namedColumns('Day', name, 'Benchmark'),
    rows: points.map(({ date, value, benchmark }) => ({
      cells: [{ as: 'date', date }, indexCell(value), indexCell(benchmark)],
    })),
  };
}

/** What each part added to the gain; the parts and the timing of flows add up to the last row. */
export function contributionsSheet(contributions: Contributions): FigureSheet {
  const { parts, gain, points, timing, total } = contributions;
  return {
    title: 'What contributed to the gain',
    columns: [
      ...namedColumns('Part', 'Value at the start', 'Net flow', 'Value at the end'),
      ...['Gain', 'Points'].map((name) => ({ name, how: FIGURE_RULES.contribution })),
      ...namedColumns('Note'),
    ],
    rows: [
      ...parts.map((part) => ({
        cells: [
          textCell(part.name),
          ...[part.startValue, part.netFlow, part.endValue, part.gain].map((amount) =>
            moneyCell(amount),
          ),
          part.points === null ? unknownCell(NO_CAPITAL) : pointsCell(part.points),
          textCell(exchangeNote(part, reasonInFile)),
        ],
      })),
      {
        cells: [
          textCell('Timing of flows'),
          ...[nothingCell, nothingCell, nothingCell, nothingCell],
          figureCell(timing, pointsCell),
          nothingCell,
        ],
      },
      {
        cells: [
          textCell('Together'),
          ...[nothingCell, nothingCell, nothingCell, moneyCell(gain)],
          figureCell(total.available ? total : points, pointsCell),
          nothingCell,
        ],
      },
    ],
  };
}

/** Every sub-period of a return, with factors as they were multiplied. */
export function stepsSheet({ steps }: ExplainedReturn): FigureSheet {
  return {
    title: 'Sub-periods',
    columns: [
      ...namedColumns('From the evening of', 'To the evening of', 'Opening', 'Inflow', 'Outflow'),
      ...namedColumns('Flow', 'Closing', 'Capital', 'Gain', 'Factor', 'Product', 'Note'),
    ],
    rows: steps.map((step) => ({
      cells: [
        { as: 'date', date: step.opensOn },
        { as: 'date', date: step.closesOn },
        ...[
          ...[step.opening, sumOf(step, 'inflow'), sumOf(step, 'outflow'), step.netFlow],
          ...[step.closing, Math.round(step.capital), step.gain],
        ].map((amount) => moneyCell(amount)),
        ...[step.factor, step.growth].map(factorCell),
        textCell(stepNote(step)),
      ],
    })),
  };
}

const sumOf = ({ flows }: ExplainedStep, way: 'inflow' | 'outflow'): number =>
  flows.reduce((sum, flow) => sum + flow[way], 0);

const factorCell = (value: number | null): FigureCell =>
  value === null ? unknownCell('nothing was invested') : { as: 'number', value };

function stepNote({ factor, method, estimatedBecause }: ExplainedStep): string {
  if (factor === null) return 'nothing was invested';
  if (method !== 'modifiedDietz') return '';
  return `estimate by Modified Dietz${estimatedBecause ? `: ${causeWords(estimatedBecause, dayInFile)}` : ''}`;
}
