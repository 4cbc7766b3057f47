import type { Unavailable } from '#shared/domain/figure.ts';
import type { Period } from '#shared/domain/period.ts';
import type { Contribution } from '#shared/domain/portfolio/contributions.ts';
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

/** Why a merger or spin-off is in the gain of a part, with `reason` in words; empty where none is. */
export function exchangeNote(
  { exchangeUnknown }: Contribution,
  reason: (figure: Unavailable) => string,
): string {
  return exchangeUnknown
    ? `a merger or spin-off counts as gain or loss: ${reason(exchangeUnknown)}`
    : '';
}
