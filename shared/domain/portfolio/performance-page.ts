import { Answers } from '#shared/lib/answers.ts';
import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { CurrencyCode } from '#shared/lib/money.ts';
import type { ClientFile } from '../client/client-file.ts';
import { type Figure, mapFigure } from '../figure.ts';
import type { FigureCause } from '../figure-cause.ts';
import type { Period } from '../period.ts';
import { type Benchmark, type BenchmarkPrices, benchmarkName, benchmarkOf } from './benchmark.ts';
import { type Contributions, contributions } from './contributions.ts';
import { type ExplainedReturn, explainReturn } from './performance-explanation.ts';
import { type IndexPoint, performanceIndex } from './performance-index.ts';
import {
  type PeriodKey,
  type PeriodPerformance,
  type PeriodReturn,
  periodPerformance,
  standardPerformance,
} from './period-performance.ts';
import type { MoneyWeightedReturn } from './portfolio-performance.ts';
import type { PortfolioScope } from './portfolio-scope.ts';
import { scopeChoices } from './scope-choices.ts';

/** Whose performance is asked for, and up to when. */
export interface PerformanceQuestion {
  /** Key of a `ScopeChoice`; the first choice when there is no such one. */
  readonly scope: string;
  readonly day: CalendarDate;
  /** A period of the person's own beside the standard ones. */
  readonly own: Period | null;
}

/** A return without the sub-periods it is made of: a long record has thousands of them. */
export type ReturnRow = Omit<PeriodReturn, 'chain'> & {
  readonly since: CalendarDate;
  readonly to: CalendarDate;
  /** Sub-periods that count, and how many of them are estimates. */
  readonly steps: number;
  readonly estimatedSteps: number;
  /** What was missing for the first of those. */
  readonly estimatedBecause: FigureCause | null;
};

/** A row of the table of periods. */
export type PeriodRow = Omit<PeriodPerformance, 'net' | 'gross' | 'moneyWeighted'> & {
  readonly net: Figure<ReturnRow>;
  readonly gross: Figure<ReturnRow>;
  readonly moneyWeighted: Figure<Omit<MoneyWeightedReturn, 'flows'>>;
};

/** The table of periods. */
export interface PerformanceTable {
  readonly currency: CurrencyCode;
  readonly rows: readonly PeriodRow[];
  /** What the accounts are measured against; a blend has its weights restored after each month. */
  readonly benchmark: Figure<{ readonly name: string; readonly isBlend: boolean }>;
}

/** One period taken apart: its course for a chart, and what contributed. */
interface PeriodDetail {
  readonly course: readonly IndexPoint[];
  readonly contributions: Figure<Contributions>;
}

/** One period to compute again by hand. */
export interface PeriodExplanation {
  readonly net: Figure<ExplainedReturn>;
  readonly moneyWeighted: Figure<MoneyWeightedReturn>;
}

/** How the accounts did by period; `null` when none holds anything or nothing is recorded. */
export function performanceTable(
  file: ClientFile,
  question: PerformanceQuestion,
): PerformanceTable | null {
  const asked = periodsOf(file, question);
  if (!asked) return null;
  const { scope, benchmark, periods } = asked;
  return tableOf(periods, scope, benchmark);
}

/** The table of `periods`, whose benchmark is priced by `prices`. */
export function tableOf(
  periods: readonly PeriodPerformance[],
  prices: BenchmarkPrices,
  benchmark: Figure<Benchmark>,
): PerformanceTable {
  return {
    currency: prices.currency,
    rows: periods.map(rowOf),
    benchmark: mapFigure(benchmark, (parts) => ({
      name: benchmarkName(prices, parts),
      isBlend: parts.length > 1,
    })),
  };
}

/** The course and the contributions of the period `key`; `null` when it is not among those asked for. */
export function periodDetail(
  file: ClientFile,
  question: PerformanceQuestion & { readonly key: PeriodKey },
): PeriodDetail | null {
  const asked = periodsOf(file, question);
  const period = asked?.periods.find(({ key }) => key === question.key);
  if (!asked || !period) return null;
  const { scope, benchmark } = asked;
  const { net } = period;
  return {
    course: net.available ? performanceIndex(scope, net.value.chain, benchmark) : [],
    contributions: contributions(scope, period.period, net),
  };
}

/** The computation of the period `key`; `null` when it is not among those asked for. */
export function periodExplanation(
  file: ClientFile,
  question: PerformanceQuestion & { readonly key: PeriodKey },
): PeriodExplanation | null {
  const period = periodsOf(file, question)?.periods.find(({ key }) => key === question.key);
  return period ? explanationOf(period) : null;
}

/** The computation of one period. */
export function explanationOf(period: PeriodPerformance): PeriodExplanation {
  return {
    net: mapFigure(period.net, ({ chain }) => explainReturn(chain)),
    moneyWeighted: period.moneyWeighted,
  };
}

interface Periods {
  readonly scope: PortfolioScope;
  readonly benchmark: ReturnType<typeof benchmarkOf>;
  readonly periods: readonly PeriodPerformance[];
}

const known = new Answers<PerformanceQuestion, Periods | null>(
  (first, second) => JSON.stringify(first) === JSON.stringify(second),
);

/** All periods, with what they are made of: table, detail and explanation ask for the same. */
function periodsOf(file: ClientFile, { scope, day, own }: PerformanceQuestion): Periods | null {
  return known.about(file, { scope, day, own }, () => {
    const choices = scopeChoices(file);
    const choice = choices.find(({ key }) => key === scope) ?? choices[0];
    const chosen = choice?.scope();
    if (!chosen?.ledger[0]) return null;
    const benchmark = benchmarkOf(chosen, file.client.data.benchmark);
    const standard = standardPerformance(chosen, day, benchmark);
    const periods = own
      ? [...standard, periodPerformance(chosen, 'own', own, benchmark)]
      : standard;
    return { scope: chosen, benchmark, periods };
  });
}

function rowOf(performance: PeriodPerformance): PeriodRow {
  return {
    ...performance,
    net: mapFigure(performance.net, returnRow),
    gross: mapFigure(performance.gross, returnRow),
    moneyWeighted: mapFigure(performance.moneyWeighted, ({ rate, isAnnual }) => ({
      rate,
      isAnnual,
    })),
  };
}

function returnRow({ chain, ...figures }: PeriodReturn): ReturnRow {
  const counting = chain.steps.slice(chain.firstStep);
  const estimated = counting.filter(({ estimatedBecause }) => estimatedBecause !== null);
  return {
    ...figures,
    since: chain.since,
    to: chain.to,
    steps: counting.length,
    estimatedSteps: estimated.length,
    estimatedBecause: estimated[0]?.estimatedBecause ?? null,
  };
}
