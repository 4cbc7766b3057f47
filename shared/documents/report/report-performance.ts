import { benchmarkName } from '#shared/domain/portfolio/benchmark.ts';
import { performanceIndex } from '#shared/domain/portfolio/performance-index.ts';
import {
  hundredths,
  type PeriodKey,
  type PeriodPerformance,
} from '#shared/domain/portfolio/period-performance.ts';
import { openingOf } from '#shared/domain/portfolio/sub-period.ts';
import { addDays, type CalendarDate } from '#shared/lib/calendar-date.ts';
import type { Block, LongTable, Section } from '../model.ts';
import { knownOf, notesOf, numbers, reasonOf, reasonsNote, words } from './report-cells.ts';
import type { HoldingMaterial, ReportMaterial } from './report-material.ts';

const PERIOD_NAMES: Readonly<Record<PeriodKey, string>> = {
  own: 'This report',
  quarterToDate: 'Quarter to date',
  yearToDate: 'Year to date',
  oneYear: '1 year',
  threeYears: '3 years',
  fiveYears: '5 years',
  sinceInception: 'Since inception',
};

/** Returns by period beside the benchmark and the money behind them. */
export function performanceSections(material: ReportMaterial): readonly Section[] {
  return material.holdings
    .filter(({ scope }) => scope.ledger.length > 0)
    .map((holding) => ({
      id: `performance-${holding.currency}`,
      heading: `Performance${holding.suffix}`,
      column: 'full',
      blocks: [
        ...courseBlocks(holding, material),
        returnsTable(holding, material),
        moneyTable(holding, material),
      ],
    }));
}

/** Five years is named when there are so many; the others always, with the reason where not. */
function rowsOf({ standard }: HoldingMaterial): readonly PeriodPerformance[] {
  return standard.filter(({ key, net }) => key !== 'fiveYears' || net.available);
}

/** The first day that counts: later than the period's where capital came later. */
function firstDay({ net, period }: PeriodPerformance): CalendarDate {
  return net.available ? addDays(openingOf(net.value.chain), 1) : period.from;
}

function returnsTable(holding: HoldingMaterial, { cells, wording }: ReportMaterial): LongTable {
  const { benchmark, scope } = holding;
  const rows = rowsOf(holding);
  const hasGross = rows.some(({ fees }) => fees.available && fees.value !== 0);
  const yearly = (row: PeriodPerformance) =>
    row.net.available && row.net.value.annual.isAnnual ? 'a year' : 'whole period';
  const name = benchmark.available ? benchmarkName(scope, benchmark.value) : null;
  return {
    type: 'longTable',
    caption: 'Returns, time-weighted, net of fees',
    columns: [
      words('Period'),
      words('From'),
      numbers('Net'),
      ...(hasGross ? [numbers('Gross')] : []),
      numbers('Benchmark'),
      numbers('Difference'),
      numbers('Money-weighted'),
      words('Rate'),
    ],
    rows: rows.map((row) => ({
      role: 'item',
      cells: [
        cells.text(PERIOD_NAMES[row.key]),
        cells.date(firstDay(row)),
        cells.percent(row.net.available ? hundredths(row.net.value.annual.rate) : null, SIGNED),
        ...(hasGross
          ? [
              cells.percent(
                row.gross.available ? hundredths(row.gross.value.annual.rate) : null,
                SIGNED,
              ),
            ]
          : []),
        cells.percent(
          row.benchmark.available ? hundredths(row.benchmark.value.annualRate) : null,
          SIGNED,
        ),
        cells.points(knownOf(row.difference)),
        cells.percent(
          row.moneyWeighted.available ? hundredths(row.moneyWeighted.value.rate) : null,
          SIGNED,
        ),
        cells.text(row.net.available ? yearly(row) : ''),
      ],
    })),
    note: notesOf(
      name ? `Benchmark: ${name}, by its prices over the same days. Difference in points.` : null,
      rows.some(({ net }) => net.available && net.value.isEstimate)
        ? 'Where a price was missing on the day of a flow, the stretch around it is estimated by Modified Dietz.'
        : null,
      reasonsNote(
        rows.flatMap((row) => [
          { of: PERIOD_NAMES[row.key], reason: reasonOf(row.net, wording) },
          // The same reason again would only be longer.
          ...(row.net.available
            ? [{ of: 'benchmark', reason: reasonOf(row.benchmark, wording) }]
            : []),
          ...(row.net.available
            ? [
                {
                  of: `money-weighted, ${PERIOD_NAMES[row.key].toLowerCase()}`,
                  reason: reasonOf(row.moneyWeighted, wording),
                },
              ]
            : []),
        ]),
      ),
    ),
  };
}

const SIGNED = { signed: true } as const;

/** Opening value, money in and out, gain, closing value: each row adds up to the cent. */
function moneyTable(holding: HoldingMaterial, { cells, wording }: ReportMaterial): LongTable {
  const { currency, ofPeriod } = holding;
  const rows = [ofPeriod, ...rowsOf(holding)].filter(({ gain }) => gain.available);
  const all = [ofPeriod, ...rowsOf(holding)];
  return {
    type: 'longTable',
    caption: `The money behind the returns, ${currency}`,
    columns: [
      words('Period'),
      numbers('Opening value'),
      numbers('Net flow'),
      numbers('Gain before fees'),
      numbers('Fees'),
      numbers('Closing value'),
    ],
    rows: rows.map((row) => {
      const fees = knownOf(row.fees);
      const gain = knownOf(row.gain);
      return {
        role: 'item',
        cells: [
          cells.text(PERIOD_NAMES[row.key]),
          cells.amount(knownOf(row.startValue), currency),
          cells.amount(knownOf(row.netFlow), currency, SIGNED),
          cells.amount(gain === null || fees === null ? null : gain + fees, currency, SIGNED),
          cells.amount(fees === null ? null : -fees, currency),
          cells.amount(knownOf(row.endValue), currency),
        ],
      };
    }),
    note: notesOf(
      'Opening value, net flow and gain less fees add up to the closing value.',
      reasonsNote(
        all
          .filter(({ gain }) => !gain.available)
          .map((row) => ({ of: PERIOD_NAMES[row.key], reason: reasonOf(row.gain, wording) })),
      ),
    ),
  };
}

/** Points of the course: more are not seen on paper. */
const COURSE_POINTS = 90;

/** What 100 became since inception, or over the last three years, beside the benchmark. */
function courseBlocks(holding: HoldingMaterial, { wording }: ReportMaterial): readonly Block[] {
  const { scope, benchmark, standard } = holding;
  const row =
    standard.find(({ key, net }) => key === 'threeYears' && net.available) ??
    standard.find(({ key }) => key === 'sinceInception');
  if (!row?.net.available) return [];
  const points = performanceIndex(scope, row.net.value.chain, benchmark, COURSE_POINTS);
  const [first] = points;
  const last = points.at(-1);
  if (!first || !last || points.length < 3) return [];
  const value = (index: number) => wording.percent(index / 100 - 1, { signed: true });
  const beside = last.benchmark === null ? '' : `, benchmark ${value(last.benchmark)}`;
  const title = `What 100 became since ${wording.date(first.date)}`;
  return [
    {
      type: 'courses',
      title,
      accessibleName: `${title}: portfolio ${value(last.value)}${beside}, up to ${wording.date(last.date)}`,
      days: points.map(({ date }) => date),
      courses: [
        { name: 'Portfolio, net of fees', values: points.map((point) => point.value) },
        ...(benchmark.available
          ? [{ name: 'Benchmark', values: points.map((point) => point.benchmark) }]
          : []),
      ],
    },
  ];
}
