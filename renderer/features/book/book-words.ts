import type { BookPeriodKey } from '#shared/domain/portfolio/book-part.ts';
import { formatNumber } from '../../components/formats.ts';

export const PERIOD_WORDS: Readonly<Record<BookPeriodKey, string>> = {
  quarterToDate: 'Quarter to date',
  yearToDate: 'Year to date',
  oneYear: '1 year',
  threeYears: '3 years',
  fiveYears: '5 years',
};

/** A fraction as "+4.41%". */
export function rateText(rate: number): string {
  return formatNumber(rate, { percent: true, decimals: 2, signed: true });
}
