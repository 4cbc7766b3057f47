import type { Period } from '#shared/domain/period.ts';
import type { PeriodKey } from '#shared/domain/portfolio/period-performance.ts';
import { formatDate } from '../formats.ts';

export const PERIOD_WORDS: Readonly<Record<PeriodKey, string>> = {
  quarterToDate: 'Quarter to date',
  yearToDate: 'Year to date',
  oneYear: '1 year',
  threeYears: '3 years',
  fiveYears: '5 years',
  sinceInception: 'Since inception',
  own: 'Own period',
};

/** "25 Nov 2025 to 24 Nov 2026". */
export function daysOf({ from, to }: Period): string {
  return `${formatDate(from)} to ${formatDate(to)}`;
}
