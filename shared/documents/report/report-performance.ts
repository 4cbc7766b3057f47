import { benchmarkName } from '#shared/domain/portfolio/benchmark.ts';
import { performanceIndex } from '#shared/domain/portfolio/performance-index.ts';
import { hundredths, type PeriodPerformance } from '#shared/domain/portfolio/period-performance.ts';
import { openingOf } from '#shared/domain/portfolio/sub-period.ts';
import { addDays, type CalendarDate } from '#shared/lib/calendar-date.ts';
import type { Block, LongTable, Section } from '../model.ts';
import { knownOf, notesOf, numbers, reasonOf, reasonsNote, texts } from './report-cells.ts';
import type { HoldingMaterial, ReportMaterial } from './report-material.ts';

/** Returns by period beside the benchmark and the money behind them. */
export function performanceSections(material: ReportMaterial): readonly Section[] {
  return material.holdings
    .filter(({ scope }) => scope.ledger.length > 0)
    .map((holding) => ({
      id: `performance-${holding.currency}`,
      heading: `${material.words.investing.performance.heading}${holding.suffix}`,
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

function returnsTable(holding: HoldingMaterial, material: ReportMaterial): LongTable {
  const { cells, words } = material;
  const said = words.investing.performance;
  const periodNames = words.names.periods;
  const { benchmark, scope } = holding;
  const rows = rowsOf(holding);
  const hasGross = rows.some(({ fees }) => fees.available && fees.value !== 0);
  const yearly = (row: PeriodPerformance) =>
    row.net.available && row.net.value.annual.isAnnual ? said.aYear : said.wholePeriod;
  const name = benchmark.available ? benchmarkName(scope, benchmark.value) : null;
  return {
    type: 'longTable',
    caption: said.returns,
    columns: [
      texts(said.period),
      texts(said.from),
      numbers(said.net),
      ...(hasGross ? [numbers(said.gross)] : []),
      numbers(said.benchmark),
      numbers(said.difference),
      numbers(said.moneyWeighted),
      texts(said.rate),
    ],
    rows: rows.map((row) => ({
      role: 'item',
      cells: [
        cells.text(periodNames[row.key]),
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
      name ? said.benchmarkIs(name) : null,
      rows.some(({ net }) => net.available && net.value.isEstimate) ? said.estimate : null,
      reasonsNote(
        rows.flatMap((row) => [
          { of: periodNames[row.key], reason: reasonOf(row.net, material) },
          // The same reason again would only be longer.
          ...(row.net.available
            ? [{ of: said.ofBenchmark, reason: reasonOf(row.benchmark, material) }]
            : []),
          ...(row.net.available
            ? [
                {
                  of: said.ofMoneyWeighted(periodNames[row.key]),
                  reason: reasonOf(row.moneyWeighted, material),
                },
              ]
            : []),
        ]),
        words,
      ),
    ),
  };
}

const SIGNED = { signed: true } as const;

/** Opening value, money in and out, gain, closing value: each row adds up to the cent. */
function moneyTable(holding: HoldingMaterial, material: ReportMaterial): LongTable {
  const { cells, words } = material;
  const said = words.investing.performance;
  const periodNames = words.names.periods;
  const { currency, ofPeriod } = holding;
  const rows = [ofPeriod, ...rowsOf(holding)].filter(({ gain }) => gain.available);
  const all = [ofPeriod, ...rowsOf(holding)];
  return {
    type: 'longTable',
    caption: said.money(currency),
    columns: [
      texts(said.period),
      numbers(said.opening),
      numbers(said.netFlow),
      numbers(said.gainBeforeFees),
      numbers(said.fees),
      numbers(said.closing),
    ],
    rows: rows.map((row) => {
      const fees = knownOf(row.fees);
      const gain = knownOf(row.gain);
      return {
        role: 'item',
        cells: [
          cells.text(periodNames[row.key]),
          cells.amount(knownOf(row.startValue), currency),
          cells.amount(knownOf(row.netFlow), currency, SIGNED),
          cells.amount(gain === null || fees === null ? null : gain + fees, currency, SIGNED),
          cells.amount(fees === null ? null : -fees, currency),
          cells.amount(knownOf(row.endValue), currency),
        ],
      };
    }),
    note: notesOf(
      said.addsUp,
      reasonsNote(
        all
          .filter(({ gain }) => !gain.available)
          .map((row) => ({ of: periodNames[row.key], reason: reasonOf(row.gain, material) })),
        words,
      ),
    ),
  };
}

/** Points of the course: more are not seen on paper. */
const COURSE_POINTS = 90;

/** What 100 became since inception, or over the last three years, beside the benchmark. */
function courseBlocks(
  holding: HoldingMaterial,
  { wording, words }: ReportMaterial,
): readonly Block[] {
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
  const said = words.investing.performance;
  const title = said.course(wording.date(first.date));
  return [
    {
      type: 'courses',
      title,
      accessibleName: said.courseAbout({
        title,
        own: value(last.value),
        benchmark: last.benchmark === null ? null : value(last.benchmark),
        to: wording.date(last.date),
      }),
      days: points.map(({ date }) => date),
      courses: [
        { name: said.ownCourse, values: points.map((point) => point.value) },
        ...(benchmark.available
          ? [{ name: said.benchmarkCourse, values: points.map((point) => point.benchmark) }]
          : []),
      ],
    },
  ];
}
