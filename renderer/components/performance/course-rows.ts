import type { IndexPoint } from '#shared/domain/portfolio/performance-index.ts';
import type { ChartRow } from '../charts/chart-figure.tsx';
import { formatDate, formatNumber } from '../formats.ts';

const NO_BENCHMARK = 'a price or rate of the benchmark is missing on a day of the course';

/** What 100 have become, as it is shown. */
export function shownIndex(value: number): string {
  return formatNumber(value, { decimals: 2 });
}

/** The numbers of a course: each day, what 100 have become, and what they became in the benchmark. */
export function courseRows(
  points: readonly IndexPoint[],
  isCompared: boolean,
): readonly ChartRow[] {
  return points.map(({ date, value, benchmark }): ChartRow => {
    const own = [formatDate(date), shownIndex(value)] as const;
    if (!isCompared) return own;
    return [...own, benchmark === null ? { reason: NO_BENCHMARK } : shownIndex(benchmark)];
  });
}
