import type { CalendarDate } from '#shared/lib/calendar-date.ts';
import type { PricePoint } from '../client/client-file.ts';

/** The last price on `day` or before, or `null` when there is none; `series` is oldest first. */
export function priceAt(series: readonly PricePoint[], day: CalendarDate): PricePoint | null {
  let low = 0;
  let high = series.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const point = series[middle];
    if (point && point.date <= day) low = middle + 1;
    else high = middle;
  }
  return series[low - 1] ?? null;
}
